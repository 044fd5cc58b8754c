"""Seats, employments and delegations as the rows of a table: now, coming and past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.models import OF_ONE_PROJECT, Delegation, Employment, Membership, Period, SeatRole

ORDER = list(SeatRole.values)


@dataclass(frozen=True)
class Row:
    """One line: what it is, whose or where, and the days."""

    url: str
    title: str
    text: str
    starts: date
    ends: date | None
    status: str
    word: str


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    title: str
    rows: list[Row]


def state(thing: Period, day: date) -> tuple[str, str]:
    """Status and word of a period on a day."""
    if thing.starts > day:
        return "wait", _("Kommande")
    return ("ok", _("Gäller")) if thing.holds_on(day) else ("info", _("Avslutat"))


def seat_rows(seats: Iterable[Membership], day: date, *, of_person: bool = False) -> list[Group]:
    """A body's seats, or a person's: those that hold, by role, then the coming and the past.

    A seat in a project has no page here: it is given and ended in the project.
    """
    rows = []
    for seat in sorted(seats, key=lambda one: ORDER.index(one.role)):
        role = str(seat.get_role_display())
        if seat.competence:
            role = f"{role}, {str(seat.get_competence_display()).lower()}"
        if seat.place is not None:
            role = _("%(role)s, plats %(place)d") % {"role": role, "place": seat.place}
        title, text = (seat.body.name, role) if of_person else (seat.person.name, role)
        url = "" if seat.body.kind in OF_ONE_PROJECT else reverse("membership", args=[seat.pk])
        rows.append(_row(seat, url, title, text, day))
    return _grouped(rows)


def job_rows(jobs: Iterable[Employment], day: date, *, of_person: bool = False) -> list[Group]:
    """A department's people, or the departments a person works at."""
    rows = []
    for job in jobs:
        title = job.department.name if of_person else job.person.name
        text = _("Förvaltningschef") if job.is_head else (job.person.title or _("Anställd"))
        rows.append(_row(job, reverse("employment", args=[job.pk]), title, text, day))
    return _grouped(rows)


def delegation_rows(delegations: Iterable[Delegation], day: date, *, of_person: bool = False) -> list[Group]:
    """Delegations of a municipality, or those a person holds."""
    rows = []
    for one in delegations:
        title = one.body.name if of_person else f"{one.body.name}: {one.holder.name}"
        rows.append(_row(one, reverse("delegation", args=[one.pk]), title, one.reference, day))
    return _grouped(rows)


def _row(thing: Period, url: str, title: str, text: str, day: date) -> Row:
    return Row(url, title, text, thing.starts, thing.ends, *state(thing, day))


def _grouped(rows: list[Row]) -> list[Group]:
    titles = {"ok": _("Gäller nu"), "wait": _("Kommande"), "info": _("Tidigare")}
    groups = [Group(title, [row for row in rows if row.status == status]) for status, title in titles.items()]
    return [group for group in groups if group.rows]
