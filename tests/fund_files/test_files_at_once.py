"""Two at the same moment: the same file is booked once, and a payment goes out in one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from repayment.files.booking import book
from repayment.files.exporting import Books
from repayment.files.going_out import Order, make_payments
from repayment.files.keeping import keep
from repayment.files.reading import read_file
from repayment.models import AccountingExport, CostFile, CostRow, Entry
from socinv.lifecycle import clock
from tests.factories.funds import keeper, the_fund
from tests.factories.house import a_house
from tests.fund_files.funds import a_kept_file, a_paid_project, csv_of, line
from tests.races.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def then(act: Callable[[], Any]) -> Callable[[], Any]:
    """Done by a thread whose clock is the test's."""
    now = clock.now()

    def run() -> Any:
        with clock.at(now):
            return act()

    return run


def test_a_file_is_kept_and_booked_once() -> None:
    house = a_house()
    data = csv_of(line(a_paid_project(house)))
    fund, person = the_fund(house), keeper(house)
    kept = at_once(*[then(lambda: keep(fund, "a.csv", data, read_file(data), person))] * 2)
    assert len({one.pk for one in kept}) == 1, kept
    file = CostFile.objects.get()
    results = at_once(*[then(lambda: book(the_fund(house), file, person))] * 2)
    assert sorted(one.amount for one in results) == [0, 30_000], results
    assert Entry.objects.filter(kind="cost").count() == CostRow.objects.count() == 1


def test_two_files_with_the_same_row() -> None:
    house = a_house()
    project = a_paid_project(house)
    one = a_kept_file(house, csv_of(line(project)))
    other = a_kept_file(house, csv_of(line(project), line(project, 5, "A2")))
    person = keeper(house)
    at_once(then(lambda: book(the_fund(house), one, person)), then(lambda: book(the_fund(house), other, person)))
    assert CostRow.objects.count() == 2
    assert sum(Entry.objects.filter(kind="cost").values_list("amount", flat=True)) == 30_005


def test_a_payment_goes_out_in_one_file() -> None:
    house = a_house()
    a_paid_project(house)
    today, person = clock.today(), keeper(house)
    order = Order("sie", today.replace(month=1, day=1), today, Books("4590", "935900", "F"))
    results = at_once(*[then(lambda: make_payments(the_fund(house), order, person))] * 2)
    assert sum(one is None for one in results) == 1, results
    assert AccountingExport.objects.count() == 1
