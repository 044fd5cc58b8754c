"""The years of figure 4: what is said of each, what they add up to, and where everything stands in the picture."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repayment.figure import Known, figure
from repayment.instalments import Profile, schedule
from repayment.presenting.picture import BUDGET, HOPED, KEPT, OUT, PLAN, REPAID, place
from repayment.presenting.words_of_figure import description, legend

MILLION, SAVED = Decimal(1_000_000), Decimal(700_000)
SAVINGS = dict.fromkeys(range(2017, 2021), SAVED)
PLANNED = schedule(2 * MILLION, SAVINGS, Profile.AS_SAVED).instalments


def figure_four(upto: int = 0, saved: Decimal = SAVED) -> Known:
    """Figure 4 of the guideline: 2015 to 2020, two millions out and 700,000 saved a year; settled to a year."""
    came = {year: saved for year in SAVINGS if year <= upto}
    return Known(
        budget={2015: MILLION, 2016: MILLION}, out={2015: MILLION, 2016: MILLION}, hoped=SAVINGS, saved=came,
        to_repay=PLANNED, repaid={year: min(saved, PLANNED[year]) for year in came}, settled=frozenset(came),
    )  # fmt: skip


@pytest.mark.rule("SUN-42")
def test_the_guidelines_own_example() -> None:
    found = figure(figure_four())
    assert [one.year for one in found.years] == list(range(2015, 2021))
    assert [one.out for one in found.years[:2]] == [MILLION, MILLION]
    assert [one.to_repay for one in found.years[2:]] == [SAVED, SAVED, Decimal(600_000), Decimal(0)]
    assert [one.kept for one in found.years[2:]] == [Decimal(0), Decimal(0), Decimal(100_000), SAVED]
    assert (found.planned, found.repaid, found.left) == (2 * MILLION, Decimal(0), 2 * MILLION)
    assert found.coming == (2017, 2018, 2019)
    first = found.first_surplus
    assert first is not None
    assert (first.year, first.kept) == (2020, SAVED)


@pytest.mark.rule("SUN-42")
def test_a_year_that_is_settled_shows_what_came_of_it() -> None:
    found = figure(figure_four(2017, Decimal(620_000)))
    year = found.years[2]
    assert (year.to_repay, year.repaid) == (SAVED, Decimal(620_000))
    assert (year.surplus, year.hoped_surplus) == (Decimal(0), Decimal(0))
    assert (found.repaid, found.left, found.coming) == (Decimal(620_000), Decimal(1_300_000), (2018, 2019))
    better = figure(figure_four(2019, Decimal(800_000))).years[4]
    assert (better.repaid, better.surplus) == (Decimal(600_000), Decimal(200_000))


def test_a_loss_leaves_nothing_to_keep_and_a_year_between_is_there_empty() -> None:
    found = figure(
        Known(out={2015: MILLION}, saved={2018: Decimal(-5)}, repaid={2018: Decimal(0)}, settled=frozenset({2018}))
    )
    assert [one.year for one in found.years] == [2015, 2016, 2017, 2018]
    assert found.years[1].kept is None
    assert found.years[3].surplus == 0
    assert figure(Known()).years == ()
    assert figure(Known()).planned == 0


def test_money_goes_down_and_savings_up_the_plan_to_the_left() -> None:
    placed = place(figure(figure_four(2017, Decimal(620_000))), this_year=2018)
    kinds = [bar.kind for bar in placed.bars]
    assert kinds == [BUDGET, OUT, BUDGET, OUT, PLAN, REPAID, PLAN, PLAN, HOPED, HOPED]
    budget, out, plan, repaid = placed.bars[0], placed.bars[1], placed.bars[4], placed.bars[5]
    assert budget.y == out.y == placed.base
    assert plan.y + plan.height == repaid.y + repaid.height == placed.base
    assert (budget.x < out.x, plan.x < repaid.x, plan.height > repaid.height) == (True, True, True)
    assert round(Decimal(out.height) / plan.height, 1) == round(MILLION / SAVED, 1)
    carried, hoped = placed.bars[7], placed.bars[8]
    assert hoped.y + hoped.height == carried.y, "the surplus stands on what is repaid"
    assert round(placed.ahead or 0) == 50, "2018 is the fourth of six"
    assert [one["kind"] for one in legend(placed.kinds)] == [BUDGET, OUT, PLAN, REPAID, HOPED]
    assert KEPT in place(figure(figure_four(2019, Decimal(800_000))), this_year=2020).kinds


def test_every_bar_has_its_figure_and_every_year_its_word_where_there_is_room() -> None:
    placed = place(figure(figure_four(2017, Decimal(620_000))), this_year=2018)
    texts = [(one.text, one.room, one.is_strong) for one in placed.words]
    assert ("−1\u00a0000", "roomy", True) in texts
    assert ("620", "", True) in texts
    assert [one.text for one in placed.words][-6:] == [str(year) for year in range(2015, 2021)]
    many = place(figure(Known(hoped=dict.fromkeys(range(2015, 2035), SAVED))), this_year=2015)
    assert {one.room for one in many.words if len(one.text) == 4} == {"", "ample"}
    assert place(figure(Known()), this_year=2020).bars == ()


def test_the_picture_is_said_in_words() -> None:
    said = description(figure(figure_four(2017, Decimal(620_000))))
    for sentence in (
        "Från fonden kom 1\u00a0000 tusen kronor 2015; 1\u00a0000 tusen kronor 2016.",
        "2017 återfördes 620 av planerade 700 tusen. Överskottet blev 0.",
        "2018 planeras 700 tusen att återföras.",
        "2019 planeras 600 tusen att återföras och 100 stanna som överskott.",
        "2020 planeras 700 tusen stanna som överskott.",
    ):
        assert sentence in said
    assert "är planerat 500 tusen kronor 2030" in description(figure(Known(budget={2030: Decimal(500_000)})))


AMOUNTS = st.dictionaries(st.integers(2015, 2030), st.decimals(0, 10**9, places=2), max_size=8)


YEARS = st.sets(st.integers(2015, 2030))


@given(out=AMOUNTS, hoped=AMOUNTS, to_repay=AMOUNTS, saved=AMOUNTS, repaid=AMOUNTS, settled=YEARS)
def test_nothing_is_lost_and_everything_is_inside_the_picture(
    out: dict[int, Decimal], hoped: dict[int, Decimal], to_repay: dict[int, Decimal], saved: dict[int, Decimal],
    repaid: dict[int, Decimal], settled: set[int],
) -> None:  # fmt: skip
    found = figure(Known({}, out, hoped, saved, to_repay, repaid, frozenset(settled)))
    assert found.repaid == sum(repaid.values())
    assert found.left == sum(amount for year, amount in to_repay.items() if year not in settled)
    assert all((one.kept or 0) >= 0 for one in found.years)
    placed = place(found, this_year=2020)
    for bar in placed.bars:
        assert 0 <= bar.x < bar.x + bar.width <= Decimal("100.01")
        assert 0 <= bar.y <= bar.y + bar.height <= placed.height
