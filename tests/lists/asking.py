"""Asking for a page as somebody, and what a list needs to be full."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.models import Case, Idea, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, Following, WorkItem
from socinv.organisation.models import User
from tests.factories.house import House, a_process


def client_of(person: User) -> Client:
    """A browser where the person is logged in."""
    client = Client()
    client.force_login(person)
    return client


def page(person: User, url: str, **query: Any) -> str:
    """The page's text; the test fails when it is not given."""
    response = client_of(person).get(url, query)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return response.content.decode()


def queries(person: User, url: str, **query: Any) -> int:
    """How many queries a visit costs, after a first one that notes the visit."""
    client = client_of(person)
    client.get(url, query)
    with CaptureQueriesContext(connection) as seen:
        response: Any = client.get(url, query)
        assert response.status_code == 200
        if response.streaming:  # a file is asked for as it is sent
            assert b"".join(response.streaming_content)
    return len(seen)


def many_cases(house: House, number: int, start: int = 1) -> list[Case]:
    """Submitted cases that wait for the network, each followed by a coordinator: rows, for their number."""
    now, process = clock.now(), a_process()
    writer, follower = house.person("education.writer"), house.person("coordination.method")
    owner: dict[str, Any] = {"municipality": house.municipality}
    cases = Case.objects.bulk_create(
        Case(
            **owner, process_slug=process.slug, process_version=process.version,
            department=house.departments["education"],
            opened_by=writer, opened_at=now, changed_at=now, registered_at=now, year=now.year, serial=number,
            regnr=f"SI-{now.year}-{number:04}", title=f"Ärende {number}", stage="idea.assessment",
        )
        for number in range(start, start + number)
    )  # fmt: skip
    Idea.objects.bulk_create(Idea(**owner, case=case, status="submitted", submitted_at=now) for case in cases)
    _steps_of(house, cases, owner, now)
    Following.objects.bulk_create(Following(**owner, case=case, person=follower) for case in cases)
    Event.objects.bulk_create(
        Event(
            **owner, case=case, at=now, actor=writer, actor_name=writer.name, thing="applications.idea",
            thing_id=case.idea.pk, verb="submit",
        )
        for case in cases
    )  # fmt: skip
    return cases


def _steps_of(house: House, cases: list[Case], owner: dict[str, Any], now: datetime) -> None:
    """Each case's open review with its work item, and a review that was answered before it."""
    steps = Step.objects.bulk_create(
        Step(
            **owner, case=case, phase="idea", key="assessment", kind="assessment", status="open", opened_at=now,
            body=house.bodies["network"], due=clock.today() + timedelta(days=place % 40 - 10),
        )
        for place, case in enumerate(cases)
    )  # fmt: skip
    Step.objects.bulk_create(
        Step(
            **owner, case=case, phase="idea", key="assessment", kind="assessment", status="answered", opened_at=now,
            body=house.bodies["network"], round=2, outcome="returned", reasons="Skäl.", answered_at=now,
            answered_on=clock.today(), answered_by=house.person("network.chair"),
        )
        for case in cases
    )  # fmt: skip
    WorkItem.objects.bulk_create(
        WorkItem(
            **owner, case=step.case, thing="applications.step", thing_id=step.pk, verb="assess", label="Idéprövning",
            body=step.body, roles=["chair", "secretary", "member"], due=step.due, opened_at=now,
        )
        for step in steps
    )  # fmt: skip
