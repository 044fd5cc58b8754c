"""What those who follow the projects read first: one sentence, five figures, and the projects that go on (SUN-03)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.health import WORST_FIRST
from projects.models import ProjectStatus
from projects.presenting.followed import Followed
from projects.presenting.yearly import NOTHING
from socinv.presentation.grammar import count_words, joined
from socinv.presentation.money import in_mnkr, number, percent

WORST = "status"
LAST_DAY = date.max


def sentence(rows: Sequence[Followed]) -> str:
    """Fyra projekt följer planen, två riskerar att avvika och ett avviker."""
    many = Counter(row.health.status for row in rows if row.health)
    first = next((status for status in reversed(WORST_FIRST) if many[status]), None)
    if first is None:
        return _("Inget projekt pågår.")
    said = [_said(status, many[status], with_noun=status == first) for status in reversed(WORST_FIRST) if many[status]]
    whole = joined(said)
    return f"{whole[:1].upper()}{whole[1:]}."


def _said(status: str, many: int, *, with_noun: bool) -> str:
    """One part of the sentence; the first says what is counted."""
    words = {
        ("ok", True): ngettext("%(count)s projekt följer planen", "%(count)s projekt följer planen", many),
        ("risk", True): ngettext(
            "%(count)s projekt riskerar att avvika", "%(count)s projekt riskerar att avvika", many
        ),
        ("risk", False): ngettext("%(count)s riskerar att avvika", "%(count)s riskerar att avvika", many),
        ("off", True): ngettext("%(count)s projekt avviker", "%(count)s projekt avviker", many),
        ("off", False): ngettext("%(count)s avviker", "%(count)s avviker", many),
    }
    return words[status, with_noun] % {"count": count_words(many, "ett")}


def key_figures(rows: Sequence[Followed]) -> list[dict[str, str]]:
    """How many run, what they were granted, what holds now, what is spent and how many take part."""
    going = [row for row in rows if row.is_going]
    first = sum((row.project.first_budget or NOTHING for row in going), NOTHING)
    budget = sum((row.project.budget or NOTHING for row in going), NOTHING)
    spent = sum((row.spent or NOTHING for row in going), NOTHING)
    came = sum(row.latest.participants or 0 for row in going if row.latest)
    planned = sum((row.project.case.girls or 0) + (row.project.case.boys or 0) for row in going)
    return [
        {"term": _("Pågår"), "value": number(len(going)), "unit": _("projekt"), "note": _others(rows)},
        {"term": _("Beviljat"), "value": in_mnkr(first), "unit": _("mnkr"), "note": _("När de beslutades")},
        {"term": _("Budget nu"), "value": in_mnkr(budget), "unit": _("mnkr"), "note": _changed(budget - first)},
        {"term": _("Förbrukat"), "value": in_mnkr(spent), "unit": _("mnkr"), "note": _used(spent, budget)},
        *_participants(came, planned),
    ]  # fmt: skip


def _participants(came: int, planned: int) -> list[dict[str, str]]:
    """Nothing where the guideline does not ask how many there are to be, or are."""
    if not (came or planned):
        return []
    note = _("av %(planned)s planerade") % {"planned": number(planned)} if planned else ""
    return [{"term": _("Deltagare"), "value": number(came), "note": note}]


def _others(rows: Sequence[Followed]) -> str:
    planned = sum(row.project.status == ProjectStatus.PLANNED for row in rows)
    ended = sum(row.has_ended for row in rows)
    said = []
    if planned:
        said.append(ngettext("%(count)s planeras", "%(count)s planeras", planned) % {"count": planned})
    if ended:
        said.append(ngettext("%(count)s är avslutat", "%(count)s är avslutade", ended) % {"count": ended})
    return joined(said)


def _changed(more: Decimal) -> str:
    if not more:
        return _("Som först beslutat")
    said = _("%(amount)s mnkr mer än först") if more > 0 else _("%(amount)s mnkr mindre än först")
    return said % {"amount": in_mnkr(abs(more))}


def _used(spent: Decimal, budget: Decimal) -> str:
    return _("%(share)s av budgeten, enligt rapporterna") % {"share": percent(spent / budget)} if budget else ""


def _rank(row: Followed) -> int:
    return WORST_FIRST.index(row.health.status) if row.health else len(WORST_FIRST)


SORTS: dict[str, Callable[[Followed], Any]] = {
    WORST: _rank,
    "title": lambda row: 0,  # the rows come in the order of the names
    "report": lambda row: row.figures.reported_to or date.min if row.figures else date.min,
    "ends": lambda row: row.project.ends or LAST_DAY,
    "spent": lambda row: row.share_spent if row.share_spent is not None else Decimal(-1),
}


def sort_asked(asked: str) -> str:
    """The order that the address asks for; the worst first where it asks for none there is."""
    return asked if asked.removeprefix("-") in SORTS else WORST


def in_order(rows: Sequence[Followed], sort: str) -> list[Followed]:
    """The projects that go on; alike ones in the order of the names."""
    going = [row for row in rows if row.is_going]
    if sort == "-title":
        return going[::-1]
    return sorted(going, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def latest_ended(rows: Sequence[Followed]) -> list[Followed]:
    """The projects that have ended, the latest first."""
    ended = [row for row in rows if row.has_ended]
    return sorted(ended, key=lambda row: row.project.ends or LAST_DAY, reverse=True)
