"""What the committees have reported that they repay, and the fund has not received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from repayment.fund.reading import standing_entries
from repayment.models import Fund, Plan, Surplus
from repayment.models.settlement import Instalment
from socinv.organisation.models import Body


@dataclass(frozen=True)
class Awaited:
    """One committee's repayment of one year of a plan, in SEK."""

    plan: Plan
    committee: Body
    year: int
    amount: Decimal

    @property
    def key(self) -> str:
        """How a form tells it from others."""
        return f"{self.plan.pk}-{self.committee.pk}-{self.year}"


def awaited(fund: Fund) -> list[Awaited]:
    """By year and committee: three queries."""
    received = set(standing_entries(fund).filter(kind="repayment").values_list("plan", "committee", "year"))
    found = [
        one for one in _reported(fund) if one.amount > 0 and (one.plan.pk, one.committee.pk, one.year) not in received
    ]
    return sorted(found, key=lambda one: (one.year, one.committee.name, one.plan.pk))


def _reported(fund: Fund) -> Iterable[Awaited]:
    """What is settled year by year, or reported as surplus in the annual accounts, as the guideline has it."""
    instalments = Instalment.objects.filter(municipality=fund.municipality_id)
    for one in instalments.select_related("settlement__plan__case", "committee"):
        yield Awaited(one.settlement.plan, one.committee, one.settlement.year, one.amount)
    for row in Surplus.objects.filter(municipality=fund.municipality_id).select_related("plan__case", "committee"):
        yield Awaited(row.plan, row.committee, row.year, row.amount)
