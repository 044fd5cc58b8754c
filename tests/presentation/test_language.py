"""Swedish first, whatever the browser says; English for those who choose it."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_browser_in_english_gets_swedish(client: Client) -> None:
    answer = client.get("/logga-in/", headers={"Accept-Language": "en-GB"})
    assert answer["Content-Language"] == "sv"
    assert 'lang="sv"' in answer.content.decode()


def test_the_reader_can_choose_english(client: Client) -> None:
    client.post("/sprak/setlang/", {"language": "en", "next": "/logga-in/"})
    assert client.get("/logga-in/")["Content-Language"] == "en"


def test_a_language_nobody_knows_is_swedish(client: Client) -> None:
    client.cookies["django_language"] = "xx'\"<"
    assert client.get("/logga-in/")["Content-Language"] == "sv"
