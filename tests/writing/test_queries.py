"""No page of a form asks the database more than fifteen times, however much there is in it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.content.attaching import attach
from applications.models import Application
from socinv.lifecycle.models import Following
from socinv.lifecycle.perform import perform
from socinv.notices.models import Notice
from tests.factories.cases import a_submitted_application, an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House, a_person, seat
from tests.writing.pages import signed_in, url

PAGES = ["form", "form-print", "form-attachments", "cowriters", "part:problem", "part:costs", "part:gains"]
SENT = ["form", "form-print", "version-difference", "part:costs", "form-attachments"]


def fill(house: House, application: Application, size: int) -> None:
    case = application.case
    tables: dict[str, Any] = {
        kind: [row(kind, case, f"r{number}") for number in range(size)]
        for kind in ("partners", "benefits", "indicators", "costs")
    }
    others = [house.departments[key].pk for key in ("social", "culture")]
    complete(case, "application", departments=others, **tables)
    writer = house.person("education.writer")
    for number in range(size // 3):
        attach(application, SimpleUploadedFile(f"{number}.txt", b"text"), by=writer)
        perform(application, "comment", by=house.person("coordination.method"), part="problem", text="Hej")


def count(client: Client, application: Application, page: str) -> int:
    kind, _colon, part = page.partition(":")
    address = url("form-part", application, part) if kind == "part" else url(kind, application)
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("who", ["education.writer", "coordination.method"])
def test_a_draft(house: House, who: str) -> None:
    few, many = an_approved_idea(house), an_approved_idea(house)
    fill(house, few, 3)
    fill(house, many, 30)
    client = signed_in(house.person(who))
    found = {page: (count(client, few, page), count(client, many, page)) for page in PAGES}
    assert all(first == second <= 15 for first, second in found.values()), found


@pytest.mark.parametrize("who", ["education.writer", "network.chair", "coordination.method"])
def test_a_sent_in_application(house: House, who: str) -> None:
    application = a_submitted_application(house)
    client = signed_in(house.person(who))
    pages = [*SENT, "form-submit"] if who == "education.writer" else SENT
    found = {page: count(client, application, page) for page in pages}
    assert all(number <= 15 for number in found.values()), found


def test_withdrawing_does_not_ask_once_a_follower(house: House) -> None:
    few, many = a_submitted_application(house), a_submitted_application(house)
    for number in range(30):
        person = a_person(municipality=house.municipality)
        seat(person, house.bodies["network"], "member")
        for application in (few, many)[number > 2 :]:
            Following.objects.create(municipality=house.municipality, case=application.case, person=person)
    client = signed_in(house.person("education.writer"))
    found = [count(client, one, "form-withdraw") for one in (few, many)]
    assert found[0] == found[1] <= 15, found
    asked = []
    for one in (few, many):
        with CaptureQueriesContext(connection) as made:
            perform(one, "withdraw", by=house.person("education.writer"), reason="Vi söker på nytt nästa år.")
        asked.append(len(made))
        assert Notice.objects.filter(event__case=one.case, event__verb="withdraw").count() >= 3
    assert asked[0] == asked[1], asked
