"""The calculation each time it was sent in, and two of them beside each other."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.models import Application, Version
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.calculation_file.books import address
from tests.calculation_page.examples import figures, fill, gain
from tests.factories.house import House
from tests.writing.pages import signed_in


@pytest.fixture
def twice(house: House, application: Application) -> Application:
    """Sent in, returned, and changed since."""
    writer = house.person("education.writer")
    perform(application, "submit", by=writer)
    Application.objects.filter(pk=application.pk).update(status="returned")
    social = f"department:{house.departments['social'].pk}"
    fill(house, application, [
        gain(application, "r1", social, figures("50", "0.20", "75000")),
        gain(application, "r3", "region", figures("40", "0.10", "30000")),
        gain(application, "ny", "state", figures("1", "1", "1000")) | {"what": "Helt ny"},
    ])  # fmt: skip
    return Application.objects.get(pk=application.pk)


def read(client: Client, name: str, application: Application, query: str = "") -> str:
    answer: Any = client.get(address(name, application) + query)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_each_with_what_it_came_to(writer: Client, twice: Application) -> None:
    page = read(writer, "calculation-versions", twice)
    for words in ("Version 1", "Nu", "−191\u00a0113", "0,92", "2\u00a0500\u00a0000", "?version=1"):
        assert words in page, words


def test_two_beside_each_other(writer: Client, twice: Application) -> None:
    page = read(writer, "calculation-compared", twice, "?fran=1&till=nu")
    for words in (
        "Helt ny",
        "Ny",
        "Tas bort",
        "Ändras",
        "Personer per år",
        "0,92",
        "Nettonuvärde för kommunen, kronor",
    ):
        assert words in page, words
    assert 'Effekt per person och år</th><td data-label="Före">0,2</td><td data-label="Efter">0,2' not in page
    same = read(writer, "calculation-compared", twice, "?fran=1&till=1")
    assert "Inga skillnader" in same
    assert writer.get(address("calculation-compared", twice) + "?fran=x&till=99").status_code == 200


def test_readers_see_what_was_sent_in_and_not_what_is_written(house: House, twice: Application) -> None:
    perform(twice, "submit", by=house.person("education.writer"))
    client = signed_in(house.person("network.member"))
    page = read(client, "calculation-versions", twice)
    assert "Version 2" in page
    assert ">Nu</a>" not in page
    assert "Helt ny" in read(client, "calculation-compared", twice)


def test_before_it_is_sent_in_there_is_nothing_to_compare(writer: Client, application: Application) -> None:
    assert "Inte än" in read(writer, "calculation-versions", application)
    assert writer.get(address("calculation-compared", application)).status_code == 404


def test_one_version_alone(writer: Client, house: House, application: Application) -> None:
    perform(application, "submit", by=house.person("education.writer"))
    assert "Det finns bara en version" in read(writer, "calculation-compared", application)


@pytest.mark.parametrize("name", ["calculation-versions", "calculation-compared"])
def test_queries_do_not_grow_with_versions(writer: Client, house: House, twice: Application, name: str) -> None:
    counts = []
    for number in (2, 3, 4, 5):
        first = twice.case.versions.get(form="application", number=1)
        Version.objects.create(
            municipality_id=first.municipality_id, case=twice.case, form="application", number=number,
            answers=first.answers, made_at=clock.now(), made_by=first.made_by,
        )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            read(writer, name, twice)
        counts.append(len(asked))
    assert counts[1] == counts[3] <= 15
