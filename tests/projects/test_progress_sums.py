"""The sums that those who follow the projects read: they add up, whatever comes in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.models import Case
from projects.health import Health, Status
from projects.models import Project, Report
from projects.presenting.followed import Followed
from projects.presenting.participants import gender_balance
from projects.presenting.progress import SORTS, in_order, sentence, sort_asked
from projects.presenting.yearly import granted_by_year, spent_by_year, years_of
from projects.promised import promised_yearly
from tests.projects.portfolio import benefit

AMOUNT = st.decimals(-(10**9), 10**9, places=2)
DAY = st.dates(date(2015, 1, 1), date(2035, 12, 31))
REPORTS = st.lists(st.tuples(DAY, st.none() | AMOUNT), max_size=24)


def test_spent_by_year_as_worked_out_by_hand() -> None:
    reports = [
        (date(2024, 6, 30), Decimal(100)), (date(2024, 12, 31), Decimal(250)), (date(2025, 6, 30), None),
        (date(2025, 12, 31), Decimal(400)), (date(2026, 6, 30), Decimal(390)),
    ]  # fmt: skip
    assert spent_by_year(reports) == {2024: 250, 2025: 150, 2026: -10}


@given(REPORTS)
def test_the_years_add_up_to_the_last_report(reports: list[tuple[date, Decimal | None]]) -> None:
    said = [so_far for _day, so_far in reports if so_far is not None]
    assert sum(spent_by_year(reports).values(), Decimal(0)) == (said[-1] if said else 0)


@given(st.lists(st.tuples(DAY, AMOUNT), max_size=30), st.lists(REPORTS, max_size=6))
def test_every_year_is_there_and_nothing_is_lost(
    decisions: list[tuple[date, Decimal]], reports: list[list[tuple[date, Decimal | None]]]
) -> None:
    granted, spent = granted_by_year(decisions), [spent_by_year(one) for one in reports]
    years = years_of(granted, spent)
    assert sum((one.granted for one in years), Decimal(0)) == sum((amount for _day, amount in decisions), Decimal(0))
    assert sum((one.spent for one in years), Decimal(0)) == sum(
        (sum(one.values(), Decimal(0)) for one in spent), Decimal(0)
    )
    if years:
        assert [one.year for one in years] == list(range(years[0].year, years[-1].year + 1))


def test_promised_is_the_year_when_it_is_the_most_and_only_the_municipalitys_own() -> None:
    after_each_other = [benefit(1, 300, 2027, 2028), benefit(2, 500, 2029, 2031)]
    assert promised_yearly(after_each_other) == 500
    assert promised_yearly([*after_each_other, benefit(3, 200, 2028, 2029), benefit(None, 9_999)]) == 700
    assert promised_yearly([benefit(None, 9_999), {"actor": "department:1", "yearly": "5"}]) is None


BENEFITS = st.lists(
    st.builds(benefit, st.none() | st.integers(1, 3), st.integers(0, 10**6), st.integers(2020, 2030),
              st.integers(2020, 2040)), max_size=8,
)  # fmt: skip


@given(BENEFITS)
def test_promised_is_never_more_than_all_lines_nor_less_than_one_that_lasts(rows: list[dict[str, str]]) -> None:
    ours = [row for row in rows if row["actor"] != "region"]
    lasting = [int(row["yearly"]) for row in ours if row["first_year"] <= row["last_year"]]
    found = promised_yearly(rows)
    assert (found is None) == (not lasting)
    assert Decimal(max(lasting, default=0)) <= (found or Decimal(0)) <= Decimal(sum(lasting))


PERSONS = st.none() | st.integers(0, 5000)
REPORTED = st.builds(Report, girls=PERSONS, boys=PERSONS, other=PERSONS)
ROW = st.builds(
    lambda reports, girls, boys: Followed(Project(case=Case(girls=girls, boys=boys)), tuple(reports)),
    st.lists(REPORTED, max_size=3), PERSONS, PERSONS,
)  # fmt: skip


@given(st.lists(ROW, max_size=10))
@pytest.mark.rule("SUN-29")
def test_participants_are_each_projects_latest_and_nothing_else(rows: list[Followed]) -> None:
    found = gender_balance(rows)
    latest = [row.latest for row in rows if row.latest and row.latest.participants is not None]
    assert found.came.everyone == sum(one.participants or 0 for one in latest)
    assert found.projects == len(latest)
    shares = [line.came_share for line in found.lines if line.came_share is not None]
    assert not shares or abs(sum(shares, Decimal(0)) - 1) < Decimal("0.0001")


def going(status: Status) -> Followed:
    return Followed(Project(status="running"), health=Health(status, ("Därför.",)))


STATUSES: st.SearchStrategy[list[Status]] = st.lists(st.sampled_from(["ok", "risk", "off"]), max_size=30)


@pytest.mark.parametrize(
    ("many", "said"),
    [
        ((4, 2, 1), "Fyra projekt följer planen, två riskerar att avvika och ett avviker."),
        ((1, 0, 0), "Ett projekt följer planen."),
        ((0, 3, 13), "Tre projekt riskerar att avvika och 13 avviker."),
        ((0, 0, 2), "Två projekt avviker."),
        ((0, 0, 0), "Inget projekt pågår."),
    ],
)
@pytest.mark.rule("SUN-03")
def test_one_sentence_says_it_all(many: tuple[int, int, int], said: str) -> None:
    ok, risk, off = many
    rows = [going("ok")] * ok + [going("risk")] * risk + [going("off")] * off
    assert sentence(rows) == said


@given(STATUSES, st.sampled_from([*SORTS, *(f"-{key}" for key in SORTS)]))
def test_sorting_loses_nobody(statuses: list[Status], sort: str) -> None:
    rows = [replace(going(status), promised=Decimal(place)) for place, status in enumerate(statuses)]
    found = in_order(rows, sort_asked(sort))
    assert Counter(id(row) for row in found) == Counter(id(row) for row in rows)
    if sort == "status":
        ranks = [row.health.status for row in found if row.health]
        assert ranks == sorted(ranks, key=["off", "risk", "ok"].index)


@pytest.mark.parametrize("asked", ["", "size", "-", "--status", "status; drop"])
def test_an_order_there_is_not_is_the_worst_first(asked: str) -> None:
    assert sort_asked(asked) == "status"
