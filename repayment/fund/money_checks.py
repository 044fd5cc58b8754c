"""Whether money may move as somebody says it shall: field name to what to do about it, with the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from repayment.fund.saying import (
    Problems,
    amount_problem,
    day_problem,
    decision_problem,
    project_problem,
    text_problem,
    year_problem,
)
from repayment.ledger.accounts import EQUITY, NONE, Account, AccountKind
from socinv.lifecycle.process.fund_schema import FundSource
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from projects.models import Project
    from repayment.models import Fund, Plan
    from socinv.organisation.models import Body


# -- money in


def allocation(
    fund: Fund, *, amount: Any = None, source: str = "", decision: str = "", day: Any = None, text: str = "",
    within_target: bool = False,
) -> Problems:  # fmt: skip
    """From one of the guideline's sources, in their order, on the source's conditions (SUN-46, NOR-14)."""
    found = amount_problem(amount) | day_problem(fund, day) | decision_problem(decision) | text_problem(text)
    found |= source_problem(fund, source, text, within_target=within_target)
    if not found:
        found |= _out_of_order(fund, source, day.year) | _too_much(fund, source, amount)
    return found


def source_problem(fund: Fund, source: str, text: str, *, within_target: bool) -> Problems:
    """A source of the guideline, with its condition said to be met (SUN-46, NOR-14)."""
    rule = fund.rule.named(source)
    if rule is None:
        return {"source": _("Välj var pengarna kommer ifrån.")}
    if rule.within_target and not within_target:
        return {
            "within_target": _(
                "Den avsättningen får bara göras inom fullmäktiges mål för god ekonomisk hushållning. "
                "Bekräfta att den ryms där."
            )
        }
    if rule.surplus and not text.strip():
        return {
            "text": _("Det får bara göras när överskottet tillåter det. Skriv vilket bokslut och hur stort det är.")
        }
    return {}


def _out_of_order(fund: Fund, source: str, year: int) -> Problems:
    """As far as the ledger knows: nothing has come in the same year from a source that comes after this one."""
    from repayment.fund.reading import standing_entries

    keys = [one.key for one in fund.rule.source]
    later = keys[keys.index(source) + 1 :] if fund.rule.ordered_sources else []
    entry = standing_entries(fund).filter(kind="allocation", source__in=later, day__year=year).first()
    if entry is None:
        return {}
    words = {"later": _title(fund, entry.source), "year": year, "number": entry.number}
    return {
        "source": _(
            "%(year)d har det redan avsatts ur %(later)s (verifikation %(number)d), som kommer efter den här källan. "
            "Rätta den verifikationen först."
        ) % words
    }  # fmt: skip


def _too_much(fund: Fund, source: str, amount: Decimal) -> Problems:
    """A source that holds so much and is not filled again (NOR-14)."""
    from repayment.fund.reading import standing_entries

    rule: FundSource | None = fund.rule.named(source)
    if rule is None or not rule.most:
        return {}
    before = standing_entries(fund).filter(kind="allocation", source=source).aggregate(sum=Sum("amount"))["sum"] or NONE
    if before + amount <= rule.most:
        return {}
    words = {"most": kronor(rule.most), "left": kronor(rule.most - before)}
    return {"amount": _("Fonden omfattar %(most)s och fylls inte på. Kvar att föra in är %(left)s.") % words}


def _title(fund: Fund, source: str) -> str:
    rule = fund.rule.named(source)
    return inside(rule.title) if rule else source


def appropriation(
    fund: Fund, *, amount: Any = None, year: Any = None, decision: str = "", day: Any = None, text: str = ""
) -> Problems:
    """At most what has been allocated in equity (SUN-47)."""
    from repayment.fund.reading import course_of

    found = amount_problem(amount) | year_problem(year) | decision_problem(decision) | text_problem(text)
    found |= day_problem(fund, day)
    if found:
        return found
    course = course_of(fund, kinds=[*EQUITY, AccountKind.CONSUMED, AccountKind.BUDGET_GIVEN])
    total = course.equity(day) + course.consumed(year)
    given = -course.total(Account(AccountKind.BUDGET_GIVEN, year=year))
    if given + amount <= total:
        return {}
    words = {"year": year, "total": kronor(total), "given": kronor(given), "most": kronor(max(total - given, NONE))}
    return {
        "amount": _(
            "Det avsatta är %(total)s och för %(year)d har redan %(given)s anslagits. "
            "Högst %(most)s till går att anslå."
        ) % words
    }  # fmt: skip


def repayment(
    fund: Fund, *, plan: Plan | None = None, committee: Body | None = None, year: Any = None, amount: Any = None,
    day: Any = None, text: str = "",
) -> Problems:  # fmt: skip
    """Once for a plan, a committee and a year."""
    from repayment.fund.reading import standing_entries

    found = amount_problem(amount) | year_problem(year) | day_problem(fund, day) | text_problem(text)
    if plan is None or plan.municipality_id != fund.municipality_id:
        found["plan"] = _("Välj en återföringsplan.")
    if committee is None or committee.municipality_id != fund.municipality_id:
        found["committee"] = _("Välj vilken nämnd som återför.")
    if found:
        return found
    same = standing_entries(fund).filter(kind="repayment", plan=plan, committee=committee, year=year).first()
    if same is not None:
        words = {"year": year, "number": same.number, "amount": kronor(same.amount)}
        return {
            "amount": _(
                "Nämndens återföring för %(year)d är redan bokförd med %(amount)s, verifikation %(number)d. "
                "Rätta den om beloppet är fel."
            ) % words
        }  # fmt: skip
    return {}


# -- a project's money


def payment(
    fund: Fund, *, project: Project | None = None, amount: Any = None, day: Any = None, year: Any = None,
    text: str = "", reference: str = "",
) -> Problems:  # fmt: skip
    """Within what is reserved and what is left of the year's appropriation; in arrears for booked costs only."""
    found = amount_problem(amount) | day_problem(fund, day) | year_problem(year) | project_problem(fund, project)
    found |= text_problem(text) | text_problem(reference, "reference")
    if found or project is None:
        return found
    if not _number_of(project):
        return {"project": _("Projektet har inget projektnummer. Ge det ett innan pengar betalas ut.")}
    in_arrears = fund.rule.paid == "in-arrears"
    if year != day.year and not (in_arrears and year == day.year - 1):
        return {"year": _("Betalningen görs %(day)d. Skriv det året.") % {"day": day.year}}
    return _not_covered(fund, project, amount, day, year) | (
        _not_booked(fund, project, amount, day) if in_arrears else {}
    )


