"""The calculation out of the application's answers: what counts, what is complete, and what lacks a source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from applications.calculation.detail import is_counted, tidy, yearly_of
from applications.calculation.inputs import Figure, Ground, Money
from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR
from applications.calculation.reading import read_case, read_version
from applications.calculation.result import result_of
from applications.content.facts import read_money
from applications.content.versions import keep_version
from socinv.lifecycle.models import Event
from tests.calculation.rows import PROCESS, answers, benefit, calc, cost, reading
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import a_house


def test_an_amount_alone_is_one_participant_an_effect_of_one_and_the_amount() -> None:
    found = reading(benefit(yearly="125000.5"))
    (line,) = found.calculation.lines
    assert (line.key, line.actor, line.money, line.ground) == ("r1", "department:1", Money.SAVING, Ground.JUDGEMENT)
    assert list(line.amounts()) == [(year, Decimal("125000.5")) for year in range(2029, 2034)]
    assert not found.lines[0].complete
    assert found.problems == ()


def test_the_figures_of_a_complete_line() -> None:
    found = reading(benefit(figures=calc(drop_off="0.2", drop_off_reason="Erfarenhet", money="saving")))
    (line,) = found.calculation.lines
    assert line.effect == Figure(Decimal("0.2"), Decimal("0.1"), Decimal("0.3"))
    assert line.deadweight.base == Decimal("0.1")
    assert (line.first_year, line.years, line.ground) == (2029, 5, Ground.BEFORE_AFTER)
    assert line.first_amount == Decimal(40) * Decimal("0.2") * 75000 * Decimal("0.9")
    assert line.reasons["drop_off"] == "Erfarenhet"
    assert found.lines[0].complete
    assert found.lines[0].lacks_source == ("drop_off",)


@pytest.mark.parametrize("gap", ["participants", "effect", "price"])
def test_until_all_needed_figures_are_there_the_amount_counts(gap: str) -> None:
    found = reading(benefit(figures=calc(**{gap: ""})))
    assert found.calculation.lines[0].price.base == 100000
    assert not found.lines[0].complete
    assert gap in [one.input for one in found.errors]


@pytest.mark.parametrize("text", ["mycket", "NaN", "Infinity", "1e30"])
def test_what_cannot_be_counted_with_is_told_and_not_counted(text: str) -> None:
    found = reading(benefit(figures=calc(price=text)))
    assert found.calculation.lines[0].price.base == 100000
    assert [one.input for one in found.errors] == ["price"]


def test_more_than_a_municipality_can_save_is_told_and_not_counted() -> None:
    found = reading(benefit(figures=calc(participants="1000000", price="1000000")))
    assert found.calculation.lines == ()
    assert "Se över siffrorna" in found.errors[0].text


def test_what_is_not_in_money_needs_no_price_and_is_worth_nothing() -> None:
    found = reading(benefit(figures=calc(money="unpriced", price="")))
    assert found.lines[0].complete
    assert found.calculation.lines[0].first_amount == 0
    assert found.errors == ()


@pytest.mark.parametrize("changes", [{"first_year": ""}, {"last_year": "2028"}, {"first_year": "1"}, {"yearly": ""}])
def test_a_row_that_is_not_whole_is_not_counted(changes: dict[str, str]) -> None:
    found = reading(benefit() | changes)
    assert found.calculation.lines == ()
    assert found.lines[0].line is None


def test_the_yearly_amount_follows_from_the_figures_in_whole_kronor() -> None:
    assert yearly_of(calc(participants="1", effect="1", price="2.5", deadweight="0")) == "3"
    assert yearly_of(calc(price="")) is None
    assert yearly_of({"participants": 1, "effect": 1, "price": 2, "deadweight": 0}) == "2", "numbers are as good"
    assert tidy({"deadweight": 0, "bias": None, "effect": " 1 ", "other": "x"}) == {"effect": "1", "deadweight": "0"}
    assert not is_counted(benefit())
    assert is_counted(benefit(figures=calc()))


def test_costs_by_year_and_payer_and_those_without_a_source() -> None:
    found = reading(costs=(cost(source="Budget"), cost("k2", amount=""), cost("k3", payer="eu", year="2028")))
    assert [(one.year, one.payer, one.amount) for one in found.calculation.costs] == [
        (2027, "fund", Decimal(500000)), (2028, "eu", Decimal(500000)),
    ]  # fmt: skip
    assert [one.lacks_source for one in found.costs] == [False, True, True]
    assert found.costs[1].cost is None


def test_settings_are_what_was_chosen_and_else_what_goes_without_saying() -> None:
    plain = reading(benefit()).settings
    assert (plain.rate, plain.price_year, plain.seed) == (Decimal("0.03"), 2027, 1)
    chosen = reading(benefit(), settings={"rate": "0.05", "price_year": "2025", "seed": "7"})
    assert (chosen.calculation.rate, chosen.price_year, chosen.seed) == (Decimal("0.05"), 2025, 7)
    odd = reading(benefit(), settings={"rate": "-3", "price_year": "", "seed": "fem"}).settings
    assert odd == plain
    assert chosen.settings.kept == {"rate": "0.05", "price_year": "2025", "seed": "7"}


def test_without_days_the_years_of_the_rows_stand_in() -> None:
    found = reading(benefit(), costs=(cost(year="2026"), cost("k2", year="2028")), starts="", ends="")
    assert (found.calculation.starts, found.calculation.ends) == (date(2026, 1, 1), date(2028, 12, 31))
    assert not found.is_dated
    assert reading(starts="", ends="").calculation.lines == ()


@pytest.mark.rule("SUN-14")
def test_a_department_that_gains_and_stands_outside_is_named_at_once() -> None:
    rows = [benefit(), benefit("r2", actor="department:2"), benefit("r3", actor="department:3"),
            benefit("r4", actor="region")]  # fmt: skip
    assert reading(*rows, own=1, departments=(3,)).left_out == (2,)
    assert reading(*rows).left_out == (), "nobody has said whose application it is"


@pytest.mark.rule("SUN-17")
def test_the_worked_example_as_rows_of_the_form() -> None:
    """Part 4, example 5: the figures as they are printed."""
    plain = {"participants": "40", "ground": "judgement", "deadweight": "0", "drop_off": "0.2", "effect_low": "",
             "effect_high": "", "deadweight_reason": "", "drop_off_reason": "Avtar"}  # fmt: skip
    years = {"first_year": "2024", "last_year": "2028"}
    rows = [
        benefit("r1", calc(**plain, effect="0.20", price="75000"), actor="department:1", **years),
        benefit("r2", calc(**plain, effect="0.15", price="25000"), actor="department:2", **years),
        benefit("r3", calc(**plain, effect="0.10", price="30000"), actor="region", **years),
    ]
    costs = (cost(year="2022", amount="1200000"), cost("k2", year="2023", amount="1300000"))
    found = reading(*rows, costs=costs, starts="2022-01-01", ends="2023-12-31")
    assert found.problems == ()
    municipality = result_of(found.calculation, MUNICIPALITY)
    assert round(municipality.net_present_value) == -191113
    assert round(municipality.benefit_cost_ratio or 0, 4) == Decimal("0.9224")
    assert round(result_of(found.calculation, PUBLIC_SECTOR).net_present_value) == 172250
    money = read_money(PROCESS, answers(*rows, costs=costs))
    assert (money["municipal_saving"], money["total_cost"]) == (Decimal(2521200), Decimal(2500000))


def test_what_is_not_a_saving_is_not_the_municipalitys_saving() -> None:
    rows = [benefit(), benefit("r2", {"money": "redistribution"}), benefit("r3", {"money": "unpriced"})]
    assert read_money(PROCESS, answers(*rows))["municipal_saving"] == 500000


@pytest.mark.django_db
def test_a_case_as_it_is_saved_and_a_version_as_it_was() -> None:
    application = an_approved_idea(a_house())
    complete(application.case, "application", benefits=[benefit(yearly="100")])
    event = Event.objects.filter(case=application.case).latest("id")
    version = keep_version(application.case, "application", event)
    complete(application.case, "application", benefits=[benefit(yearly="250")])
    assert read_version(version).calculation.lines[0].price.base == 100
    found = read_case(application.case)
    assert found.calculation.lines[0].price.base == 250
    assert (found.calculation.starts, found.is_dated) == (date(2027, 1, 1), True)
