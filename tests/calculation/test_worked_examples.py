"""Published and own examples come out to the printed digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from applications.calculation.discounting import factor
from applications.calculation.inputs import Calculation, Cost, Line
from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR, SOCIETY
from applications.calculation.result import result_of
from applications.calculation.sensitivity import switching_values
from applications.calculation.ten_years import coverage
from tests.calculation.examples import SOCIAL, example, figure


def rounded(value: Decimal, places: int = 0) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def test_a_thousand_pounds_over_ten_years() -> None:
    """HM Treasury, Green Book: £1,000 at 3.5 %, years 0 to 10."""
    printed = [1000, 966, 934, 902, 871, 842, 814, 786, 759, 734, 709]
    assert [rounded(1000 * factor(Decimal("0.035"), year)) for year in range(11)] == printed


def test_a_negative_benefit_stays_in_the_numerator() -> None:
    """WSIPP, programme 36 (2017 dollars)."""
    benefits = {"taxpayers": 4651, "participants": 786, "others": 15280, "indirect": -1782}
    lines = tuple(
        Line(key=actor, actor=actor, participants=figure(1), effect=figure(1), price=figure(amount),
             first_year=2017, years=1)
        for actor, amount in benefits.items()
    )  # fmt: skip
    one = Calculation(date(2017, 1, 1), date(2017, 12, 31), (Cost(2017, "other", Decimal(7834)),), lines)
    result = result_of(one, SOCIETY)
    assert abs(result.benefit - 18935) <= 1
    assert result.benefit_cost_ratio is not None
    assert rounded(result.benefit_cost_ratio, 2) == Decimal("2.42")


@pytest.mark.rule("ORE-22")
def test_the_municipality_earns_the_cost_back_within_ten_years_but_not_when_discounted() -> None:
    covered = coverage(example(), 10)
    assert (covered.saving, covered.cost) == (Decimal("2521200"), Decimal("2500000"))
    assert covered.passes
    assert not covered.passes_discounted
    assert covered.readings_disagree


def test_what_the_municipality_and_the_public_sector_gain() -> None:
    ours, public = result_of(example(), MUNICIPALITY), result_of(example(), PUBLIC_SECTOR)
    assert rounded(ours.net_present_value) == -191_113
    assert rounded(public.net_present_value) == 172_250
    assert ours.benefit_cost_ratio is not None
    assert public.benefit_cost_ratio is not None
    assert rounded(ours.benefit_cost_ratio, 4) == Decimal("0.9224")
    assert rounded(public.benefit_cost_ratio, 4) == Decimal("1.0700")


def test_what_would_have_to_be_true() -> None:
    switches = {(one.line, one.input): one.value for one in switching_values(example(), MUNICIPALITY)}
    effect = switches[SOCIAL, "effect"]
    assert effect is not None
    assert rounded(effect, 4) == Decimal("0.2210")


def test_the_drop_off_at_which_the_sum_turns_is_one_for_all_lines() -> None:
    """The example's 15.74 % is the drop-off of every line at once."""

    def net(share: str) -> Decimal:
        lines = tuple(line.at("drop_off", Decimal(share)) for line in example().lines)
        return result_of(replace(example(), lines=lines), MUNICIPALITY).net_present_value

    assert net("0.1573") > 0 > net("0.1575")
