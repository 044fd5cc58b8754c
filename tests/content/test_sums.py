"""The sums of costs and benefits: every krona counted once, in its year, at its payer."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from applications.content.facts import read_money, saving
from applications.content.sums import sums_of
from socinv.presentation.money import NBSP, number
from tests.factories.house import a_process

NAMES = {1: "Barn- och utbildningsförvaltningen", 2: "Socialförvaltningen"}
PAYERS = ("fund", "eu", "other", "department:1", "department:2", "")
AMOUNT = st.one_of(
    st.just(""), st.integers(0, 10**9).map(str), st.decimals(0, 10**9, places=2).map(lambda one: format(one, "f"))
)
YEAR = st.sampled_from(["", "2027", "2028", "2029"])
COST = st.fixed_dictionaries({"year": YEAR, "payer": st.sampled_from(PAYERS), "amount": AMOUNT})
BENEFIT = st.fixed_dictionaries(
    {"actor": st.sampled_from(["department:1", "department:2", "region", ""]), "yearly": AMOUNT}
    | {"first_year": YEAR, "last_year": YEAR}
)
Rows = list[dict[str, str]]


def amount(row: dict[str, str]) -> Decimal:
    return Decimal(row["amount"] or 0)


def read(cell: str) -> Decimal:
    return Decimal(cell.replace(NBSP, "").replace(",", "."))


@given(st.lists(COST, min_size=1, max_size=12))
def test_costs_by_year_and_payer(rows: Rows) -> None:
    found = sums_of("costs", rows, NAMES)
    assert found is not None
    payers = len(found.heads) - 2
    assert payers == len({row["payer"] for row in rows})
    for line in found.lines:
        of_year = [row for row in rows if (row["year"] or "–") == line[0]]
        assert of_year, "a year that nobody wrote"
        assert read(line[-1]) == sum(map(amount, of_year))
        assert sum(map(read, line[1:-1])) == read(line[-1])
    assert len(found.lines) == len({row["year"] for row in rows})
    assert read(found.foot[-1]) == sum(map(amount, rows))
    for column in range(1, len(found.heads)):
        assert sum(read(line[column]) for line in found.lines) == read(found.foot[column])


@given(st.lists(COST, min_size=1, max_size=12))
def test_the_order_of_the_lines_changes_no_sum(rows: Rows) -> None:
    assert sums_of("costs", rows, NAMES) == sums_of("costs", rows[::-1], NAMES)


@given(st.lists(COST, min_size=1, max_size=12))
def test_the_fund_stands_first_and_is_what_is_applied_for(rows: Rows) -> None:
    found = sums_of("costs", rows, NAMES)
    money = read_money(a_process(), {"costs": {"costs": rows}})
    assert found is not None
    assert read(found.foot[-1]) == money["total_cost"]
    of_fund = sum(amount(row) for row in rows if row["payer"] == "fund")
    assert money["applied_amount"] == of_fund
    if any(row["payer"] == "fund" for row in rows):
        assert found.heads[1] == "Sociala investeringsfonden"
        assert read(found.foot[1]) == of_fund


@given(st.lists(BENEFIT, min_size=1, max_size=12))
def test_benefits_by_actor(rows: Rows) -> None:
    found = sums_of("benefits", rows, NAMES)
    assert found is not None
    assert read(found.foot[-1]) == sum(map(read_line, found.lines)) == sum(map(saving, rows))
    municipal = [row for row in rows if row["actor"].startswith("department:")]
    money = read_money(a_process(), {"gains": {"benefits": rows}})
    assert money["municipal_saving"] == sum(map(saving, municipal))


def read_line(line: tuple[str, ...]) -> Decimal:
    return read(line[-1])


@given(BENEFIT)
def test_a_saving_is_its_years_times_what_it_gives(row: dict[str, str]) -> None:
    if "" in (row["yearly"], row["first_year"], row["last_year"]):
        assert saving(row) == 0
        return
    years = range(int(row["first_year"]), int(row["last_year"]) + 1)
    assert saving(row) == sum(Decimal(row["yearly"]) for _year in years)


def test_what_has_no_sum() -> None:
    assert sums_of("costs", [], NAMES) is None
    assert sums_of("partners", [{"id": "r1"}], NAMES) is None


def test_a_table_as_it_is_read() -> None:
    rows: list[dict[str, Any]] = [
        {"year": "2028", "payer": "department:2", "amount": "60000"},
        {"year": "2027", "payer": "fund", "amount": "1200000"},
        {"year": "2028", "payer": "fund", "amount": "1240000.50"},
    ]
    found = sums_of("costs", rows, NAMES)
    assert found is not None
    assert found.heads == ("År", "Sociala investeringsfonden", "Socialförvaltningen", "Summa")
    assert [line[0] for line in found.lines] == ["2027", "2028"]
    assert found.lines[1] == ("2028", number(Decimal("1240000.50")), number(60_000), number(Decimal("1300000.50")))
    assert found.foot == ("Summa", number(Decimal("2440000.50")), number(60_000), number(Decimal("2500000.50")))
