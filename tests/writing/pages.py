"""Going through the forms' pages as a browser without scripts does."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any, cast
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from applications.models import Part, Written
from socinv.organisation.models import User


class Fields(HTMLParser):
    """What a form on a page would send: name and value of everything filled in."""

    def __init__(self, html: str, form: str = "del") -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        self._form, self._inside, self._name, self._select = form, False, "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "form":
            self._inside = given.get("id") == self._form
        if not self._inside:
            return
        if tag == "input" and given.get("type") not in ("submit", "radio", "checkbox"):
            self._add(given["name"], given.get("value", ""))
        elif tag == "input" and "checked" in given:
            self._add(given["name"], given.get("value", "on"))
        elif tag == "textarea":
            self._name = given["name"]
            self._add(self._name, "")
        elif tag == "select":
            self._select = given["name"]
            self._add(self._select, "")
        elif tag == "option" and self._select and "selected" in given:
            self.sent[self._select] = [given.get("value", "")]

    def handle_data(self, data: str) -> None:
        if self._name:
            self.sent[self._name] = [self.sent[self._name][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._name:
            self.sent[self._name] = [self.sent[self._name][0].removeprefix("\n")]
            self._name = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False

    def _add(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(name: str, thing: Written, *more: object) -> str:
    """The address of a page of this form; those of the application alone have no form in theirs."""
    alone = name in ("cowriters", "cowriter-remove", "form-support", "attachment")
    return reverse(name, args=[thing.case.ref, *(() if alone else (thing.form,)), *more])


def landing(answer: HttpResponseBase) -> str:
    """The address that an answer leads on to."""
    assert answer.status_code == 302, answer.status_code
    return str(answer["Location"])


def downloaded(answer: HttpResponseBase) -> bytes:
    """A file's content as the browser gets it."""
    assert answer.status_code == 200, answer.status_code
    return b"".join(cast("Iterable[bytes]", answer))


class Writer:
    """A person with a part open: what the page holds, typed over, and sent."""

    def __init__(self, person: User, thing: Written, part: str) -> None:
        self.client, self.thing, self.part = signed_in(person), thing, part
        self.address = url("form-part", thing, part)
        self.open()

    def open(self, query: str = "") -> None:
        self.page = self.client.get(self.address + query)
        assert self.page.status_code == 200, self.page.status_code
        self.read()

    def read(self) -> None:
        found = Fields(self.page.content.decode())
        self.fields, self.ids = found.sent, found.ids

    def type(self, **fields: Any) -> Writer:
        """Type in fields by name (``_`` for ``-``)."""
        self.fields |= {
            name.replace("_", "-"): value if isinstance(value, list) else [value] for name, value in fields.items()
        }
        return self

    def put(self, name: str, value: str) -> Writer:
        self.fields[name] = [value]
        return self

    def press(self, button: str = "_to", value: str = "here") -> Any:
        self.page = self.client.post(self.address, self.fields | {button: [value]})
        if self.page.status_code == 302:
            onward = urlsplit(landing(self.page))
            if onward.path == self.address:
                self.open(f"?{onward.query}")
        elif self.page.status_code in (200, 409):
            self.read()
        return self.page

    def autosave(self) -> Any:
        answer = self.client.post(url("form-autosave", self.thing, self.part), self.fields)
        if answer.status_code == 200:
            held = Fields(f'<form id="del">{answer.content.decode()}</form>').sent
            self.fields["_base"] = held["_base"]
        return answer


def saved(thing: Written, part: str) -> dict[str, Any]:
    """A part's answers as they are saved now."""
    row = Part.objects.filter(case=thing.case, form=thing.form, key=part).first()
    return dict(row.answers) if row else {}
