"""What a calculation says: year by year, and as net present value, benefit–cost ratio and pay-back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from applications.calculation.discounting import factor
from applications.calculation.inputs import NONE, Calculation
from applications.calculation.perspectives import Perspective


@dataclass(frozen=True)
class Year:
    """One year of a perspective, SEK: as it falls, and in the base year's value."""

    year: int
    cost: Decimal
    benefit: Decimal
    discount: Decimal

    @property
    def net(self) -> Decimal:
        return self.benefit - self.cost

    @property
    def present_net(self) -> Decimal:
        return self.net * self.discount


@dataclass(frozen=True)
class PayBack:
    """``years`` from the start until what was spent has come back, with a fraction of the last; ``year``: the calendar
    year. None in both: not within the calculation. ``turns_again``: it falls below nought later."""

    years: Decimal | None
    year: int | None
    turns_again: bool = False


@dataclass(frozen=True)
class Result:
    """One perspective of a calculation at one rate."""

    perspective: str
    years: tuple[Year, ...]

    @cached_property
    def present_cost(self) -> Decimal:
        return sum((one.cost * one.discount for one in self.years), NONE)

    @cached_property
    def present_benefit(self) -> Decimal:
        return sum((one.benefit * one.discount for one in self.years), NONE)

    @property
    def cost(self) -> Decimal:
        return sum((one.cost for one in self.years), NONE)

    @property
    def benefit(self) -> Decimal:
        return sum((one.benefit for one in self.years), NONE)

    @property
    def net_present_value(self) -> Decimal:
        return self.present_benefit - self.present_cost

    @property
    def benefit_cost_ratio(self) -> Decimal | None:
        """None where nothing is paid. Negative gains stay in the numerator."""
        return self.present_benefit / self.present_cost if self.present_cost else None

    @property
    def pay_back(self) -> PayBack:
        """Undiscounted."""
        return pay_back([(one.year, one.cost, one.net) for one in self.years])

    @property
    def present_pay_back(self) -> PayBack:
        """The same in the base year's value."""
        return pay_back([(one.year, one.cost, one.present_net) for one in self.years])


@dataclass(frozen=True)
class Flows:
    """SEK by who pays or gains and by calendar year, undiscounted: what every perspective is a sum of."""

    costs: Mapping[str, Mapping[int, Decimal]]
    benefits: Mapping[str, Mapping[int, Decimal]]


def flows_of(calculation: Calculation) -> Flows:
    """Each cost and each line's amounts, added up once."""
    costs: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    benefits: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for cost in calculation.costs:
        costs[cost.payer][cost.year] += cost.amount
    for line in calculation.lines:
        gains = benefits[line.actor]
        for year, amount in line.amounts():
            gains[year] += amount
    return Flows(costs, benefits)


def result_of(
    calculation: Calculation, perspective: Perspective, rate: Decimal | None = None, flows: Flows | None = None
) -> Result:
    """Every year from the start to the last that costs or gains anything, without gaps.

    ``flows``: those of the calculation, where several perspectives are made of the same.
    """
    rate = calculation.rate if rate is None else rate
    flows = flows or flows_of(calculation)
    costs = _added(flows.costs, perspective.pays)
    benefits = _added(flows.benefits, perspective.gains)
    base = calculation.base_year
    known = {base, *costs, *benefits}
    return Result(
        perspective.key,
        tuple(
            Year(year, costs.get(year, NONE), benefits.get(year, NONE), factor(rate, year - base))
            for year in range(min(known), max(known) + 1)
        ),
    )


def _added(flows: Mapping[str, Mapping[int, Decimal]], is_counted: Callable[[str], bool]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for who, years in flows.items():
        if is_counted(who):
            for year, amount in years.items():
                sums[year] += amount
    return sums


def pay_back(years: Sequence[tuple[int, Decimal, Decimal]]) -> PayBack:
    """When the sum of the nets is no longer negative, for years in order as (year, cost, net).

    The first year after the costs end in which it is so, with the fraction (k−1) + (−cum[k−1] / net[k]).
    """
    paid = max((number for number, (_year, cost, _net) in enumerate(years, 1) if cost), default=0)
    if not paid:
        return PayBack(None, None)
    cumulative, sums = NONE, [NONE]
    for _year, _cost, net in years:
        cumulative += net
        sums.append(cumulative)
    for number in range(paid + 1, len(years) + 1):
        if sums[number] < 0:
            continue
        before, (year, _cost, net) = sums[number - 1], years[number - 1]
        part = -before / net if before < 0 else NONE
        return PayBack(number - 1 + part, year, any(later < 0 for later in sums[number + 1 :]))
    return PayBack(None, None)
