"""What a decider needs out of the application: figures, sums, the plan to pay back, and how it is measured."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import Answers, answers_of, rows, whole
from applications.content.columns import PARTNER_KINDS
from applications.content.shown import Names, Shown, shown_field
from applications.content.sums import Sums
from applications.models import Case
from applications.presenting.calculation.essence import Essence, essence_of
from socinv.lifecycle.process import Field, Part
from socinv.presentation.money import in_mnkr, number

SENSITIVITY, REPAYMENT, COMPARISON = ("gains", "sensitivity"), ("repayment", "repayment"), "comparison"
PLAN, EXEMPT = "plan", "exempt"


@dataclass
class Excerpt:
    """Parts of the application, each as it is read. ``plan`` is "plan", "exempt" or "" (SUN-51).

    ``terms`` are the plan's figures, ``repayment`` what is said of it in words.
    """

    figures: list[dict[str, str]] = field(default_factory=list)
    sums: list[Sums] = field(default_factory=list)
    sensitivity: Shown | None = None
    plan: str = ""
    terms: list[dict[str, str]] = field(default_factory=list)
    repayment: tuple[Shown, ...] = ()
    comparison: tuple[Shown, ...] = ()
    indicators: list[Shown] = field(default_factory=list)
    calculation: Essence | None = None


def excerpt_of(case: Case, names: Names) -> Excerpt:
    """Read out of the saved answers; a question that another process lacks is left out."""
    answers = answers_of(case, "application")
    found = Excerpt(figures=figures(case, answers))
    for part in case.process.parts("application"):
        for one in part.field:
            shown = shown_field(one, answers.get(part.key, {}).get(one.key), names)
            if shown.sums:
                found.sums.append(shown.sums)
            if one.kind == "indicators":
                found.indicators.append(replace(shown, label=_("Indikatorer")))
            if (part.key, one.key) == SENSITIVITY:
                found.sensitivity = shown
    found.plan = str(answers.get(REPAYMENT[0], {}).get(REPAYMENT[1]) or "")
    found.terms, found.repayment = _plan(case, answers, names)
    found.comparison = _part(case, COMPARISON, answers, names)
    found.calculation = essence_of(case, names)
    found.sums.sort(key=lambda sums: len(sums.heads), reverse=True)  # costs have a column a payer, and come first
    return found


def asks_repayment(case: Case) -> bool:
    """Whether the application says how the money is paid back: elsewhere that is settled at another time."""
    part = case.process.part("application", REPAYMENT[0])
    return part is not None and part.find(REPAYMENT[1]) is not None


def _plan(case: Case, answers: Answers, names: Names) -> tuple[list[dict[str, str]], tuple[Shown, ...]]:
    """The plan's figures, and what is said of it in words; the choice itself is ``plan``."""
    part = case.process.part("application", REPAYMENT[0])
    figures = {one.key for one in (part.field if part else ()) if one.kind in ("year", "number")}
    said = [one for one in _part(case, REPAYMENT[0], answers, names) if one.key != REPAYMENT[1]]
    terms = [{"term": one.label, "value": one.text} for one in said if one.key in figures and one.text]
    return terms, tuple(one for one in said if one.key not in figures)


def _part(case: Case, key: str, answers: Answers, names: Names) -> tuple[Shown, ...]:
    """A part's questions as they were answered; those left empty because they do not apply are skipped."""
    part: Part | None = case.process.part("application", key)
    given = answers.get(key, {})
    return tuple(
        shown_field(one, given.get(one.key), names) for one in (part.field if part else ()) if _says(one, given)
    )


def _says(one: Field, given: dict[str, Any]) -> bool:
    value = given.get(one.key)
    if not value:
        return one.required
    return one.required_if is None or given.get(one.required_if.field) == one.required_if.is_


def figures(case: Case, answers: Answers) -> list[dict[str, str]]:
    """Three to five numbers over everything else."""
    found = [_applied(case)]
    if case.municipal_saving is not None:
        last = case.last_gain_year
        note = _("Till och med %(year)s") % {"year": last} if last else ""
        value = in_mnkr(case.municipal_saving)
        found.append({"term": _("Kommunens besparing"), "value": value, "unit": _("mnkr"), "note": note})
    found += _repayment(answers)
    if case.girls is not None and case.boys is not None:
        note = _("%(girls)s flickor, %(boys)s pojkar") % {"girls": number(case.girls), "boys": number(case.boys)}
        found.append({"term": _("Deltagare"), "value": number(case.girls + case.boys), "note": note})
    return found


def _applied(case: Case) -> dict[str, str]:
    years = _years(case.starts.year, case.ends.year) if case.starts and case.ends else ""
    term = _("Söks ur fonden %(years)s") % {"years": years} if years else _("Söks ur fonden")
    whole_cost = case.total_cost or case.applied_amount
    if whole_cost == case.applied_amount:
        note = _("Hela kostnaden")
    else:
        note = _("Hela kostnaden är %(cost)s mnkr") % {"cost": in_mnkr(whole_cost)}
    return {"term": term, "value": in_mnkr(case.applied_amount), "unit": _("mnkr"), "note": note}


def _years(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _repayment(answers: Answers) -> list[dict[str, str]]:
    given = answers.get(REPAYMENT[0], {})
    first, count = whole(given.get("repayment-from")), whole(given.get("repayment-years"))
    if given.get(REPAYMENT[1]) == EXEMPT:
        return [{"term": _("Återföring"), "value": _("Ingen"), "note": _("Undantag söks")}]
    if given.get(REPAYMENT[1]) != PLAN or not first or not count:
        return []
    return [{"term": _("Återföring"), "value": str(count), "unit": _("år"), "note": _years(first, first + count - 1)}]


def taking_part(case: Case, names: Names) -> tuple[list[str], list[str]]:
    """The departments that take part beside the applicant, and the partners outside the municipality (SUN-27)."""
    answers = answers_of(case, "application")
    departments, partners = [], []
    for part in case.process.parts("application"):
        for one in part.field:
            if one.kind == "departments":
                chosen = answers.get(part.key, {}).get(one.key) or []
                departments += [names[int(pk)] for pk in chosen if int(pk) in names]
            if one.kind == "partners":
                partners += [_partner(row) for row in rows(answers, part.key, one.key) if row.get("name")]
    return departments, partners


def _partner(row: Any) -> str:
    """The name, with what kind of partner it is unless the name says so."""
    name, kind = str(row["name"]), str(PARTNER_KINDS.get(str(row.get("kind") or ""), "")).lower()
    return f"{name} ({kind})" if kind and kind not in name.lower() else name
