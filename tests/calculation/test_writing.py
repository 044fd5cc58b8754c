"""Writing in the calculation: one row at a time, by those who may, and nobody's figures lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from applications.calculation.settings import Settings
from applications.calculation.writing import (
    add_cost,
    add_line,
    all_bases,
    base_of,
    find_row,
    is_full,
    remove_cost,
    remove_line,
    save_all,
    save_cost,
    save_line,
    save_settings,
    settings_base,
)
from applications.forms.rows import MOST_OF_MONEY
from applications.models import Application, Case
from socinv.lifecycle.verdict import Ground, Refused
from socinv.organisation.models import User
from tests.calculation.rows import benefit, calc, cost
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.writing.pages import saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    found = an_approved_idea(house)
    complete(found.case, "application", benefits=[benefit("r1"), benefit("r2")], costs=[cost("k1"), cost("k2")])
    return found


@pytest.fixture
def writer(house: House) -> User:
    return house.person("education.writer")


def fresh(application: Application) -> Application:
    """As another page reads it."""
    return Application.objects.select_related("case").get(pk=application.pk)


def benefits(application: Application) -> list[dict[str, Any]]:
    return list(saved(application, "gains")["benefits"])


def test_complete_figures_decide_the_yearly_amount(application: Application, writer: User) -> None:
    base = base_of(find_row(application, "benefits", "r2"))
    done = save_line(application, "r2", {"calc": calc(bias=" "), "what": "Färre dygn"}, base, by=writer)
    assert done.clashes == []
    first, second = benefits(application)
    assert first == benefit("r1")
    assert second == benefit("r2", calc(), what="Färre dygn", yearly="540000")
    assert Case.objects.get(pk=application.case_id).municipal_saving == 5 * 640000


def test_incomplete_figures_leave_the_amount(application: Application, writer: User) -> None:
    base = base_of(find_row(application, "benefits", "r1"))
    save_line(application, "r1", {"calc": {"participants": "40"}}, base, by=writer)
    assert benefits(application)[0] == benefit("r1", {"participants": "40"})


def test_a_row_is_added_last_and_taken_away(application: Application, writer: User) -> None:
    key, _saved = add_line(application, {"actor": "region", "calc": calc()}, by=writer)
    assert [row["id"] for row in benefits(application)] == ["r1", "r2", key]
    again = fresh(application)
    remove_line(again, "r1", base_of(find_row(again, "benefits", "r1")), by=writer)
    assert [row["id"] for row in benefits(application)] == ["r2", key]


def test_costs_are_written_the_same_way(application: Application, writer: User) -> None:
    base = base_of(find_row(application, "costs", "k2"))
    save_cost(application, "k2", {"amount": "700000", "source": "Budget 2027"}, base, by=writer)
    key, _saved = add_cost(fresh(application), cost("", amount="1"), by=writer)
    again = fresh(application)
    remove_cost(again, "k1", base_of(find_row(again, "costs", "k1")), by=writer)
    assert saved(application, "costs")["costs"] == [
        cost("k2", amount="700000") | {"source": "Budget 2027"}, cost(key, amount="1"),
    ]  # fmt: skip
    assert Case.objects.get(pk=application.case_id).total_cost == 700001


def test_settings_are_saved(application: Application, writer: User) -> None:
    save_settings(application, Settings(Decimal("0.05"), 2026, 9), settings_base(application), by=writer)
    assert saved(application, "gains")["calculation"] == {"rate": "0.05", "price_year": "2026", "seed": "9"}
    assert len(benefits(application)) == 2


def test_the_second_of_two_gets_both_texts(application: Application, writer: User, house: House) -> None:
    base = base_of(find_row(application, "benefits", "r1"))
    other = fresh(application)
    save_line(application, "r1", {"what": "Den första"}, base, by=writer)
    done = save_line(fresh(application), "r1", {"what": "Den andra"}, base, by=house.person("education.head"))
    (clash,) = done.clashes
    assert (clash.row, clash.theirs["what"], clash.ours["what"]) == ("r1", "Den första", "Den andra")
    assert benefits(application)[0]["what"] == "Den första"
    save_line(other, "r2", {"what": "En annan rad"}, base_of(find_row(other, "benefits", "r2")), by=writer)
    assert [row["what"] for row in benefits(application)] == ["Den första", "En annan rad"]


def test_a_row_that_was_taken_away_meanwhile_is_not_brought_back_unseen(application: Application, writer: User) -> None:
    base = base_of(find_row(application, "benefits", "r1"))
    remove_line(fresh(application), "r1", base, by=writer)
    done = save_line(fresh(application), "r1", {"what": "Kvar"}, base, by=writer)
    assert [(one.row, one.theirs) for one in done.clashes] == [("r1", None)]
    assert [row["id"] for row in benefits(application)] == ["r2"]


@pytest.mark.parametrize("who", ["culture.writer", "network.chair", "education-committee.chair"])
def test_those_who_may_not_write_are_refused(application: Application, house: House, who: str) -> None:
    before = benefits(application)
    base = base_of(find_row(application, "benefits", "r1"))
    with pytest.raises(Refused):
        save_line(application, "r1", {"what": "Nej"}, base, by=house.person(who))
    with pytest.raises(Refused):
        save_settings(application, Settings(Decimal(0), 2026, 1), settings_base(application), by=house.person(who))
    assert benefits(application) == before


def test_a_full_table_takes_no_more(application: Application, writer: User) -> None:
    many = [benefit(f"r{number}") for number in range(MOST_OF_MONEY)]
    complete(application.case, "application", benefits=many)
    thing = fresh(application)
    assert is_full(thing, "benefits")
    with pytest.raises(Refused, match="full") as found:
        add_line(thing, benefit(), by=writer)
    assert found.value.verdict.ground is Ground.STATE


def test_everything_at_once(application: Application, writer: User) -> None:
    bases = all_bases(application)
    lines = [benefit("r2", what="Ändrad"), benefit("n1", calc())]
    settings = Settings(Decimal("0.04"), 2027, 3)
    done = save_all(application, lines=lines, costs=[cost("k1", amount="9")], settings=settings, base=bases, by=writer)
    assert not any(one.clashes for one in done)
    assert [row["id"] for row in benefits(application)] == ["r2", "n1"]
    assert benefits(application)[1]["yearly"] == "540000"
    assert saved(application, "costs")["costs"] == [cost("k1", amount="9")]
    assert saved(application, "gains")["calculation"]["rate"] == "0.04"


def test_a_clash_anywhere_and_nothing_of_it_is_saved(application: Application, writer: User) -> None:
    bases = all_bases(application)
    save_cost(fresh(application), "k1", {"amount": "1"}, base_of(cost("k1")), by=writer)
    done = save_all(
        fresh(application), lines=[benefit("r1", what="Ändrad")], costs=[cost("k1", amount="2")], base=bases, by=writer
    )
    assert [one.row for saved_ in done for one in saved_.clashes] == ["k1"]
    assert benefits(application) == [benefit("r1"), benefit("r2")]
    assert saved(application, "costs")["costs"][0]["amount"] == "1"
