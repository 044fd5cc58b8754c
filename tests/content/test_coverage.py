"""The savings of ten years from the project's end against its cost, as the application says them (ORE-22)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from applications.content.coverage import coverage_of, shortfall
from applications.models import Case
from socinv.lifecycle.process.schema import Coverage
from tests.calculation.rows import PROCESS, benefit, calc, cost, reading
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import a_house
from tests.factories.processes import a_variant, under

pytestmark = pytest.mark.rule("ORE-22")
TEN = Coverage(years=10, text="Tio år.", rules=())
COVERED = PROCESS.model_copy(update={"coverage": TEN})


def saving(*rows: dict[str, Any], **more: Any) -> Decimal:
    found = coverage_of(COVERED, reading(*rows, costs=(cost(),), **more))
    assert found is not None
    return found.saving


@pytest.mark.parametrize(
    ("ends", "months"),
    [("2028-12-31", 120), ("2028-06-30", 114), ("2033-12-31", 60), ("2022-12-31", 48), ("2022-06-30", 42)],
)
def test_part_years_are_counted_by_months(ends: str, months: int) -> None:
    """120 000 a year from 2029 to 2038: 10 000 a month within ten years of the end."""
    row = benefit(yearly="120000", first_year="2029", last_year="2038")
    start = ends[:4] + "-01-01"
    assert saving(row, starts=start, ends=ends) == 10_000 * months


def test_what_is_saved_while_the_project_goes_on_is_not_counted() -> None:
    assert saving(benefit(first_year="2027", last_year="2030")) == 200_000


def test_only_savings_in_money_of_the_municipality_count() -> None:
    rows = [
        benefit("r1", {"money": "redistribution"}), benefit("r2", {"money": "unpriced"}), benefit("r3", actor="region"),
        benefit("r4", actor="state"), benefit("r5", actor="individual"), benefit("r6", actor="other"),
    ]  # fmt: skip
    assert saving(*rows) == 0


def test_the_drop_off_is_taken_off() -> None:
    figures = calc(participants="1", effect="1", price="1000", deadweight="0", drop_off="0.5", drop_off_reason="Så")
    assert saving(benefit(figures=figures)) == 1000 + 500 + 250 + 125 + Decimal("62.5")


def test_as_much_as_it_costs_is_enough() -> None:
    found = coverage_of(COVERED, reading(benefit(), costs=(cost(amount="500000"),)))
    assert found is not None
    assert (found.saving, found.cost, found.passes) == (Decimal(500_000), Decimal(500_000), True)
    lacking = coverage_of(COVERED, reading(benefit(), costs=(cost(amount="500000.01"),)))
    assert lacking is not None
    assert not lacking.passes


@pytest.mark.django_db
def test_what_a_case_lacks() -> None:
    with a_variant(coverage=TEN) as process:
        application = an_approved_idea(under(a_house(), process))
        own = f"department:{application.case.department_id}"
        complete(application.case, "application", benefits=[benefit(actor=own)], costs=[cost(amount="700000")])
        case = Case.objects.get(pk=application.case_id)
        assert shortfall(case) == 200_000


@pytest.mark.django_db
def test_nothing_is_lacking_where_the_guideline_has_no_such_rule() -> None:
    application = an_approved_idea(a_house())
    complete(application.case, "application", benefits=[], costs=[cost()])
    assert shortfall(Case.objects.get(pk=application.case_id)) == 0
    assert coverage_of(COVERED, reading(ends="")) is None
