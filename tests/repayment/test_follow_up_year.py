"""Each year's savings are reported as surplus in the annual accounts (STO-07, STO-09)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from repayment.book import book_of
from repayment.models import Plan, Surplus
from socinv.lifecycle import policy
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.notices.models import Notice
from socinv.organisation.standing import standing_of
from tests.factories.house import House
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url
from tests.repayment.plans import (
    DECIDER,
    OWNER,
    REPORTER,
    a_decided_plan,
    a_repaying_house,
    follow_up,
    followed_up,
    on,
    plan_of,
    savings_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2029, 2, 15)


@pytest.fixture
def house(db: None) -> House:
    return a_repaying_house()


@pytest.fixture
def plan(house: House) -> Plan:
    return a_decided_plan(house)


def said(house: House, education: str = "100 000", social: str = "30 000", note: str = "Färre deltog.",
         year: int = 2028) -> dict[str, Any]:  # fmt: skip
    """As a browser sends it: the social committee saved less than planned, and says why."""
    first, second = (house.bodies[f"{key}-committee"].pk for key in ("education", "social"))
    return {
        "year": year, f"saving-{first}-amount": education, f"saving-{first}-note": "",
        f"saving-{second}-amount": social, f"saving-{second}-note": note,
    }  # fmt: skip


@pytest.mark.rule("STO-07", "STO-09")
def test_a_years_surplus_is_kept_beside_the_plan(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-follow-up")
    with on(DAY):
        page = read(house.person(REPORTER), address)
        for word in ("Det som sparades 2028", "Nämnden social", "Besparingar redovisas som överskott vid bokslut."):
            assert word in page, word
        assert post(house.person(REPORTER), address, said(house))["Location"] == plan.get_absolute_url()
        shown = read(house.person("planning-committee.member"), plan.get_absolute_url())
    plan = plan_of(plan.project)
    assert plan.status == "running"
    assert [(one.year, one.committee.name, one.amount, one.note) for one in plan.surpluses.all()] == [
        (2028, "Nämnden education", Decimal(100_000), ""),
        (2028, "Nämnden social", Decimal(30_000), "Färre deltog."),
    ]
    for word in ("Pågår", "130\u00a0000", "Färre deltog.", "Näst på tur är 2029: 150\u00a0000\u00a0kr."):
        assert word in shown, word
    event = Event.objects.get(verb="follow_up")
    assert "redovisade återföringen för 2028: överskottet blev 130\u00a0000\u00a0kr" in sentence(event)
    assert house.person(DECIDER).pk in Notice.objects.filter(event=event).values_list("recipient", flat=True)


def test_then_the_next_year_and_after_the_last_the_reconciliation(house: House, plan: Plan) -> None:
    plan = follow_up(house, plan)
    waiting = WorkItem.objects.open().filter(thing="repayment.plan")
    assert set(waiting.values_list("verb", "label", "due")) == {("follow_up", "2029", date(2030, 3, 31))}
    follow_up(house, plan)
    assert set(waiting.values_list("verb", flat=True)) == {"reconcile"}


def test_those_whom_the_file_names_report(house: House, plan: Plan) -> None:
    with on(DAY):
        for who in (REPORTER, OWNER, "education-committee.chair", "social-committee.secretary"):
            assert policy.ask(standing_of(house.person(who), plan.municipality_id, DAY), "follow_up", plan), who
    assert follow_up(house, plan, by="social-committee.secretary").status == "running"


def test_not_before_the_year_is_over(house: House, plan: Plan) -> None:
    with on(date(2028, 12, 31)):
        with pytest.raises(Refused, match="Året 2028 är inte slut") as refused:
            perform(plan, "follow_up", by=house.person(REPORTER), year=2028, savings=savings_of(plan))
        assert refused.value.verdict.ground is Ground.CONDITION
        answer = signed_in(house.person(REPORTER)).get(url(plan.project, "repayment-follow-up"))
    assert answer["Location"] == plan.get_absolute_url()


def test_what_does_not_hold_is_said_at_its_field(house: House, plan: Plan) -> None:
    wrong: list[tuple[dict[str, Any], str, str]] = [
        ({"education": ""}, "amount", "Skriv 0 om det inte blev något överskott."),
        ({"education": "lite"}, "amount", "Skriv beloppet i kronor"),
        ({"education": "-1"}, "amount", "Skriv ett belopp som är 0 kronor eller mer"),
        ({"education": "90 000"}, "note", "Överskottet är mindre än planen. Skriv varför."),
    ]
    for change, field, text in wrong:
        with on(DAY):
            answer = post(house.person(REPORTER), url(plan.project, "repayment-follow-up"), said(house, **change))
        assert answer.status_code == 200
        form = answer.context["rows"].forms[0]
        assert list(form.errors) == [field], change
        assert text in form.errors[field][0]
        assert "Färre deltog." in answer.content.decode()
    assert not Surplus.objects.exists()


def test_each_committee_of_the_year_and_no_other(house: House, plan: Plan) -> None:
    with on(DAY):
        every = savings_of(plan)
        wrong: list[Any] = [None, "x", [], [{}], ["x"], every[:1], [*every, every[0]], [every[0], every[0]]]
        for savings in wrong:
            with pytest.raises(Invalid) as invalid:
                perform(plan, "follow_up", by=house.person(REPORTER), year=2028, savings=savings)
            assert list(invalid.value.problems) == ["savings"]
    assert not Surplus.objects.exists()


def test_more_than_planned_needs_no_explanation_and_nothing_saved_is_zero(house: House, plan: Plan) -> None:
    with on(DAY):
        words = said(house, education="250 000,50", social="0", note="Insatsen upphörde.")
        assert post(house.person(OWNER), url(plan.project, "repayment-follow-up"), words).status_code == 302
    assert [one.amount for one in plan.surpluses.all()] == [Decimal("250000.50"), Decimal(0)]


def test_a_year_that_somebody_else_has_reported(house: House, plan: Plan) -> None:
    follow_up(house, plan)
    with on(date(2030, 2, 1)):
        answer = post(house.person(OWNER), url(plan.project, "repayment-follow-up"), said(house, social="12 345"))
        assert answer.status_code == 409
        assert "Året 2028 är redan redovisat." in answer.content.decode()
        assert "12 345" in answer.content.decode()
        wrong = post(house.person(OWNER), url(plan.project, "repayment-follow-up"), said(house, year=2031))
        assert "Året är redan uppföljt." in problems(wrong)["__all__"][0]
    assert {one.year for one in plan.surpluses.all()} == {2028}


@pytest.mark.rule("STO-07")
def test_what_was_reported_does_not_change(house: House, plan: Plan) -> None:
    follow_up(house, plan)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Surplus.objects.update(amount=1)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        Surplus.objects.all().delete()


def test_only_those_who_report_it(house: House, plan: Plan) -> None:
    address = url(plan.project, "repayment-follow-up")
    with on(DAY):
        turned_away(
            house, plan.project, address, "project.leader", "project.steering", "management-group.chair",
            "education-committee.member", "culture-committee.chair", "education.writer", said=said(house),
        )  # fmt: skip
        shut_out(house, plan.project, address, said(house))


def test_a_coordinator_in_conflict_reports_nothing(house: House, plan: Plan) -> None:
    perform(plan.case, "declare_conflict", by=house.person(REPORTER), reason="Nära släkt.")
    with on(DAY), pytest.raises(Refused) as refused:
        perform(plan, "follow_up", by=house.person(REPORTER), year=2028, savings=savings_of(plan))
    assert refused.value.verdict.ground is Ground.CONFLICT


def test_every_year_has_been_followed_up(house: House, plan: Plan) -> None:
    plan = followed_up(house, plan)
    assert book_of(plan).next_year is None
    with on(date(2032, 1, 1)), pytest.raises(Refused, match="Alla år i planen är uppföljda"):
        perform(plan, "follow_up", by=house.person(REPORTER), year=2030, savings=[])
