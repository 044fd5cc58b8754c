"""Asking pages without the test client, which keeps a copy of every template it sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from socinv.organisation.models import User

HANDLER = ClientHandler(enforce_csrf_checks=False)


class Visitor:
    """Somebody who has logged in."""

    def __init__(self, person: User) -> None:
        client = Client()
        client.force_login(person)
        self.cookies = client.cookies.output(header="", sep=";")

    def ask(self, method: str, url: str, said: Mapping[str, Any] | None = None) -> HttpResponseBase:
        sent = RequestFactory().generic(
            method, url, urlencode(said or {}, doseq=True), content_type="application/x-www-form-urlencoded"
        )
        environ: dict[str, Any] = sent.environ | {"HTTP_COOKIE": self.cookies}
        return HANDLER(environ)

    def get(self, url: str) -> HttpResponseBase:
        return self.ask("GET", url)

    def post(self, url: str, said: Mapping[str, Any] | None = None) -> HttpResponseBase:
        return self.ask("POST", url, said)


def content_of(response: Any) -> bytes:
    """All of it, also of what is sent in pieces."""
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)