def _number_of(project: Project) -> str:
    from repayment.models import ProjectNumber

    found = ProjectNumber.objects.filter(project=project.pk).first()
    return found.number if found else ""


def _not_covered(fund: Fund, project: Project, amount: Decimal, day: date, year: int) -> Problems:
    from repayment.fund.reading import course_of

    course = course_of(fund, kinds=[AccountKind.RESERVED, AccountKind.BUDGET])
    unpaid = max(course.lowest(Account(AccountKind.RESERVED, project.pk), day), NONE)
    if amount > unpaid:
        return {"amount": _("Av det beviljade är %(left)s inte utbetalt. Betala högst det.") % {"left": kronor(unpaid)}}
    left = max(course.lowest(Account(AccountKind.BUDGET, year=year), day), NONE)
    if fund.rule.appropriation and amount > left:
        words = {"year": year, "left": kronor(left)}
        return {"amount": _("Av resultatanslaget för %(year)d återstår %(left)s. Betala högst det.") % words}
    return {}


def _not_booked(fund: Fund, project: Project, amount: Decimal, day: date) -> Problems:
    """ORE-18."""
    from repayment.fund.reading import standing_entries

    rows = standing_entries(fund).filter(project=project.pk, day__lte=day, kind__in=["cost", "arrears"])
    sums = dict(rows.values_list("kind").annotate(Sum("amount")).order_by())
    payable = max(sums.get("cost", NONE) - sums.get("arrears", NONE), NONE)
    if amount <= payable:
        return {}
    words = {"payable": kronor(payable)}
    return {
        "amount": _("Pengarna betalas i efterskott. Bokförda kostnader som inte har ersatts är %(payable)s.") % words
    }


def of_frozen(
    fund: Fund, *, project: Project | None = None, amount: Any = None, decision: str = "", day: Any = None
) -> Problems:
    """At most what is frozen for the project, by decision (SUN-48)."""
    from repayment.fund.reading import course_of

    found = amount_problem(amount) | day_problem(fund, day) | decision_problem(decision)
    found |= project_problem(fund, project)
    if found or project is None:
        return found
    course = course_of(fund, kinds=[AccountKind.FROZEN])
    frozen = max(course.lowest(Account(AccountKind.FROZEN, project.pk), day), NONE)
    if amount > frozen:
        return {"amount": _("Projektet har %(frozen)s fryst. Skriv högst det.") % {"frozen": kronor(frozen)}}
    return {}
