"""The network tries an idea, criterion by criterion."""

from __future__ import annotations

import pytest

from applications.models import Application, Case, Step
from tests.factories.acts import ask_expert
from tests.factories.cases import a_submitted_idea, open_step
from tests.factories.house import House
from tests.steps.pages import Answering, read, signed_in, url


@pytest.fixture
def step(house: House) -> Step:
    return open_step(a_submitted_idea(house).case, "assessment")


def answering(house: House, step: Step, who: str = "network.chair") -> Answering:
    return Answering(house.person(who), step)


@pytest.mark.rule("SUN-16", "SUN-17", "SUN-18", "SUN-21")
def test_every_criterion_is_asked_for_and_kept(house: House, step: Step) -> None:
    desk = answering(house, step)
    criteria = step.case.process.criteria(step.rule.criteria)
    assert len(criteria) == 3
    for one in criteria:
        assert one.title in desk.text
        assert one.text in desk.text
    desk.judge("met", "", gains="partly").fill(outcome="approved", reasons="Väl beskrivet.")
    assert "why-gains" in (desk.register() and desk.problems)
    assert desk.fill(why__gains="Vinsterna är svåra att räkna.").register().status_code == 302
    kept = desk.fresh()
    assert kept.judgements["gains"] == {"verdict": "partly", "why": "Vinsterna är svåra att räkna."}
    assert set(kept.judgements) == {one.key for one in criteria}
    assert Application.objects.filter(case=step.case, status="draft").exists()


@pytest.mark.rule("SUN-21")
def test_each_criterion_without_a_verdict_is_an_error_at_its_field(house: House, step: Step) -> None:
    desk = answering(house, step).fill(outcome="approved", reasons="Bra.")
    page = desk.register().content.decode()
    for key in step.rule.criteria:
        assert f"judgement-{key}" in desk.problems
        assert f'href="#id_judgement-{key}_0"' in page
    assert "<title>Fel:" in page
    assert "Bra." in page
    assert step.status == desk.fresh().status == "open"


def test_a_criterion_that_is_not_met_stops_an_approval(house: House, step: Step) -> None:
    desk = answering(house, step).judge("met", future="not-met").fill(outcome="approved", reasons="Ändå.")
    desk.register()
    assert list(desk.problems) == ["outcome"]


@pytest.mark.rule("SUN-21")
def test_a_decline_has_reasons_and_may_name_other_financiers(house: House, step: Step) -> None:
    desk = answering(house, step).judge("not-met").fill(outcome="declined")
    desk.register()
    assert list(desk.problems) == ["reasons"]
    desk.fill(reasons="För likt det ni redan gör.", financiers=["eu", "vinnova"], financiers_note="Utlysningen i mars.")
    assert desk.register().status_code == 302
    kept = desk.fresh()
    assert (kept.outcome, kept.financiers, kept.financiers_note) == (
        "declined",
        ["eu", "vinnova"],
        "Utlysningen i mars.",
    )
    assert Case.objects.get(pk=step.case_id).status == "declined"
    shown = read(house.person("education.writer"), step)
    for word in ("Avslag", "EU-medel och Vinnova", "Utlysningen i mars.", "För likt det ni redan gör."):
        assert word in shown


def test_financiers_are_left_out_of_another_outcome(house: House, step: Step) -> None:
    desk = answering(house, step).judge("met").fill(outcome="approved", reasons="Bra.", financiers=["eu"])
    assert desk.register().status_code == 302
    assert desk.fresh().financiers == []


def test_a_financier_that_is_not_in_the_list(house: House, step: Step) -> None:
    desk = answering(house, step).judge("not-met").fill(outcome="declined", reasons="Nej.", financiers=["bank"])
    desk.register()
    assert list(desk.problems) == ["financiers"]


@pytest.mark.rule("SUN-21")
def test_sent_back_needs_reasons_only(house: House, step: Step) -> None:
    desk = answering(house, step).fill(outcome="returned", reasons="Skriv mer om metoden.")
    assert desk.register().status_code == 302
    assert Case.objects.get(pk=step.case_id).idea.status == "returned"


@pytest.mark.rule("SUN-01")
def test_outside_the_target_group_an_approval_needs_its_reason(house: House) -> None:
    step = open_step(a_submitted_idea(house, target="outside").case, "assessment")
    desk = answering(house, step)
    assert "Målgruppen är en annan" in desk.text
    desk.judge("met").fill(outcome="approved", reasons="Bra.")
    desk.register()
    assert list(desk.problems) == ["terms"]
    assert desk.fill(terms="Barnen vinner på sikt.").register().status_code == 302
    assert desk.fresh().terms == "Barnen vinner på sikt."
    assert "Barnen vinner på sikt." in read(house.person("network.member"), step)


def test_within_the_target_group_nothing_is_asked(house: House, step: Step) -> None:
    desk = answering(house, step)
    assert "terms" not in desk.page.context["form"].fields
    assert "Målgruppen är en annan" not in desk.text


@pytest.mark.rule("SUN-20")
def test_the_experts_words_stand_beside_and_have_to_be_used(house: House, step: Step) -> None:
    expert = house.person("expert")
    asked = ask_expert(house, step.case, expert)
    waiting = read(house.person("network.chair"), step)
    assert "Experten har inte svarat" in waiting
    assert 'id="besluta"' not in waiting
    Answering(expert, asked).fill(outcome="moderate", reasons="Två studier pekar åt samma håll.").register()
    desk = answering(house, step)
    assert "Två studier pekar åt samma håll." in desk.text
    desk.judge("met").fill(outcome="approved", reasons="Bra.")
    desk.register()
    assert list(desk.problems) == ["expertise"]
    assert desk.fill(expertise="Vi litar på studierna.").register().status_code == 302
    assert desk.fresh().expertise == "Vi litar på studierna."


def test_any_member_of_the_network_may_register(house: House, step: Step) -> None:
    for who in ("network.chair", "network.secretary", "network.member"):
        assert 'id="besluta"' in read(house.person(who), step)


@pytest.mark.parametrize("who", ["network.co-opted", "network.deputy", "management-group.chair", "coordination.method",
                                 "education-committee.chair", "social.writer"])  # fmt: skip
def test_others_read_the_same_page_without_the_form(house: House, step: Step, who: str) -> None:
    page = read(house.person(who), step)
    assert 'id="besluta"' not in page
    assert "Du kan läsa men inte svara" in page
    assert signed_in(house.person(who)).post(url(step), {"outcome": "approved"}).status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"
