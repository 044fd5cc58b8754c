"""What the ledger says when it is read: in few queries, at any day, and of a project without a fund."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Project, Report
from repayment.fund.course import Course
from repayment.fund.reading import balances, booked, consumed_of, entries_of, planned_of
from repayment.fund.years import Planned, by_year, spoken_for
from repayment.ledger.accounts import Account, AccountKind
from repayment.models import Entry, Fund
from socinv.lifecycle import clock
from tests.factories.funds import book, pay, the_fund
from tests.factories.house import House
from tests.factories.projects import a_project_ready_to_start

DAY = date(2026, 5, 1)
PAID = Account(AccountKind.PAID, 7)


# -- pure


def test_the_lowest_balance_is_that_of_the_worst_day() -> None:
    course = Course([(DAY, PAID, Decimal(100)), (DAY + timedelta(5), PAID, Decimal(-80)),
                     (DAY + timedelta(9), PAID, Decimal(200))])  # fmt: skip
    assert course.lowest(PAID, DAY) == 20
    assert course.lowest(PAID, DAY - timedelta(1)) == 0
    assert course.lowest(PAID, DAY + timedelta(9)) == 220


def test_a_grant_falls_as_the_costs_do() -> None:
    costs = {2026: Decimal(100), 2027: Decimal(200), 2028: Decimal(0)}
    assert by_year(Decimal(100_000), costs, 2026) == {2026: Decimal(33_333), 2027: Decimal(66_667)}
    assert by_year(Decimal(90), {2020: Decimal(1), 2027: Decimal(2)}, 2026) == {2026: Decimal(30), 2027: Decimal(60)}
    assert by_year(Decimal("90.50"), {}, 2026) == {2026: Decimal("90.50")}
    assert sum(by_year(Decimal("1000000.37"), costs, 2026).values()) == Decimal("1000000.37")


def test_what_others_may_still_ask_for_is_at_most_what_they_are_not_paid() -> None:
    planned = [
        Planned(1, 2026, Decimal(100), Decimal(40), Decimal(500)),
        Planned(2, 2026, Decimal(100), Decimal(0), Decimal(30)),
        Planned(3, 2026, Decimal(100), Decimal(120), Decimal(50)),
        Planned(4, 2027, Decimal(100), Decimal(0), Decimal(100)),
    ]
    assert spoken_for(planned, 2026) == 60 + 30 + 0


# -- the database


@pytest.mark.django_db
def test_the_queries_do_not_grow_with_the_entries(house: House, project: Project) -> None:
    def asked() -> int:
        fund = the_fund(house)
        with CaptureQueriesContext(connection) as seen:
            booked(fund)
            planned_of(fund)
            for one in entries_of(fund):
                assert str(one)
                assert all(posting.moved.amount for posting in one.postings.all())
                assert one.by.name
        return len(seen)

    pay(house, project, 1_000)
    few = asked()
    for number in range(6):
        book(house, project, 10, f"A {number}")
    assert asked() == few


@pytest.mark.django_db
def test_booking_many_costs_takes_no_more_queries(house: House, project: Project) -> None:
    from repayment.fund.moves import Cost, costs
    from repayment.fund.reading import course_of
    from repayment.fund.writing import write
    from socinv.lifecycle.models import Event

    pay(house, project, 100_000)
    fund, event = the_fund(house), Event.objects.filter(thing="repayment.fund").latest("pk")

    def asked(first: int, count: int) -> int:
        rows = [Cost(project.pk, clock.today(), Decimal(10), f"B {number}") for number in range(first, first + count)]
        with CaptureQueriesContext(connection) as seen:
            write(fund, costs(rows, course_of(fund, projects={project.pk}), in_arrears=False), event)
        return len(seen)

    asked(0, 1)  # who did it is read once
    assert asked(1, 2) == asked(3, 200)
    assert Entry.objects.filter(kind="cost").count() == 203


@pytest.mark.django_db
def test_the_balance_of_a_past_day_stands(house: House, project: Project) -> None:
    pay(house, project, 400_000)
    today = clock.today()
    with clock.at(datetime(today.year + 1, 3, 1, 12, tzinfo=UTC)):
        book(house, project, 150_000, "A 1")
        fund = the_fund(house)
        paid = Account(AccountKind.PAID, project.pk)
        assert balances(fund)[paid] == 250_000
        assert balances(fund, today)[paid] == 400_000
        assert balances(fund, today - timedelta(days=1)) == {}


@pytest.mark.django_db
def test_without_a_fund_the_reports_say_what_is_used(house: House) -> None:
    project = a_project_ready_to_start(house)
    assert consumed_of(project).amount == 0
    Report.objects.create(
        municipality=house.municipality, case=project.case, project=project, number=9, period_from=DAY, period_to=DAY,
        due=DAY, spent=Decimal(75_000),
    )  # fmt: skip
    assert consumed_of(project).amount == 0, "nobody has approved it"
    Report.objects.filter(project=project).update(status="accepted")
    said = consumed_of(project)
    assert (said.amount, said.from_ledger) == (Decimal(75_000), False)
    assert not Fund.objects.exists()
