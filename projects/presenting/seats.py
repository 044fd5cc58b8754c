"""Who sits in a project, by group, and what each place gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from projects.conditions import empty_seats
from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.project_schema import SeatRule
from socinv.organisation.models import Membership
from socinv.presentation.grammar import joined

# What projects/rights.py lets those of a group do, and its chair besides.
GIVES: dict[str, Promise] = {
    "steering-group": later(
        "Startar projektet, %(reports)sbegär ändringar, svarar på frågor om resultat och inleder avslutsfasen."
    ),
    "project-group": later("Skriver projektbeskrivningen, rapporterna och utvärderingen."),
}
CHAIR_GIVES: dict[str, Promise] = {
    "steering-group": later("Utser också vilka som sitter i projektet."),
    "project-group": later("Lämnar också in projektbeskrivningen och utvärderingen, och prövar frågan om EU-medel."),
}


@dataclass(frozen=True)
class Held:
    """One person's time in a place. ``url``: where it is ended, empty where it cannot be."""

    role: str
    name: str
    title: str
    seat: str
    starts: date
    ends: date | None
    is_coming: bool = False
    url: str = ""


@dataclass(frozen=True)
class Group:
    """One of the project's two groups with those who sit there now or soon, and those who have."""

    key: str
    title: str
    task: str
    now: list[Held] = field(default_factory=list)
    past: list[Held] = field(default_factory=list)


def seat_of(project: Project, membership: Membership) -> SeatRule | None:
    """The file's place that a membership in one of the project's groups is."""
    group = "steering-group" if membership.body_id == project.steering_group_id else "project-group"
    seats = project.case.process.project.seat
    return next((seat for seat in seats if (seat.group, seat.role) == (group, membership.role)), None)


def groups(project: Project, *, may_release: bool) -> list[Group]:
    """The steering group and the project group, each in the file's order of places: one query."""
    rule, today = project.case.process.project, clock.today()
    order: dict[tuple[str, str], int] = {(seat.group, seat.role): place for place, seat in enumerate(rule.seat)}
    found = {
        project.steering_group_id: Group("steering-group", rule.steering.title, rule.steering.task),
        project.project_group_id: Group("project-group", rule.group.title, rule.group.task),
    }
    rows = Membership.objects.filter(body__in=found).select_related("person")
    for row in sorted(rows, key=lambda one: (order.get((found[one.body_id].key, one.role), 99), one.starts, one.pk)):
        group = found[row.body_id]
        is_past = row.ends is not None and row.ends < today
        held = _held(project, row, today, may_release=may_release and not is_past)
        (group.past if is_past else group.now).append(held)
    return list(found.values())


def _held(project: Project, row: Membership, today: date, *, may_release: bool) -> Held:
    seat = seat_of(project, row)
    return Held(
        row.role, row.person.name, row.person.title, with_share(seat) if seat else str(row.get_role_display()),
        row.starts, row.ends,
        row.starts > today, reverse("project-release", args=[project.case.ref, row.pk]) if may_release else "",
    )  # fmt: skip


def places(process: Process) -> list[dict[str, Any]]:
    """Each place with its task in the guideline and what it lets a person do here."""
    return [
        {"title": with_share(seat), "task": " ".join(filter(None, (seat.task, seat.begins))),
         "gives": _gives(process, seat)}
        for seat in process.project.seat
    ]  # fmt: skip


def _gives(process: Process, seat: SeatRule) -> list[str]:
    sent_by = process.reporting.sent_by
    words = {"reports": "" if sent_by else _("skickar %(reports)s, ") % {"reports": process.reporting.plural}}
    return [
        str(GIVES[seat.group]) % words,
        *([str(CHAIR_GIVES[seat.group])] if seat.role == "chair" else []),
        *([_("Skickar rapporterna.")] if seat.key in sent_by else []),
    ]


def with_share(seat: SeatRule) -> str:
    """Projektledare, 25 procent."""
    return _("%(seat)s, %(share)d procent") % {"seat": seat.title, "share": seat.share} if seat.share else seat.title


def begins(project: Project) -> list[str]:
    """When the file says that a seat should begin, of those that nobody holds."""
    empty = empty_seats(project)
    return [seat.begins for seat in project.case.process.project.seat if seat.begins and seat.title.lower() in empty]


def lacking(project: Project) -> str:
    """The needed places that nobody holds today, as a sentence; empty when all are held."""
    empty = empty_seats(project)
    return _("Det saknas %(seats)s.") % {"seats": joined(empty)} if empty else ""
