"""The export is complete: every event, every field, equal to the rows, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from applications.history.export import COLUMNS
from applications.models import Case
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.organisation.models import User
from socinv.presentation.dates import local
from tests.factories import acts as do
from tests.factories.cases import a_granted_application, a_submitted_idea
from tests.factories.house import House, a_person
from tests.lists.asking import client_of

pytestmark = pytest.mark.django_db
FORMULAS = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"]


def taken_out(person: User | Client, case: Case, kind: str) -> bytes:
    client = person if isinstance(person, Client) else client_of(person)
    response: Any = client.get(reverse("case-history-export", args=[case.ref, kind]))
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def csv_rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_json_holds_every_event_with_every_field(house: House) -> None:
    case = a_granted_application(house).case
    perform(case, "write_note", by=house.person("coordination.method"), text="Å, ä, ö och ”citat”.")
    found = json.loads(taken_out(house.person("coordination.method"), case, "json"))
    events = list(Event.objects.filter(case=case).order_by("pk"))
    assert found["case"] == case.regnr
    assert len(found["events"]) == len(events)
    assert {"submit", "assess", "open", "decide", "grant", "write_note"} <= {event.verb for event in events}
    assert any(event.cause_id for event in events)
    for one, event in zip(found["events"], events, strict=True):
        fields = {name: getattr(event, name) for name in ("thing", "thing_id", "verb", "before", "after", "said")}
        assert one == fields | {
            "id": event.pk, "at": local(event.at).isoformat(), "recorded_at": local(event.recorded_at).isoformat(),
            "actor": event.actor_id, "actor_name": event.actor_name, "cause": event.cause_id,
            "sentence": sentence(event),
        }  # fmt: skip


def test_no_field_of_the_event_is_left_out() -> None:
    owner = {"municipality", "case"}  # the same for all of them
    fields = {field.name for field in Event._meta.concrete_fields} - owner
    assert len(COLUMNS) == len(fields) + 1  # and the sentence


def test_csv_and_xlsx_hold_the_same_rows(house: House) -> None:
    case = a_granted_application(house).case
    reader = house.person("network.chair")
    rows = csv_rows(taken_out(reader, case, "csv"))
    sheet: Any = load_workbook(BytesIO(taken_out(reader, case, "xlsx"))).active
    head, *lines = sheet.iter_rows(values_only=True)
    assert [str(column.title) for column in COLUMNS] == list(head) == list(rows[0])
    assert [[str(cell or "") for cell in line] for line in lines] == [list(row.values()) for row in rows]
    assert len(rows) == Event.objects.filter(case=case).count()
    said = [json.loads(row["Vad som sades"]) for row in rows]
    assert said == [event.said for event in Event.objects.filter(case=case).order_by("pk")]


def test_no_cell_is_a_formula(house: House) -> None:
    case = a_submitted_idea(house).case
    person = house.person("coordination.method")
    for text in FORMULAS:
        User.objects.filter(pk=person.pk).update(name=f"{text} Namn")
        perform(case, "write_note", by=User.objects.get(pk=person.pk), text=text)
    for row in csv_rows(taken_out(person, case, "csv")):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)
    sheet: Any = load_workbook(BytesIO(taken_out(person, case, "xlsx"))).active
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


@pytest.mark.parametrize("kind", ["pdf", "html", "CSV"])
def test_other_kinds_are_404(house: House, kind: str) -> None:
    case = a_submitted_idea(house).case
    address = reverse("case-history-export", args=[case.ref, kind])
    assert client_of(house.person("network.chair")).get(address).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("who", ["outsider", "affiliated"])
def test_those_who_may_not_see_the_case_get_404(house: House, who: str, kind: str) -> None:
    case = a_submitted_idea(house).case
    address = reverse("case-history-export", args=[case.ref, kind])
    assert client_of(house.person(who)).get(address).status_code == 404


@pytest.mark.rule("SUN-20")
def test_an_expert_takes_out_no_more_than_the_page_shows(house: House) -> None:
    case = a_submitted_idea(house).case
    do.ask_expert(house, case, house.person("expert"))
    second = a_person("Expert Påhittsson", house.municipality)
    do.ask_expert(house, case, second)
    found = taken_out(house.person("expert"), case, "json").decode()
    assert second.name not in found
    assert "lämnade in idén" in found
