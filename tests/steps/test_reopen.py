"""The body that gave an outcome takes it back, with a reason, until the next body has acted."""

from __future__ import annotations

import pytest
from django.urls import reverse

from applications.models import Application, Case, Step
from tests.factories.acts import ask_expert, assess, decide, prepare, take_stance, write_application
from tests.factories.cases import (
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    an_application_in_preparation,
    open_step,
)
from tests.factories.house import House, delegate
from tests.steps.pages import Answering, read, shut_out, signed_in, told_names, turned_away, url

REASON = {"reason": "Ett skäl var fel."}


def taken_back(house: House, who: str, step: Step) -> Step:
    """Through the page; the row that waits for the new answer."""
    answer = signed_in(house.person(who)).post(url(step, "step-reopen"), REASON, follow=True)
    assert "Utfallet är tillbakataget." in answer.content.decode()
    return Step.objects.get(replaces=step)


@pytest.fixture
def decided(house: House) -> Step:
    return decide(house, an_application_for_decision(house).case)


@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_a_decision_is_taken_back_and_nothing_is_erased(house: House, decided: Step, who: str) -> None:
    page = read(house.person(f"management-group.{who}"), decided, "step-reopen")
    for word in ("Ärendet öppnas på nytt.", "Inget raderas", "De här får veta"):
        assert word in page
    again = taken_back(house, f"management-group.{who}", decided)
    old, case = Step.objects.get(pk=decided.pk), Case.objects.get(pk=decided.case_id)
    assert (old.status, old.outcome, old.reasons, old.item, old.amount) == (
        "reopened", decided.outcome, decided.reasons, decided.item, decided.amount,
    )  # fmt: skip
    assert (case.status, case.application.status, again.status) == ("open", "submitted", "open")
    shown = read(house.person("education.writer"), old)
    assert "Utfallet togs tillbaka. Så här löd det." in shown
    assert decided.reasons in shown
    history = signed_in(house.person("network.chair")).get(reverse("case-history", args=[case.ref])).content.decode()
    for word in ("tog tillbaka utfallet", "Ett skäl var fel.", decided.reasons):
        assert word in history


def test_the_new_answer_starts_from_the_old_but_for_day_and_outcome(house: House, decided: Step) -> None:
    again = taken_back(house, "management-group.chair", decided)
    desk = Answering(house.person("management-group.secretary"), again)
    assert desk.fields["reasons"] == decided.reasons
    assert desk.fields["amount"].replace("\u00a0", " ") == "500 000"
    assert "outcome" not in desk.fields
    assert desk.fill(outcome="declined", reasons="Nej.", item="42").register().status_code == 302
    assert Case.objects.get(pk=decided.case_id).status == "declined"


def test_taking_back_an_assessment_shelves_the_application_until_it_is_written_in(house: House) -> None:
    step = assess(house, a_submitted_idea(house).case)
    assert "Ansökan läggs vilande" in read(house.person("network.member"), step, "step-reopen")
    taken_back(house, "network.member", step)
    assert Application.objects.get(case=step.case_id).status == "shelved"
    second = assess(house, step.case)
    write_application(house, second.case)
    late = signed_in(house.person("network.chair")).get(url(second, "step-reopen"), follow=True)
    assert "Nästa organ har redan agerat." in late.content.decode()


def test_what_waited_on_it_waits_no_more(house: House) -> None:
    step = prepare(house, an_application_in_preparation(house).case)
    waiting = open_step(step.case, "decision")
    assert "inget svar behövs längre" in read(house.person("network.chair"), step, "step-reopen")
    taken_back(house, "network.chair", step)
    assert Step.objects.get(pk=waiting.pk).status == "cancelled"
    assert "Inget svar behövs längre." in read(house.person("management-group.chair"), waiting)


