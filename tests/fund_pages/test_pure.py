"""What a project is expected to use, and how the fund's sums are told: pure functions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repayment.fund.years import Planned
from repayment.ledger.accounts import Account, AccountKind
from repayment.presenting.fund.forecast import expected_in_all, forecast
from repayment.presenting.fund.position import figures, position, sentence
from repayment.presenting.fund.waiting import due_by

AMOUNTS = st.integers(0, 5_000_000).map(Decimal)
YEARS = st.dictionaries(st.integers(2024, 2030), AMOUNTS)


def amounts(**years: int) -> dict[int, Decimal]:
    return {int(year[1:]): Decimal(amount) for year, amount in years.items()}


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        (None, amounts(y2025=80, y2026=120, y2027=100)),  # as planned; this year's plan is not yet used up
        (
            Decimal(250),
            amounts(y2025=80, y2026=95, y2027=75),
        ),  # 150 is left, shared by what was planned and is not used
        (Decimal(70), amounts(y2025=80, y2026=20)),  # more is used than the report expected
    ],
)
def test_the_forecast_of_each_year(reported: Decimal | None, expected: dict[int, Decimal]) -> None:
    planned, consumed = amounts(y2025=100, y2026=120, y2027=100), amounts(y2025=80, y2026=20)
    found = forecast(planned, consumed, 2026, reported=reported)
    assert {one.year: one.expected for one in found if one.expected} == expected


def test_a_project_that_is_over_uses_no_more() -> None:
    found = forecast(amounts(y2026=100), amounts(y2026=30), 2026, reported=Decimal(90), is_over=True)
    assert {one.year: one.expected for one in found} == amounts(y2026=30)


def test_what_is_reported_beyond_the_planned_years_falls_on_this_one() -> None:
    found = forecast(amounts(y2025=100), amounts(y2025=100), 2027, reported=Decimal(130))
    assert {one.year: one.expected for one in found} == amounts(y2025=100, y2027=30)


@given(YEARS, YEARS, st.integers(2024, 2030), st.none() | AMOUNTS)
def test_no_forecast_is_below_what_is_booked_and_a_report_is_met_to_the_krona(
    planned: dict[int, Decimal], consumed: dict[int, Decimal], year: int, reported: Decimal | None
) -> None:
    found = forecast(planned, consumed, year, reported=reported)
    assert all(one.expected >= one.consumed for one in found)
    assert all(one.expected == one.consumed for one in found if one.year < year)
    if reported is not None:
        assert expected_in_all(found) == max(reported, sum(consumed.values(), Decimal(0)))


def test_the_sentence_names_only_what_there_is() -> None:
    now = {Account(AccountKind.FREE): Decimal(2_000_000), Account(AccountKind.RESERVED, 1): Decimal(500_000)}
    found = position(now, 2026)
    said = sentence(found).replace("\u00a0", " ")
    assert said == "Fonden har 2,5 mnkr. Av dem är 2,0 mnkr fria att bevilja och 0,5 mnkr beviljade men inte utbetalda."
    assert sentence(position({}, 2026)) == "Fonden är tom."
    terms = [one["term"] for one in figures(found, 2026, in_advance=False, freezes=False, appropriation=False)]
    assert terms == ["Fonden", "Fritt att bevilja", "Beviljat, inte utbetalt"]


def test_what_is_due_is_what_was_granted_for_years_that_have_come_and_is_unpaid() -> None:
    rows = [
        Planned(1, 2025, Decimal(100), Decimal(60), Decimal(90)),
        Planned(1, 2026, Decimal(50), Decimal(0), Decimal(90)),
        Planned(2, 2027, Decimal(70), Decimal(0), Decimal(70)), Planned(3, 2026, Decimal(10), Decimal(10), Decimal(0)),
    ]  # fmt: skip
    assert due_by(rows, 2026) == {1: Decimal(90)}
