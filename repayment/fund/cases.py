"""What a case says that the fund needs to know: what it costs the fund, and when. SEK."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from applications.content.answers import answers_of, decimal, rows, whole
from repayment.fund.years import by_year
from socinv.lifecycle import clock

if TYPE_CHECKING:
    from applications.models import Case
    from projects.models import Change

FUND = "fund"  # the payer in the table of costs


def decision_of(case: Case) -> str:
    """The decision that granted the money: who, when and by which item of the minutes."""
    step = case.steps.filter(kind="decision", status="answered", outcome="granted").order_by("-pk").first()
    return _decided(step.addressee, step.answered_on, step.item) if step else ""


def decision_of_change(change: Change) -> str:
    """The decision that changed the budget."""
    by = change.case.process.body_title(change.case.process.change.by)
    return _decided(by, change.decided_on, change.item)


def _decided(by: str, day: date | None, item: str) -> str:
    section = f"§ {item}" if item else ""
    return " ".join(one for one in (by, day.isoformat() if day else "", section) if one)[:150]


def costs_of(case: Case) -> dict[int, Decimal]:
    """What the application asks the fund for, by year."""
    answers, found = answers_of(case, "application"), defaultdict[int, Decimal](Decimal)
    for part in case.process.parts("application"):
        for field in part.field:
            for row in rows(answers, part.key, field.key) if field.kind == "costs" else ():
                year, amount = whole(row.get("year")), decimal(row.get("amount"))
                if row.get("payer") == FUND and year and amount:
                    found[year] += amount
    return dict(found)


def granted_years(case: Case, amount: Decimal) -> dict[int, Decimal]:
    """A grant of the amount, by year, from the year the project begins; what should have been used before this year
    is used now."""
    this = clock.today().year
    return by_year(amount, costs_of(case), max(case.starts.year, this) if case.starts else this)


def added_years(case: Case, amount: Decimal) -> dict[int, Decimal]:
    """Money added to a running project: over what is left of its years."""
    this = clock.today().year
    left = {year: cost for year, cost in costs_of(case).items() if year >= this}
    return by_year(amount, left, this)
