"""What of a file is the fund's projects' costs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from repayment.files.contents import Contents, Mistake, Row, fingerprints
from repayment.files.sorting import Known, Sorted, Why, sort_out

NUMBERS = {"9001": Known(1, "935900"), "9002": Known(2)}
OPENED, TODAY = date(2026, 1, 15), date(2026, 3, 10)


def row(line: int = 1, **said: Any) -> Row:
    given: dict[str, Any] = {
        "number": "9001", "account": "5010", "day": date(2026, 2, 28), "amount": Decimal(100), "verification": "A1",
    }  # fmt: skip
    return Row(line=line, **given | said)


def sort(*rows: Row, booked: tuple[str, ...] = (), mistakes: tuple[Mistake, ...] = ()) -> Sorted:
    return sort_out(Contents("csv", rows, mistakes), NUMBERS, booked, opened=OPENED, today=TODAY)


def test_by_month_and_project_in_their_order() -> None:
    found = sort(row(day=date(2026, 3, 1)), row(number="9002"), row(), row(day=date(2026, 2, 3), amount=Decimal("-30")))
    assert [(one.project, one.day, one.amount) for one in found.months] == [
        (1, date(2026, 2, 28), Decimal(70)), (2, date(2026, 2, 28), Decimal(100)), (1, date(2026, 3, 1), Decimal(100)),
    ]  # fmt: skip
    assert found.amount == 270
    assert found.can_be_booked


def test_what_is_left_out_says_why() -> None:
    known = row(verification="A2")
    found = sort(
        row(number=""), row(number="7777"), row(account="935900"), row(account="2440", is_balance=True), known,
        row(day=date(2026, 1, 14)), booked=tuple(fingerprints([known])),
    )  # fmt: skip
    assert [one.why for one in found.left] == [
        Why.NO_PROJECT, Why.FOREIGN, Why.GRANT, Why.BALANCE, Why.BOOKED, Why.EARLIER,
    ]  # fmt: skip
    assert not found.can_be_booked


def test_rows_that_take_each_other_out_are_nothing_to_book() -> None:
    found = sort(row(), row(amount=Decimal(-100)))
    assert not found.months
    assert len(found.level) == 1


def test_a_month_that_is_not_over_is_booked_as_far_as_it_has_come() -> None:
    assert sort(row(day=date(2026, 3, 31))).months[0].day == TODAY
    later = sort(row(4, day=date(2026, 4, 30)))
    assert later.mistakes[0].line == 4
    assert "har inte varit än" in later.mistakes[0].text


def test_somebody_elses_mistakes_stop_nothing() -> None:
    other, own, whole = Mistake(3, "fel", "7777"), Mistake(4, "fel", "9001"), Mistake(0, "fel")
    assert sort(row(), mistakes=(other,)).can_be_booked
    assert sort(row(), mistakes=(other, own, whole)).mistakes == (own, whole)


def test_two_alike_are_two() -> None:
    found = sort(row(1), row(2), booked=tuple(fingerprints([row()])))
    assert found.amount == 100
