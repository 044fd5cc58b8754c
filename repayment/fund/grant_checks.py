"""Whether a grant fits in the fund: free money, and the appropriations of the years it costs (SUN-45)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from repayment.fund.saying import Problems, amount_problem, project_problem
from repayment.fund.years import spoken_for
from repayment.ledger.accounts import NONE, Account, AccountKind
from socinv.lifecycle import clock
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from projects.models import Project
    from repayment.models import Fund


def commitment(
    fund: Fund, *, project: Project | None = None, amount: Any = None, years: Mapping[int, Decimal] | None = None,
    decision: str = "",
) -> Problems:  # fmt: skip
    """The last word, behind the fund's lock, when the grant is reserved."""
    found = amount_problem(amount) | project_problem(fund, project)
    if found or project is None:
        return found
    text = too_much(fund, years or {})
    return {"amount": text} if text else {}


def release(fund: Fund, *, project: Project | None = None, amount: Any = None, decision: str = "") -> Problems:
    """At most what is reserved and not paid."""
    from repayment.fund.reading import balance

    found = amount_problem(amount) | project_problem(fund, project)
    if found or project is None:
        return found
    left = balance(fund, Account(AccountKind.RESERVED, project.pk))
    if amount > left:
        return {"amount": _("Av det beviljade är %(left)s inte utbetalt. Frigör högst det.") % {"left": kronor(left)}}
    return {}


def too_much(fund: Fund, years: Mapping[int, Decimal]) -> str:
    """Why a grant, by year, does not fit beside all that has been granted; empty where it does."""
    from repayment.fund.reading import course_of, planned_of

    course = course_of(fund, kinds=[AccountKind.FREE, AccountKind.BUDGET, AccountKind.BUDGET_GIVEN])
    amount = sum(years.values(), NONE)
    free = max(course.lowest(Account(AccountKind.FREE), clock.today()), NONE)
    if amount > free:
        words = {"amount": kronor(amount), "free": kronor(free)}
        return _("I fonden finns %(free)s som ingen har beviljats. Det räcker inte till %(amount)s.") % words
    if not fund.rule.appropriation or not years:
        return ""
    given = {year: -course.total(Account(AccountKind.BUDGET_GIVEN, year=year)) for year in years}
    first = min(years)
    if not given[first]:
        return _("Det finns inget resultatanslag för %(year)d, då pengarna ska börja användas.") % {"year": first}
    planned = planned_of(fund)
    for year, cost in sorted(years.items()):
        left = course.total(Account(AccountKind.BUDGET, year=year)) - spoken_for(planned, year)
        if given[year] and cost > left:
            figures = {
                "year": year, "cost": kronor(cost), "given": kronor(given[year]), "left": kronor(max(left, NONE)),
            }  # fmt: skip
            return (
                _(
                    "%(year)d kostar projektet %(cost)s. Av årets resultatanslag på %(given)s återstår %(left)s när "
                    "det som redan har beviljats är borträknat."
                )
                % figures
            )
    return ""
