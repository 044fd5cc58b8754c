"""What holds for any calculation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as some

from applications.calculation.inputs import Calculation, Cost, Figure, Line, Money
from applications.calculation.perspectives import MUNICIPALITY, SOCIETY, of_department
from applications.calculation.result import pay_back, result_of
from applications.calculation.sensitivity import switching_values, tornado
from applications.calculation.simulation import simulate
from applications.calculation.ten_years import coverage, share_of_year
from tests.calculation.examples import EDUCATION, SOCIAL, example, figure

NEARLY = Decimal("1e-12")  # 28 digits, and numbers of up to sixteen
shares = some.decimals(0, 1, places=2)
amounts = some.decimals(0, 5_000_000, places=2)
actors = some.sampled_from([SOCIAL, EDUCATION, "region", "state", "individual", "other"])
lines = some.builds(
    Line, key=some.just("x"), actor=actors, participants=some.builds(Figure, some.decimals(0, 500, places=0)),
    effect=some.builds(Figure, shares), price=some.builds(Figure, amounts),
    first_year=some.integers(2022, 2030), years=some.integers(1, 15), drop_off=some.builds(Figure, shares),
    deadweight=some.builds(Figure, shares), attribution=some.builds(Figure, shares),
    money=some.sampled_from(Money),
)  # fmt: skip
payers = some.sampled_from(["fund", "eu", "other", SOCIAL, EDUCATION])
costs = some.builds(Cost, some.integers(2022, 2026), payers, amounts)
calculations = some.builds(
    Calculation, some.just(date(2022, 1, 1)), some.dates(date(2022, 1, 2), date(2028, 12, 31)),
    some.lists(costs, min_size=1, max_size=5).map(tuple), some.lists(lines, max_size=4).map(tuple),
)  # fmt: skip


@given(calculations)
@settings(max_examples=40)
def test_the_years_add_up_to_the_whole(calculation: Calculation) -> None:
    result = result_of(calculation, SOCIETY, Decimal(0))
    assert result.cost == calculation.total_cost
    gained = sum((amount for line in calculation.lines for _year, amount in line.amounts()), Decimal(0))
    assert abs(result.benefit - gained) < NEARLY
    assert abs(result.net_present_value - (result.benefit - result.cost)) < NEARLY
    assert [one.year for one in result.years] == list(range(result.years[0].year, result.years[-1].year + 1))


@given(calculations)
@settings(max_examples=40)
def test_a_part_never_gains_more_than_the_whole(calculation: Calculation) -> None:
    ours = result_of(calculation, MUNICIPALITY)
    parts = [result_of(calculation, of_department(key)) for key in (SOCIAL, EDUCATION)]
    assert abs(sum((part.benefit for part in parts), Decimal(0)) - ours.benefit) < NEARLY
    assert ours.benefit <= result_of(calculation, SOCIETY).benefit + NEARLY


@given(some.lists(some.tuples(amounts, some.decimals(-5_000_000, 5_000_000, places=2)), min_size=1, max_size=12))
def test_money_is_back_when_the_sum_says_so(rows: list[tuple[Decimal, Decimal]]) -> None:
    years = [(2020 + number, cost, gain - cost) for number, (cost, gain) in enumerate(rows)]
    found = pay_back(years)
    if found.year is None or found.years is None:
        return
    net = {year: net for year, _cost, net in years}
    assert sum((value for year, value in net.items() if year <= found.year), Decimal(0)) >= 0
    assert 0 <= found.year - 2019 - found.years <= 1
    assert all(not cost for year, cost, _net in years if year >= found.year)


def test_money_comes_back_in_the_middle_of_a_year() -> None:
    found = pay_back([(2022, Decimal(100), Decimal(-100)), (2023, Decimal(0), Decimal(80)),
                      (2024, Decimal(0), Decimal(40)), (2025, Decimal(0), Decimal(-50))])  # fmt: skip
    assert (found.years, found.year, found.turns_again) == (Decimal("2.5"), 2024, True)


def test_what_costs_nothing_pays_nothing_back() -> None:
    assert pay_back([(2022, Decimal(0), Decimal(10))]).years is None


@given(some.dates(date(2000, 1, 1), date(2060, 12, 31)), some.integers(1, 15))
def test_so_many_years_are_so_many_years(ends: date, years: int) -> None:
    assert sum(share_of_year(year, ends, years) for year in range(1990, 2100)) == years


def test_only_savings_in_money_of_the_municipality_count_for_the_test() -> None:
    calculation = example()
    moved = replace(calculation.lines[0], money=Money.REDISTRIBUTION)
    assert coverage(replace(calculation, lines=(moved, calculation.lines[2])), 10).saving == 0


@given(calculations)
@settings(max_examples=40)
def test_at_the_switching_value_the_sum_is_nought(calculation: Calculation) -> None:
    keyed = tuple(replace(line, key=str(number)) for number, line in enumerate(calculation.lines))
    calculation = replace(calculation, lines=keyed)
    by_key = {line.key: line for line in calculation.lines}
    for switch in switching_values(calculation, MUNICIPALITY):
        if switch.value is None:
            continue
        changed = tuple(
            line.at(switch.input, switch.value) if line is by_key[switch.line] else line for line in calculation.lines
        )
        left = result_of(replace(calculation, lines=changed), MUNICIPALITY).net_present_value
        assert abs(left) < max(Decimal(1), by_key[switch.line].price.base) / 20


def test_the_widest_swing_comes_first() -> None:
    calculation = example()
    sure, less = calculation.lines[0], calculation.lines[1]
    swings = tornado(
        replace(calculation, lines=(
            replace(sure, effect=figure("0.20", "0.19", "0.21")), replace(less, price=figure(25_000, 0, 50_000)),
        )), MUNICIPALITY,
    )  # fmt: skip
    assert [(one.line, one.input) for one in swings] == [(EDUCATION, "price"), (SOCIAL, "effect")]
    assert swings[0].at_low < swings[0].at_high
    assert swings[0].width >= swings[1].width


def test_the_same_seed_gives_the_same_answer() -> None:
    calculation = example()
    unsure = replace(calculation, lines=(replace(calculation.lines[0], effect=figure("0.20", "0.05", "0.35")),))
    first, second = (simulate(unsure, MUNICIPALITY, seed=7, years=10) for _n in range(2))
    assert first == second
    assert simulate(unsure, MUNICIPALITY, seed=8, years=10) != first
    assert first.p5 < first.p50 < first.p95
    assert 0 < first.gains < 1
    assert first.covers is not None
    assert sum(first.counts) == first.draws


def test_without_uncertainty_every_draw_is_the_expected_value() -> None:
    found = simulate(example(), MUNICIPALITY, seed=1, years=10, draws=50)
    expected = float(result_of(example(), MUNICIPALITY).net_present_value)
    assert abs(found.mean - expected) < 0.01
    assert (found.gains, found.covers) == (0.0, 1.0)
    assert abs(found.p95 - found.p5) < 0.01
