"""The form's own pages with a calculation behind them: nothing of it is lost, and the amount is not typed twice."""

from __future__ import annotations

import pytest

from applications.content.difference import differences
from applications.content.shown import shown_part
from applications.models import Application
from tests.calculation.rows import PARTS, answers, benefit, calc, cost
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.writing.pages import Writer, saved


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def application(house: House) -> Application:
    """With a line that is counted and one that is an amount."""
    found = an_approved_idea(house)
    own = f"department:{house.departments['education'].pk}"
    rows = [benefit("r1", calc(), actor=own, yearly="540000"), benefit("r2", actor=own)]
    complete(found.case, "application", benefits=rows, costs=[cost("k1") | {"source": "Budget"}])
    return found


@pytest.fixture
def writer(house: House, application: Application) -> Writer:
    return Writer(house.person("education.writer"), application, "gains")


def test_the_page_leads_to_the_calculation_and_says_what_it_says(writer: Writer) -> None:
    page = writer.page.content.decode()
    assert "Öppna kalkylen" in page
    assert "Insatsen betalar sig" in page or "att insatsen betalar sig" in page
    assert "Räknas i kalkylen<" in page


def test_what_is_counted_stays_when_the_row_is_written_in(writer: Writer, application: Application) -> None:
    writer.put("benefits-r1-what", "Färre dygn").press()
    row = saved(application, "gains")["benefits"][0]
    assert (row["what"], row["calc"], row["yearly"]) == ("Färre dygn", calc(), "540000")


def test_a_counted_amount_cannot_be_typed_over_and_a_plain_one_can(writer: Writer, application: Application) -> None:
    writer.put("benefits-r1-yearly", "1").put("benefits-r2-yearly", "250 000").press()
    assert [row["yearly"] for row in saved(application, "gains")["benefits"]] == ["540000", "250000"]


def test_saving_the_page_as_it_is_changes_nothing(writer: Writer, application: Application) -> None:
    before = saved(application, "gains")
    writer.press()
    assert saved(application, "gains") == before


def test_a_counted_row_is_taken_away_by_its_button_and_comes_back_whole(
    writer: Writer, application: Application
) -> None:
    for column in ("actor", "what", "first_year", "last_year", "source"):
        writer.put(f"benefits-r1-{column}", "")
    writer.press()
    assert saved(application, "gains")["benefits"][0]["calc"] == calc(), "emptied, but not thrown away"
    writer.press("_remove", "benefits.r1")
    assert [row["id"] for row in saved(application, "gains")["benefits"]] == ["r2"]


def test_the_source_of_a_cost_stays(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.put("costs-k1-amount", "600 000").press()
    (row,) = saved(application, "costs")["costs"]
    assert (row["amount"], row["source"]) == ("600000", "Budget")


def test_two_versions_are_compared_figure_by_figure() -> None:
    old, new = (answers(benefit(figures=calc(effect=effect)), settings={"rate": "0.03"}) for effect in ("0.2", "0.25"))
    (change,) = differences(PARTS, old, new, {1: "Förvaltningen"})
    texts = {how: "".join(one.text for one in change.pieces if one.how == how) for how in ("gone", "new")}
    assert (texts["gone"], texts["new"]) == ("2", "25")
    whole = "".join(one.text for one in change.pieces)
    assert "Effekt per person och år: 0,2" in whole
    assert "Skulle ha skett ändå: 10\u00a0%, källa: Bedömning, skäl: En av tio blev bättre ändå." in whole


def test_the_settings_are_read_in_words() -> None:
    part = next(one for one in PARTS if any(field.is_apart for field in one.field))
    given = answers(settings={"rate": "0.035", "price_year": "2026", "seed": "4"})
    text = next(one.text for one in shown_part(part, given[part.key], {}) if one.key == "calculation")
    assert text.split("\n") == ["Real kalkylränta: 3,5\u00a0%", "Prisnivå: 2026 års priser", "Slumptalsfrö: 4"]
    plain = next(one.text for one in shown_part(part, {}, {}) if one.key == "calculation")
    assert plain == "Real kalkylränta: 3\u00a0%"