@pytest.mark.parametrize("kind", ["stance", "preparation"])
def test_too_late_when_the_next_body_has_acted(house: House, kind: str) -> None:
    case = an_application_in_preparation(house).case
    prepared = prepare(house, case)
    step, who = case.steps.get(kind="stance"), "education-committee.chair"
    if kind == "preparation":
        decide(house, case)
        step, who = prepared, "network.chair"
    client = signed_in(house.person(who))
    assert "Ta tillbaka utfallet" not in read(house.person(who), step)
    answer = client.get(url(step, "step-reopen"), follow=True)
    assert "Nästa organ har redan agerat." in answer.content.decode()
    late = client.post(url(step, "step-reopen"), REASON)
    assert late.status_code == 409
    assert "Ett skäl var fel." in late.content.decode()
    assert Step.objects.get(pk=step.pk).status == "answered"


def test_only_the_body_that_gave_it(house: House, decided: Step) -> None:
    turned_away(
        house, decided, "step-reopen", "management-group.member", "management-group.co-opted", "network.chair",
        "coordination.method", "education-committee.chair", "education.writer",
    )  # fmt: skip
    assert Step.objects.get(pk=decided.pk).status == "answered"


def test_an_expert_cannot_take_an_assessment_back(house: House) -> None:
    expert = house.person("expert")
    step = ask_expert(house, a_submitted_idea(house).case, expert)
    Answering(expert, step).fill(outcome="weak", reasons="En studie.").register()
    assert signed_in(expert).post(url(step, "step-reopen"), REASON).status_code == 403
    turned_away(house, step, "step-reopen", "network.chair", "coordination.method")


def test_a_delegate_takes_the_committees_stance_back_while_the_delegation_lasts(house: House) -> None:
    case = a_submitted_application(house, departments=[house.departments["social"].pk]).case
    step = take_stance(house, case, "education-committee")
    member = house.person("education-committee.member")
    turned_away(house, step, "step-reopen", "education-committee.member", "social-committee.chair")
    delegate(house.bodies["education-committee"], member)
    again = taken_back(house, "education-committee.member", step)
    assert again.body == house.bodies["education-committee"]


def test_outside_it_is_not_there(house: House, decided: Step) -> None:
    shut_out(house, decided, "step-reopen")


@pytest.mark.parametrize("reason", ["", "   ", "a" * 10_001])
def test_the_reason_is_demanded(house: House, decided: Step, reason: str) -> None:
    answer = signed_in(house.person("management-group.chair")).post(url(decided, "step-reopen"), {"reason": reason})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["reason"]
    assert "<title>Fel:" in answer.content.decode()
    assert Step.objects.get(pk=decided.pk).status == "answered"


def test_twice(house: House, decided: Step) -> None:
    taken_back(house, "management-group.chair", decided)
    again = signed_in(house.person("management-group.chair")).post(url(decided, "step-reopen"), REASON, follow=True)
    assert again.status_code == 200
    assert again.redirect_chain
    assert decided.case.events.filter(verb="reopen", thing="applications.step").count() == 1
    assert Step.objects.filter(replaces=decided).count() == 1


def test_a_reason_typed_when_somebody_else_was_first_is_not_lost(house: House, decided: Step) -> None:
    taken_back(house, "management-group.chair", decided)
    late = signed_in(house.person("management-group.secretary")).post(
        url(decided, "step-reopen"), {"reason": "Beloppet var fel."}
    )
    assert late.status_code == 409
    assert "Beloppet var fel." in late.content.decode()


def test_what_waits_cannot_be_taken_back(house: House) -> None:
    step = open_step(a_submitted_idea(house).case, "assessment")
    answer = signed_in(house.person("network.chair")).get(url(step, "step-reopen"))
    assert answer.status_code == 302
    assert Step.objects.get(pk=step.pk).status == "open"


def test_those_named_are_those_who_are_told(house: House, decided: Step) -> None:
    page = read(house.person("management-group.chair"), decided, "step-reopen")
    assert "<strong>Förvaltningen education</strong> får veta att utfallet har tagits tillbaka" in page
    taken_back(house, "management-group.chair", decided)
    told = told_names(decided.case.events.get(verb="reopen", thing="applications.step"))
    assert {house.person(one).name for one in ("education.writer", "network.member")} <= told
    assert house.person("social.writer").name not in told
