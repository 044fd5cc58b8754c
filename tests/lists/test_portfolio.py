"""The figures on top of the list, against figures worked out by hand, and never stale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from guardian.shortcuts import assign_perm

from applications.listing import portfolio_charts, remembered
from applications.listing.classes import horizon_of, size_of
from applications.listing.portfolio import GRANTED, PENDING, REST, Share, added_up, count
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.standing import standing_of
from tests.factories.cases import a_draft, a_granted_application, a_submitted_application, a_submitted_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.lists.asking import client_of, many_cases, page


def three_granted_and_two_pending(house: House) -> None:
    """Small, middle and large; soon, later and late; tried and untried; and an idea that counts nowhere."""
    facts: list[dict[str, Any]] = [
        {"granted_amount": 999_999, "last_gain_year": 2031, "evidence": "evidence", "girls": 10, "boys": 30},
        {"granted_amount": 1_000_000, "last_gain_year": 2032, "evidence": "development", "girls": 20, "boys": 0},
        {"granted_amount": 3_000_001, "last_gain_year": 2039, "evidence": "evidence", "girls": 30, "boys": 10},
        {"applied_amount": 3_000_000, "last_gain_year": 2038, "evidence": "evidence", "girls": 5, "boys": 15},
        {"applied_amount": 200_000, "last_gain_year": None, "evidence": "development", "girls": None, "boys": 7},
    ]
    for number, columns in enumerate(facts):
        made = a_granted_application(house) if number < 3 else a_submitted_application(house)
        Case.objects.filter(pk=made.case_id).update(ends="2028-12-31", **columns)
    a_submitted_idea(house)


@pytest.mark.django_db
@pytest.mark.rule("SUN-28")
def test_risk_spread_as_worked_out_by_hand() -> None:
    house = a_house()
    three_granted_and_two_pending(house)
    figures = count(Case.objects.filter(municipality=house.municipality))
    assert (figures.total, figures.cases) == (6, {GRANTED: 3, PENDING: 2})
    assert figures.spread["size"] == {
        GRANTED: {"small": 1, "medium": 1, "large": 1}, PENDING: {"small": 1, "medium": 1},
    }  # fmt: skip
    assert figures.spread["horizon"] == {
        GRANTED: {"short": 1, "medium": 1, "long": 1}, PENDING: {"medium": 1, "": 1},
    }  # fmt: skip
    assert figures.spread["evidence"] == {
        GRANTED: {"evidence": 2, "development": 1}, PENDING: {"evidence": 1, "development": 1},
    }  # fmt: skip
    assert figures.funds == {GRANTED: Decimal(5_000_000), PENDING: Decimal(3_200_000)}
    text = page(house.person("planning-committee.chair"), "/arenden/")
    assert (
        "När vinsterna väntas, efter projektets slut: högst 3 år 1, 4–10 år 2, mer än 10 år 1 och uppgift saknas 1."
        in text
    )
    assert "storlek: små, under 1 mnkr 2, mellanstora, 1–3 mnkr 2 och stora, över 3 mnkr 1." in text
    assert "Metod: evidensbaserad 3 och oprövad 2." in text
    assert "riktlinjen anger inga" in text


@pytest.mark.django_db
@pytest.mark.rule("SUN-29")
def test_participants_by_gender_summed_over_all_projects() -> None:
    house = a_house()
    three_granted_and_two_pending(house)
    figures = count(Case.objects.filter(municipality=house.municipality))
    assert (figures.girls, figures.boys) == ({GRANTED: 60, PENDING: 5}, {GRANTED: 40, PENDING: 22})
    text = page(house.person("planning-committee.chair"), "/arenden/")
    assert "Beviljade projekt: flickor och kvinnor 60\xa0% och pojkar och män 40\xa0%." in text
    assert "Sökta projekt: flickor och kvinnor 19\xa0% och pojkar och män 81\xa0%." in text


@pytest.mark.django_db
@pytest.mark.rule("SUN-28", "SUN-29")
def test_the_figures_follow_the_filters_and_the_boundary() -> None:
    house, other = a_house(), a_house()
    three_granted_and_two_pending(house)
    a_granted_application(other)
    chair = house.person("planning-committee.chair")
    text = page(chair, "/arenden/", status="granted", size="large")
    assert "Metod: evidensbaserad 1." in text
    assert "Beviljade projekt: flickor och kvinnor 75\xa0% och pojkar och män 25\xa0%." in text
    assert "Beviljade och sökta projekt i listan" not in page(chair, "/arenden/", stage="idea.assessment")


@pytest.mark.django_db
def test_one_from_outside_sees_no_portfolio() -> None:
    house = a_house()
    granted = a_granted_application(house)
    assign_perm("applications.write_application", house.person("affiliated"), granted)
    text = page(house.person("affiliated"), "/arenden/")
    assert granted.case.regnr in text
    assert "Beviljade och sökta projekt i listan" not in text


def test_sums_are_pure() -> None:
    figures = added_up([
        Share(GRANTED, "short", "small", "evidence", 2, 3, 4, Decimal(5)),
        Share(GRANTED, "short", "large", "development", 1, 1, 1, Decimal(1)),
        Share(REST, "", "", "", 7, 100, 100, Decimal(100)),
    ])  # fmt: skip
    assert (figures.total, figures.girls[GRANTED], figures.boys[GRANTED], int(figures.funds[GRANTED])) == (10, 4, 5, 6)
    assert figures.spread["horizon"][GRANTED] == {"short": 3}
    assert added_up([]).has_figures is False
    assert portfolio_charts.gender_balance(added_up([])).chart.groups == ()


@pytest.mark.parametrize(("amount", "size"), [(None, ""), (0, "small"), (999_999, "small"), (1_000_000, "medium"),
                                              (3_000_000, "medium"), (3_000_001, "large")])  # fmt: skip
def test_sizes(amount: int | None, size: str) -> None:
    assert size_of(None if amount is None else Decimal(amount)) == size


@pytest.mark.parametrize(("years", "horizon"), [(None, ""), (-1, "short"), (3, "short"), (4, "medium"), (10, "medium"),
                                                (11, "long")])  # fmt: skip
def test_horizons(years: int | None, horizon: str) -> None:
    assert horizon_of(years) == horizon


def total(house: House, key: str = "network.chair") -> int:
    listing = client_of(house.person(key)).get("/arenden/").context["listing"]
    counted: int = listing.portfolio.total
    return counted


@pytest.mark.django_db(transaction=True)
def test_figures_are_kept_and_never_stale() -> None:
    cache.clear()
    house = a_house()
    many_cases(house, 3, start=100)
    chair = standing_of(house.person("network.chair"), house.municipality.pk, clock.today())
    asked: list[int] = []

    def ask(number: int) -> int:
        def counted() -> int:
            asked.append(number)
            return number

        return remembered.remembered(chair, "a figure", counted)

    assert (ask(1), ask(2), asked) == (1, 1, [1])
    assert (total(house), total(house)) == (3, 3)
    a_submitted_idea(house)
    assert ask(3) == 3
    assert total(house) == 4


@pytest.mark.django_db(transaction=True)
def test_what_is_written_in_a_draft_shows_at_once() -> None:
    cache.clear()
    house = a_house()
    idea = a_draft(house, title="Först")
    asked = {"q": "ridning"}
    writer = client_of(house.person("education.writer"))
    assert writer.get("/arenden/", asked).context["listing"].portfolio.total == 0
    complete(idea.case, "idea", title="Ridning")
    assert writer.get("/arenden/", asked).context["listing"].portfolio.total == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_while_somebody_writes() -> None:
    """An event that is being written has a number already, and may come after one that has been seen."""
    cache.clear()
    house = a_house()
    many_cases(house, 1)
    chair = standing_of(house.person("network.chair"), house.municipality.pk, clock.today())
    writing = connection.copy()
    try:
        with writing.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_current_xact_id()")
            for number in (1, 2, 3):
                assert remembered.remembered(chair, "figure", lambda number=number: number) == number  # type: ignore[misc]
            cursor.execute("ROLLBACK")
    finally:
        writing.close()


@pytest.mark.django_db(transaction=True)
def test_another_person_gets_figures_of_what_that_person_sees() -> None:
    cache.clear()
    house = a_house()
    many_cases(house, 2)
    a_draft(house)
    people = ("network.chair", "education.writer", "coordination.method", "affiliated")
    assert [total(house, key) for key in people] == [2, 3, 3, 0]


@pytest.mark.django_db
def test_a_decision_changes_the_figures_on_the_next_visit() -> None:
    house = a_house()
    application = a_submitted_application(house)
    chair = house.person("network.chair")
    assert "1 ansökan prövas" in page(chair, "/arenden/").replace("\xa0", " ")
    perform(application, "withdraw", by=house.person("education.writer"), reason="Vi ångrar oss.")
    assert "ansökan prövas" not in page(chair, "/arenden/")


@pytest.mark.django_db
def test_what_no_application_says_has_no_picture() -> None:
    """A guideline that does not ask about the method has nothing to show of it."""
    house = a_house()
    made = a_granted_application(house)
    Case.objects.filter(pk=made.case_id).update(evidence="", granted_amount=1_000_000)
    figures = count(Case.objects.filter(municipality=house.municipality))
    titles = [one.title for one in portfolio_charts.risk_spread(figures).sections]
    assert "Projektets storlek" in titles
    assert "Metod" not in titles
