"""The box that says whose turn it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.presentation.dates import longdate
from tests.case.pages import TURN, CasePage
from tests.factories import acts as do
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    an_application_in_preparation,
    an_approved_idea,
    open_step,
)
from tests.factories.content import row
from tests.factories.house import House, delegate

pytestmark = pytest.mark.django_db


def box(house: House, who: str, case: Case) -> str:
    return CasePage(house.person(who), case).section(TURN)


def due(step: Step) -> str:
    assert step.due is not None
    return longdate(step.due)


def test_the_body_whose_turn_it_is(house: House) -> None:
    case = a_submitted_idea(house).case
    step = open_step(case, "assessment")
    title = f"Det strategiska verksamhetsnätverket prövar idén senast {due(step)}"
    house.bodies["network"].name = "Strategiska verksamhetsnätverket"
    house.bodies["network"].save()
    for who in ("network.chair", "education-committee.member", "education.writer"):
        assert title in box(house, who, case)


def test_the_one_whose_turn_it_is_gets_the_button_and_nobody_else(house: House) -> None:
    case = a_submitted_idea(house).case
    address = reverse("step", args=[case.ref, open_step(case, "assessment").pk])
    mine = CasePage(house.person("network.chair"), case)
    assert "Din tur" in mine.section(TURN)
    assert f'href="{address}">Pröva idén' in mine.source_of(TURN)
    for who in ("network.co-opted", "education.writer", "management-group.chair"):
        other = CasePage(house.person(who), case)
        assert "Väntar på svar" in other.section(TURN)
        assert "ds-button" not in other.source_of(TURN)


def test_coordinators_remind_from_the_box(house: House) -> None:
    case = a_submitted_application(house).case
    step = open_step(case, "stance", "education-committee")
    coordinator = house.person("coordination.method")
    shown = CasePage(coordinator, case)
    assert reverse("step-remind", args=[case.ref, step.pk]) in shown.source_of(TURN)
    assert "Påminn nämnden education" in shown.section(TURN)
    assert "Mejl går till" in shown.section(TURN)
    assert "Senast påmind" not in shown.section(TURN)
    perform(step, "remind", by=coordinator)
    assert "Senast påmind" in CasePage(coordinator, case).section(TURN)
    assert "Påminn" not in box(house, "network.chair", case)


def test_several_committees_in_one_sentence(house: House) -> None:
    house.bodies["social-committee"].name = "IT-nämnden"
    house.bodies["social-committee"].save()
    actor = f"department:{house.departments['social'].pk}"
    draft = an_approved_idea(house)
    gains = [row("benefits", draft.case, "r1", actor=actor)]
    do.write_application(house, draft.case, benefits=gains, departments=[str(house.departments["social"].pk)])
    do.send_in_application(house, draft.case)
    assert "IT-nämnden och nämnden education tar ställning" in box(house, "network.chair", draft.case)


def test_committees_with_different_days(house: House) -> None:
    draft = an_approved_idea(house)
    actor = f"department:{house.departments['social'].pk}"
    do.write_application(
        house, draft.case, benefits=[row("benefits", draft.case, "r1", actor=actor)],
        departments=[str(house.departments["social"].pk)],
    )  # fmt: skip
    do.send_in_application(house, draft.case)
    first, second = (open_step(draft.case, "stance", f"{key}-committee") for key in ("education", "social"))
    later = clock.today() + timedelta(days=90)
    perform(second, "extend", by=house.person("coordination.method"), due=later, reason="Mötet är flyttat.")
    said = box(house, "network.chair", draft.case)
    assert f"Nämnden education tar ställning senast {due(first)}" in said
    assert f"Nämnden social har till {longdate(later)} på sig." in said
    mine = box(house, "social-committee.chair", draft.case)
    assert f"Nämnden social tar ställning senast {longdate(later)}" in mine
    assert f"Nämnden education har till {due(first)} på sig." in mine


def test_what_comes_next(house: House) -> None:
    idea = a_submitted_idea(house).case
    assert "Nästa steg är ansökan." in box(house, "network.chair", idea)
    stances = a_submitted_application(house).case
    assert "Nästa steg är beredning." in box(house, "network.chair", stances)
    prepared = an_application_in_preparation(house).case
    assert "Nästa steg är beslut." in box(house, "network.chair", prepared)
    assert "Nästa steg" not in box(house, "network.chair", an_application_for_decision(house).case)


def test_a_text_that_is_being_written(house: House) -> None:
    case = a_draft(house).case
    mine, other = box(house, "education.writer", case), box(house, "coordination.method", case)
    assert "Förvaltningen education skriver klart idén" in mine
    assert "Skriv klart idén och lämna in den" in mine
    assert "Skrivs" in other
    assert "Skriv klart" not in other


def test_a_returned_idea_is_completed(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case, "returned")
    assert "Förvaltningen education kompletterar idén senast" in box(house, "network.chair", case)


def test_late_says_since_when(house: House) -> None:
    case = a_submitted_idea(house).case
    yesterday = clock.today() - timedelta(days=1)
    WorkItem.objects.filter(case=case, verb="assess").update(due=yesterday)
    said = box(house, "education.writer", case)
    assert "1 dag för sent" in said
    assert f"Det skulle ha varit klart {longdate(yesterday)}." in said
    assert f"senast {longdate(yesterday)}" not in said


@pytest.mark.rule("SUN-20")
def test_while_the_expert_is_asked_the_box_is_about_the_expert(house: House) -> None:
    case = a_submitted_idea(house).case
    expert = house.person("expert")
    step = do.ask_expert(house, case, expert)
    said = f"{expert.name} lämnar sin bedömning senast {due(step)}"
    for who in ("network.chair", "management-group.chair", "coordination.method"):
        assert said in box(house, who, case), who
    assert "Pröva idén" not in box(house, "network.chair", case)
    perform(step, "give_expertise", by=expert, outcome="weak", reasons="En studie.", answered_on=clock.today())
    assert "Pröva idén" in box(house, "network.chair", case)


@pytest.mark.rule("SUN-05")
def test_a_delegate_has_the_button(house: House) -> None:
    case = a_submitted_application(house).case
    holder = "education-committee.deputy"
    assert "Ta ställning" not in box(house, holder, case)
    delegate(house.bodies["education-committee"], house.person(holder))
    assert "Ta ställning till ansökan" in box(house, holder, case)
    assert "Du svarar för nämnden education." in box(house, holder, case)


def test_one_in_conflict_has_no_button(house: House) -> None:
    case = a_submitted_idea(house).case
    chair = house.person("network.chair")
    perform(case, "declare_conflict", by=chair, reason="Min syster har skrivit idén.")
    assert "Pröva idén" not in box(house, "network.chair", case)
    assert "Pröva idén" in box(house, "network.secretary", case)


def test_no_box_when_it_is_over(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case, "declined", financiers=[case.process.financier[0].key])
    assert box(house, "management-group.chair", case) == ""
