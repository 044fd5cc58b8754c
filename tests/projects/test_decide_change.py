"""A recorded decision about a change, with its effect on dates and budget (SUN-07)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Conflict
from projects.effect import effect
from projects.models import Change, Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, ask_change, decide_change
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once

pytestmark = pytest.mark.django_db
SAID = {"outcome": "granted", "reasons": "Behovet är visat.", "item": "17"}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def _later(project: Project, days: int = 365) -> date:
    assert project.ends is not None
    return project.ends + timedelta(days=days)


def _said(**more: Any) -> dict[str, Any]:
    return SAID | {"day": clock.today().isoformat()} | more


def _fresh(project: Project) -> Project:
    return Project.objects.get(pk=project.pk)


@pytest.mark.rule("SUN-07")
def test_granted_it_holds_at_once_and_shows_before_and_after(house: House, project: Project) -> None:
    change = ask_change(house, project, "extension", ends=_later(project), amount=Decimal(50_000), repayment="Senare.")
    address, chair = change.get_absolute_url(), house.person("management-group.chair")
    page = read(chair, address)
    for word in ("Registrera beslutet", "Gäller nu", "Med ändringen", "De här får veta när du registrerar", "Senare."):
        assert word in page
    assert post(chair, address, _said()).status_code == 302
    after = _fresh(project)
    assert (after.ends, after.budget) == (_later(project), (project.budget or 0) + 50_000)
    assert (after.first_ends, after.first_budget) == (project.ends, project.first_budget)
    change = Change.objects.get(pk=change.pk)
    assert (change.outcome, change.reasons, change.item) == ("granted", "Behovet är visat.", "17")
    assert (change.decided_on, change.from_ends, change.from_budget) == (clock.today(), project.ends, project.budget)
    shown = read(house.person("project.member"), address)
    for word in ("Bifall", "Före beslutet", "Efter beslutet", "365 dagar senare", "+50\u00a0000\u00a0kr", "§\u00a017"):
        assert word in shown
    assert "Registrera beslutet" not in shown
    assert not WorkItem.objects.open().filter(thing="projects.change").exists()


def test_declined_nothing_changes(house: House, project: Project) -> None:
    change = ask_change(house, project, "extension", ends=_later(project))
    post(house.person("management-group.secretary"), change.get_absolute_url(), _said(outcome="declined"))
    assert (_fresh(project).ends, _fresh(project).budget) == (project.ends, project.budget)
    shown = read(house.person("project.leader"), change.get_absolute_url())
    assert "Avslag" in shown
    assert shown.count("Ingen ändring") == 2


def test_an_early_end_takes_its_money_too(house: House, project: Project) -> None:
    change = ask_change(house, project, "early-end", ends=_later(project, -100), amount=Decimal(-200_000))
    decide_change(house, change)
    after = _fresh(project)
    assert (after.status, after.ends) == ("ended", _later(project, -100))
    assert after.budget == (project.budget or 0) - 200_000
    shown = read(house.person("project.owner"), change.get_absolute_url())
    assert "Inga fler lägesrapporter behövs." in shown
    assert "−200\u00a0000\u00a0kr" in shown


WRONG: list[tuple[dict[str, str], str, str]] = [
    ({"outcome": ""}, "outcome", "Välj ett utfall."),
    ({"reasons": ""}, "reasons", "Skriv skälen."),
    ({"day": "igår"}, "day", "Skriv dagen som åååå-mm-dd"),
    ({"day": "1900-01-01"}, "day", "Skriv en dag från 1990-01-01"),
    ({"day": "2000-01-01"}, "day", "Ärendet kom hit"),
    ({"day": "2099-01-01"}, "day", "Dagen har inte varit än."),
    ({"item": ""}, "item", "Skriv paragrafens nummer i protokollet, till exempel 41."),
    ({"item": "4" * 21}, "item", "Skriv bara paragrafens nummer, till exempel 41."),
]


def test_what_does_not_hold_is_said_at_its_field(house: House, project: Project) -> None:
    change = ask_change(house, project)
    for more, field, text in WRONG:
        answer = post(house.person("management-group.chair"), change.get_absolute_url(), _said(**more))
        found = problems(answer)
        assert list(found) == [field], more
        assert text in found[field][0], more
        assert "reasons" in more or "Behovet är visat." in answer.content.decode()
    assert Change.objects.get(pk=change.pk).status == "asked"


def test_the_others_read_it_but_do_not_decide(house: House, project: Project) -> None:
    address = ask_change(house, project).get_absolute_url()
    turned_away(
        house, project, address, "project.owner", "project.leader", "management-group.member",
        "management-group.co-opted", "coordination.method", "planning-committee.member", "education.writer",
        reads=True, said=_said(),
    )  # fmt: skip
    shut_out(house, project, address, _said())


def test_one_in_conflict_does_not_decide(house: House, project: Project) -> None:
    chair = house.person("management-group.chair")
    change = ask_change(house, project)
    Conflict.objects.create(
        municipality=house.municipality, case=project.case, person=chair, since=clock.now(), reason="Min syster är med."
    )
    assert post(chair, change.get_absolute_url(), _said()).status_code == 403


def test_twice_and_too_late(house: House, project: Project) -> None:
    change = ask_change(house, project)
    address, chair = change.get_absolute_url(), house.person("management-group.chair")
    assert post(chair, address, _said()).status_code == 302
    again = signed_in(chair).post(address, _said(), follow=True)
    assert again.redirect_chain
    late = post(house.person("management-group.secretary"), address, _said(reasons="Mina egna skäl."))
    assert late.status_code == 409
    assert "Mina egna skäl." in late.content.decode()
    assert Event.objects.filter(case=project.case, thing="projects.change", verb="decide").count() == 1


def test_by_its_id_one_comes_to_its_number(house: House, project: Project) -> None:
    change = ask_change(house, project)
    there = signed_in(house.person("project.owner")).get(url(project, "project-change-by-id", change.pk))
    assert there["Location"] == change.get_absolute_url()
    other = a_running_project(house, "social")
    for address in (url(other, "project-change-by-id", change.pk), url(other, "project-change", 1)):
        assert signed_in(house.person("project.owner")).get(address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once() -> None:
    house = a_house()
    project = a_running_project(house)
    change = ask_change(house, project, "extension", ends=_later(project), amount=Decimal(10_000))
    both = [("management-group.chair", "granted"), ("management-group.secretary", "declined")]
    answers = at_once(
        *(partial(post, house.person(who), change.get_absolute_url(), _said(outcome=said)) for who, said in both)
    )
    assert [one.status_code for one in answers].count(302) == 1, answers
    change = Change.objects.get(pk=change.pk)
    grown = 10_000 if change.outcome == "granted" else 0
    assert _fresh(project).budget == (project.budget or 0) + grown
    assert Event.objects.filter(case=project.case, thing="projects.change", verb="decide").count() == 1


DAYS = st.dates(date(2026, 1, 1), date(2040, 1, 1))
Step = tuple[str, int | None, int | None]
STEPS = st.lists(
    st.tuples(st.sampled_from(["granted", "declined", "withdrawn"]), st.none() | st.integers(1, 400),
              st.none() | st.integers(-60_000, 90_000)),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@pytest.mark.rule("SUN-07")
def test_what_holds_is_the_first_decision_and_all_that_was_granted(
    house: House, project: Project, steps: list[Step]
) -> None:
    """Each try begins with the same project: what the one before it did is rolled back."""
    with transaction.atomic():
        ends, total = project.first_ends, project.first_budget or Decimal(0)
        for outcome, days, amount in steps:
            now = _fresh(project)
            new = _later(now, days) if days else None
            money = Decimal(amount) if amount is not None and total + amount >= 0 else None
            change = ask_change(house, now, "extension" if new else "setup", ends=new, amount=money)
            if outcome == "withdrawn":
                perform(change, "withdraw", by=house.person("project.owner"), reason="Ångrat.")
            else:
                decide_change(house, change, outcome)
            if outcome == "granted":
                ends, total = new or ends, total + (money or 0)
        after, granted = _fresh(project), Change.objects.filter(project=project, outcome="granted")
        assert (after.budget, after.ends) == (total, ends)
        assert after.budget == (project.first_budget or 0) + sum((one.amount or 0 for one in granted), Decimal(0))
        assert (after.first_budget, after.first_ends) == (project.first_budget, project.first_ends)
        transaction.set_rollback(True)


@given(ends=st.none() | DAYS, new=st.none() | DAYS, budget=st.none() | st.integers(0, 10**6), more=st.integers(-9, 9))
def test_an_effect_is_the_difference_between_before_and_after(
    ends: date | None, new: date | None, budget: int | None, more: int
) -> None:
    before = None if budget is None else Decimal(budget)
    found = effect(ends, before, new_ends=new, amount=Decimal(more))
    assert found.budget_after == (before or 0) + more
    assert found.ends_after == (new or ends)
    assert (found.amount or 0) == more or before is None
    if found.days:
        assert ends is not None
        assert ends + timedelta(days=found.days) == new
    assert effect(ends, before).amount is None
