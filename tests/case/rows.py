"""Many rows in one case, for their number."""

from __future__ import annotations

from datetime import timedelta

from applications.models import Attachment, Case, Conflict, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.organisation.models import Body
from tests.factories.house import House, a_person


def many_notes(house: House, case: Case, number: int) -> None:
    person = house.person("coordination.method")
    Event.objects.bulk_create(
        Event(
            municipality=house.municipality, case=case, at=clock.now(), actor=person, actor_name=person.name,
            thing="applications.case", thing_id=case.pk, verb="write_note", said={"text": f"Anteckning {n}."},
        )
        for n in range(number)
    )  # fmt: skip


def many_stances(house: House, case: Case, number: int) -> None:
    """That many committees whose answers wait in the present round, and as many that have answered."""
    bodies = Body.objects.bulk_create(
        Body(municipality=house.municipality, key=f"{case.ref}-{n}", kind="committee", name=f"Nämnd {n}")
        for n in range(2 * number)
    )
    now = clock.now()
    said = {
        "status": "answered", "outcome": "yes", "reasons": "Skäl.", "answered_on": clock.today(), "answered_at": now,
        "answered_by": house.person("education-committee.chair"),
    }  # fmt: skip
    Step.objects.bulk_create(
        Step(
            municipality=house.municipality, case=case, phase="application", key="stance", kind="stance", body=body,
            opened_at=now, due=clock.today() + timedelta(days=9), **(said if place % 2 else {"status": "open"}),
        )
        for place, body in enumerate(bodies)
    )  # fmt: skip


def many_attachments(house: House, case: Case, number: int) -> None:
    person = house.person("education.writer")
    Attachment.objects.bulk_create(
        Attachment(
            municipality=house.municipality, case=case, form="application", name=f"Bilaga {n}.pdf", kind="pdf",
            size=1000, added_at=clock.now(), added_by=person,
        )
        for n in range(number)
    )  # fmt: skip


def many_conflicts(house: House, case: Case, number: int) -> None:
    Conflict.objects.bulk_create(
        Conflict(
            municipality=house.municipality, case=case, person=a_person(), reason="Skäl.", since=clock.now()
        )
        for _n in range(number)
    )  # fmt: skip
