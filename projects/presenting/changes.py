"""A change of a project in words and figures: what was, what it would become, and what was decided (SUN-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.effect import Effect, effect
from projects.models import Change, ChangeStatus, Condition, Position, PositionStatus, Project
from projects.models.change import ChangeOutcome
from projects.parties import title_of
from projects.presenting.ending import signed_line
from socinv.lifecycle.process.project_schema import Before
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside
from socinv.presentation.money import NO_VALUE, kronor, number

MARKS = {"asked": "wait", "granted": "yes", "declined": "no", "withdrawn": "info", "stopped": "no"}
POSITION_MARKS = {"open": "wait", "taken": "info", "cancelled": "info"}
CONDITION_MARKS = {"holds": "ok", "fails": "off"}
CHANGED_NOTHING = (ChangeStatus.WITHDRAWN, ChangeStatus.STOPPED)


@dataclass(frozen=True)
class Line:
    """One thing before and after, and how they differ."""

    term: str
    before: str
    after: str
    difference: str


def mark_of(change: Change) -> dict[str, str]:
    """Shape and word of where the change is."""
    if change.status == ChangeStatus.DECIDED:
        return {"status": MARKS[change.outcome], "word": str(ChangeOutcome(change.outcome).label)}
    return {"status": MARKS[change.status], "word": str(ChangeStatus(change.status).label)}


def effect_of(change: Change) -> Effect:
    """What holds and what would hold while it waits; what held and what holds when it was decided."""
    if change.status == ChangeStatus.DECIDED:
        ends, budget = change.from_ends, change.from_budget
        if change.outcome == ChangeOutcome.DECLINED:
            return effect(ends, budget)
    else:
        ends, budget = change.project.ends, change.project.budget
    return effect(ends, budget, new_ends=change.ends, amount=change.amount)


def lines_of(change: Change) -> list[Line]:
    """Last day and budget, before and after. Nothing of one that was withdrawn or stopped: it changed nothing."""
    if change.status in CHANGED_NOTHING:
        return []
    found = effect_of(change)
    ends_before, ends_after = _day(found.ends_before), _day(found.ends_after)
    return [
        Line(_("Sista dag"), ends_before, ends_after, _later(found.days)),
        Line(_("Budget"), kronor(found.budget_before), kronor(found.budget_after), _more(found)),
    ]


def heads_of(change: Change) -> tuple[str, str]:
    """What the columns before and after are called."""
    if change.status == ChangeStatus.DECIDED:
        return _("Före beslutet"), _("Efter beslutet")
    return _("Gäller nu"), _("Med ändringen")


def chain_ahead(project: Project) -> list[dict[str, Any]]:
    """Who says something before a change is decided, by the kinds of change it is about, in order (ORE-19)."""
    rule, found = project.case.process.change, []
    for way in rule.choices:
        steps = [_("%(who)s: %(what)s") % {"who": title_of(project.case, one.by), "what": inside(one.title)}
                 for one in rule.chain(way.key)]  # fmt: skip
        if steps:
            found.append({"kind": way.label, "steps": steps})
    return found


def positions_of(change: Change) -> list[dict[str, Any]]:
    """Everyone who says something before the decision, in order: what was said, or that it is awaited. Two queries."""
    rows = change.positions.select_related("taken_by").exclude(status=PositionStatus.NEW)
    said = {one.key: one for one in rows}
    for one in said.values():
        one.case, one.change = change.case, change
    chain = change.case.process.change.chain(change.kind)
    return [_position(change, rule, said.get(rule.key)) for rule in chain]


def _position(change: Change, rule: Before, one: Position | None) -> dict[str, Any]:
    found: dict[str, Any] = {"title": rule.title, "who": title_of(change.case, rule.by), "status": "todo"}
    if one is None:
        waits = change.status == ChangeStatus.ASKED
        return found | {"mark": "wait" if waits else "info", "word": _("Kommer sedan") if waits else _("Blev inte av")}
    answer = rule.choice(one.outcome)
    word = answer.label if answer else str(PositionStatus(one.status).label)
    mark = {"on": "off", "stop": "ok"}[answer.leads] if answer else POSITION_MARKS[one.status]
    if one.status == PositionStatus.OPEN and one.due:
        word = f"{word}, {_('senast %(day)s') % {'day': day(one.due)}}"
    return found | {
        "status": one.status, "mark": mark, "word": word, "url": one.get_absolute_url(), "reasons": one.reasons,
        "signed": signed_line(one.taken_on, one.item), "by": one.taken_by,
        "judged": judged_of(one), "stops": bool(answer and answer.leads == "stop"),
    }  # fmt: skip


def judged_of(position: Position) -> list[dict[str, str]]:
    """Each condition with whether it still holds, and why not."""
    return [
        {
            "title": one.label,
            "mark": CONDITION_MARKS[said["verdict"]],
            "word": str(Condition(said["verdict"]).label),
            "why": str(said.get("why") or ""),
        }
        for one in position.rule.condition
        if (said := position.judgements.get(one.key))
    ]


def asked_for(change: Change) -> list[dict[str, str]]:
    """The new day and the sum that were asked for, as facts."""
    rows = []
    if change.ends:
        rows.append({"term": _("Ny sista dag"), "value": day(change.ends)})
    if change.amount is not None:
        rows.append({"term": _("Ändrad budget"), "value": signed(effect(None, None, amount=change.amount))})
    return rows


def now_facts(project: Project) -> list[dict[str, str]]:
    """What holds now, and what was first decided where that was something else."""
    return [
        {
            "term": _("Sista dag"),
            "value": _day(project.ends),
            "note": _("Först beslutat: %(day)s") % {"day": _day(project.first_ends)}
            if project.first_ends != project.ends
            else "",
        },
        {
            "term": _("Budget"),
            "value": kronor(project.budget),
            "note": _("Först beslutat: %(amount)s") % {"amount": kronor(project.first_budget)}
            if project.first_budget != project.budget
            else "",
        },
    ]


def _day(value: date | None) -> str:
    return day(value) if value else NO_VALUE


def _later(days: int | None) -> str:
    if days is None:
        return _("Ingen ändring")
    words = {"days": number(abs(days))}
    if days > 0:
        return ngettext("%(days)s dag senare", "%(days)s dagar senare", days) % words
    return ngettext("%(days)s dag tidigare", "%(days)s dagar tidigare", -days) % words


def _more(found: Effect) -> str:
    return signed(found) if found.amount else _("Ingen ändring")


def signed(found: Effect) -> str:
    """+50 000 kr, −50 000 kr."""
    amount = found.amount or 0
    return f"+{kronor(amount)}" if amount > 0 else kronor(amount)
