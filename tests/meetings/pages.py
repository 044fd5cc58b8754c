"""Asking for the pages of meetings as somebody."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from socinv.meetings.models import AgendaItem, Meeting
from socinv.organisation.models import User
from tests.case.pages import words
from tests.lists.asking import client_of


def url(meeting: Meeting, name: str = "meeting", *more: object) -> str:
    return reverse(name, args=[meeting.ref, *more])


def url_of(item: AgendaItem, name: str = "meeting-item") -> str:
    return reverse(name, args=[item.meeting.ref, item.pk])


def read(person: User, address: str) -> str:
    """What is read there, without markup; the test fails when the page is not given."""
    response = client_of(person).get(address)
    assert response.status_code == 200, (address, response.status_code)
    return words(response.content.decode())


def send(person: User, address: str, **fields: Any) -> Any:
    return client_of(person).post(address, fields)


def status(person: User, address: str, method: str = "get") -> int:
    code: int = getattr(client_of(person), method)(address).status_code
    return code


def problems(response: Any, form: str = "form") -> dict[str, list[str]]:
    """What stands at each field after a no."""
    assert response.status_code == 200, response.status_code
    return {name: [str(one) for one in found] for name, found in response.context[form].errors.items()}


def told(response: Any) -> str:
    """What the next page says was done, or why not."""
    assert response.status_code == 302, response.status_code
    return " ".join(str(one) for one in response.wsgi_request._messages)
