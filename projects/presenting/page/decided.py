"""What was first decided and what holds now, and the changes between (SUN-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from projects.kinds_of_change import kind_word
from projects.models import Change
from projects.presenting.changes import mark_of
from projects.presenting.page.loading import KnownProject
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside
from socinv.presentation.money import NO_VALUE, kronor


@dataclass(frozen=True)
class Line:
    """A date or the budget: as first decided, and now."""

    term: str
    first: str
    now: str

    @property
    def has_changed(self) -> bool:
        return self.first not in (self.now, NO_VALUE)


def lines(known: KnownProject) -> list[Line]:
    """The first and the last day, and the budget."""
    project = known.project
    return [
        Line(_("Börjar"), _day(project.first_starts), _day(project.starts)),
        Line(_("Slutar"), _day(project.first_ends), _day(project.ends)),
        Line(_("Budget"), kronor(project.first_budget), kronor(project.budget)),
    ]


def _day(value: date | None) -> str:
    return day(value) if value else NO_VALUE


def changes(known: KnownProject) -> list[dict[str, Any]]:
    """Each change that was asked for, the latest first, with its page."""
    return [
        {
            "title": _("Ändring %(number)d: %(kind)s")
            % {"number": one.number, "kind": inside(kind_word(known.case.process, one.kind))},
            "url": one.get_absolute_url(),
            "mark": mark_of(one),
            "what": one.what,
            "when": _when(one),
        }
        for one in reversed(known.changes)
    ]


def _when(change: Change) -> str:
    if change.decided_on:
        item = f", §\u00a0{change.item}" if change.item else ""
        return _("Beslutad %(day)s%(item)s.") % {"day": day(change.decided_on), "item": item}
    asked = _("Begärd %(day)s.") % {"day": day(change.asked_at)} if change.asked_at else ""
    due = _("Beslut senast %(day)s.") % {"day": day(change.due)} if change.due and change.status == "asked" else ""
    return f"{asked} {due}".strip()
