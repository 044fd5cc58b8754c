"""Opening and closing work items: whose turn it is, kept as the case moves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import Body, Department, Membership, User
from socinv.organisation.standing import ACTING

ASSIGN_IN = 7  # days
VERB_OF_KIND = {
    "expertise": "give_expertise",
    "assessment": "assess",
    "stance": "take_stance",
    "preparation": "prepare",
    "decision": "decide",
    "views": "give_views",
    "sign-off": "sign",
    "weighing": "weigh",
}
HEAD = ["head"]  # the role, within a department, of the one who leads it


def _open(thing: Any, verb: str, label: str, due: date | None, **to: Any) -> None:
    WorkItem.objects.create(
        municipality_id=thing.municipality_id, case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk,
        verb=verb, label=label, due=due, opened_at=clock.now(), **to,
    )  # fmt: skip


def turn_of_step(step: Step) -> None:
    """The body's turn (its recording roles, and its delegates where that is allowed), a head's, or the expert's."""
    rule = step.rule
    to: dict[str, Any] = {"body": step.body, "roles": list(rule.roles), "delegable": rule.may_delegate}
    if step.person_id:
        to = {"person": step.person}
    if step.department_id:
        to = {"department": step.department, "roles": HEAD}
    _open(step, VERB_OF_KIND[step.kind], rule.title, step.due, **to)


def turn_of_department(thing: Any, label: str, due: date | None) -> None:
    """The applying department's turn to write and send in."""
    _open(thing, "submit", label, due, department=thing.case.department)


def turn_of_head(thing: Any, verb: str, label: str, due: date | None, department: Department) -> None:
    """The turn of the one who leads a department."""
    _open(thing, verb, label, due, department=department, roles=HEAD)


def turn_of_body(thing: Any, verb: str, label: str, due: date | None, body: Body, roles: tuple[str, ...]) -> None:
    """The turn of those in a body who hold one of the roles."""
    _open(thing, verb, label, due, body=body, roles=list(roles))


def turn_of_person(thing: Any, verb: str, label: str, due: date | None, person: User) -> None:
    _open(thing, verb, label, due, person=person)


def turn_of_coordinators(thing: Any, verb: str, label: str, due: date | None) -> None:
    """The coordinators' turn: the case's own two when they are named and still there, else whoever coordinates."""
    case: Case = thing.case
    coordination = Body.objects.filter(municipality=case.municipality_id, kind="coordination").first()
    if coordination is None:
        return
    seated = Membership.objects.on(clock.today()).filter(body=coordination, role__in=ACTING).values("person")
    named = [pk for pk in (case.coordinator_method_id, case.coordinator_evaluation_id) if pk is not None]
    people = list(User.objects.filter(Q(pk__in=named), pk__in=seated, is_active=True))
    for person in people:
        turn_of_person(thing, verb, label, due, person)
    if not people:
        _open(thing, verb, label, due, body=coordination, roles=list(ACTING))


def want_coordinators(case: Case) -> None:
    """Until they are named, naming the two coordinators waits (SUN-02); once only. Nothing waits where the process has
    no competences: there one who handles the case may be named, and need not be."""
    if not case.process.competences:
        return
    waiting = WorkItem.objects.open().filter(case=case, verb="assign_coordinators").exists()
    if case.coordinator_method_id is None and not waiting:
        turn_of_coordinators(case, "assign_coordinators", _("Samordning"), clock.today() + timedelta(ASSIGN_IN))


def end_turn(thing: Any, **which: str) -> None:
    """Nothing waits on this thing any more, or nothing of that ``verb`` (and ``label``)."""
    items = WorkItem.objects.open().filter(thing=thing._meta.label_lower, thing_id=thing.pk, **which)
    items.update(closed_at=clock.now())
