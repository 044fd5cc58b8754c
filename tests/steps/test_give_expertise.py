"""The invited expert judges the evidence: of one case, seen by nobody else who was not asked."""

from __future__ import annotations

import pytest

from applications.models import Case, Step
from socinv.lifecycle.models import WorkItem
from tests.factories.acts import ask_expert
from tests.factories.cases import a_submitted_application, a_submitted_idea, an_application_in_preparation
from tests.factories.house import House
from tests.steps.pages import Answering, read, shut_out, signed_in, url


@pytest.fixture
def case(house: House) -> Case:
    return a_submitted_idea(house).case


@pytest.fixture
def step(house: House, case: Case) -> Step:
    return ask_expert(house, case, house.person("expert"))


def answering(house: House, step: Step) -> Answering:
    return Answering(house.person("expert"), step)


@pytest.mark.rule("SUN-20")
def test_the_expert_answers_the_question_that_was_asked(house: House, step: Step) -> None:
    desk = answering(house, step)
    assert "Håller metoden?" in desk.text
    assert "Du är jävig" not in desk.text
    assert list(desk.page.context["form"].fields) == ["outcome", "reasons"]
    done = desk.fill(outcome="moderate", reasons="Två studier.").register()
    assert done.status_code == 302
    kept = desk.fresh()
    assert (kept.status, kept.outcome, kept.reasons) == ("answered", "moderate", "Två studier.")
    assert kept.answered_by == house.person("expert")
    confirmed = desk.client.get(done.url).content.decode()
    assert "Bedömningen är lämnad" in confirmed
    assert "Idéprövning" not in confirmed
    assert not WorkItem.objects.open().filter(person=house.person("expert")).exists()


@pytest.mark.rule("SUN-20")
def test_the_expert_sees_this_case_and_no_other(house: House, step: Step) -> None:
    expert = signed_in(house.person("expert"))
    sent = a_submitted_application(house)
    assert expert.get(url(step)).status_code == 200
    assert expert.get(sent.case.get_absolute_url()).status_code == 404
    for other in (*Step.objects.filter(case=sent.case), *Step.objects.filter(case=step.case).exclude(pk=step.pk)):
        assert expert.get(url(other)).status_code == 404
        assert expert.post(url(other), {"outcome": "yes", "reasons": "Ja."}).status_code == 404


@pytest.mark.rule("SUN-20")
def test_an_expert_of_the_application_reads_all_of_it(house: House) -> None:
    application = an_application_in_preparation(house)
    step = ask_expert(house, application.case, house.person("expert"), form="application")
    page = read(house.person("expert"), step)
    for part in application.case.process.parts("application"):
        assert part.title in page
    assert "Vad andra säger" not in page
    assert "Nämnden vill pröva." not in page


@pytest.mark.parametrize("outcome", ["strong", "moderate", "weak", "none"])
def test_each_strength_is_shown_to_the_network(house: House, step: Step, outcome: str) -> None:
    answering(house, step).fill(outcome=outcome, reasons="Så här ser det ut.").register()
    review = Step.objects.get(case=step.case, key="assessment")
    page = read(house.person("network.chair"), review)
    assert f"{house.person('expert').name}, inbjuden expert" in page
    assert Step.objects.get(pk=step.pk).get_outcome_display() in page
    assert "Så här ser det ut." in page


def test_nothing_said_is_an_error_at_each_field(house: House, step: Step) -> None:
    desk = answering(house, step)
    assert desk.register().status_code == 200
    assert set(desk.problems) == {"outcome", "reasons"}
    assert desk.fresh().status == "open"
    desk.fill(outcome="excellent", reasons="x").register()
    assert set(desk.problems) == {"outcome"}


@pytest.mark.parametrize("who", ["network.chair", "coordination.method", "management-group.chair", "education.writer"])
def test_insiders_read_but_do_not_answer_for_the_expert(house: House, step: Step, who: str) -> None:
    assert 'id="besluta"' not in read(house.person(who), step)
    refused = signed_in(house.person(who)).post(url(step), {"outcome": "strong", "reasons": "Ja."})
    assert refused.status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)


def test_twice(house: House, step: Step) -> None:
    desk = answering(house, step).fill(outcome="weak", reasons="En studie.")
    assert desk.register().status_code == 302
    again = desk.register()
    assert again.status_code == 302
    assert desk.client.get(again.url).status_code == 200
    assert step.case.events.filter(verb="give_expertise").count() == 1


def test_another_text_after_the_answer_is_not_lost(house: House, step: Step) -> None:
    desk = answering(house, step).fill(outcome="weak", reasons="En studie.")
    desk.register()
    late = desk.register(reasons="En studie, och en till.")
    assert late.status_code == 409
    assert "En studie, och en till." in desk.text
    assert "redan registrerat av dig" in desk.text
    assert desk.fresh().reasons == "En studie."
