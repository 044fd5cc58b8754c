"""A committee that was informed gives its views, or says that it has none; unanswered, the step is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse

from applications.models import Application, Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from tests.factories.cases import open_step
from tests.factories.guidelines import with_a_weighing
from tests.factories.house import House, a_house, delegate
from tests.factories.long_way import FIRST, SECOND, give_views, in_views, views
from tests.factories.processes import under
from tests.steps.pages import Answering, read, shut_out, signed_in, turned_away, url

pytestmark = pytest.mark.django_db
LATER = timedelta(days=40)


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        yield under(a_house(), process)


@pytest.fixture
def case(house: House) -> Case:
    return in_views(house)


@pytest.fixture
def step(case: Case) -> Step:
    return open_step(case, "views", FIRST)


@pytest.mark.rule("ORE-12")
@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_views_in_words_with_the_item_of_the_minutes(house: House, step: Step, who: str) -> None:
    desk = Answering(house.person(f"{FIRST}.{who}"), step)
    assert "Lämna synpunkter på ansökan" in desk.text
    assert "Ja, vi har synpunkter" in desk.text
    desk.fill(outcome="views")
    assert desk.register().status_code == 200
    assert set(desk.problems) == {"reasons", "item"}
    done = desk.fill(reasons="Ta med fritidsgårdarna.", item="12").register()
    assert "Svaret är registrerat" in desk.client.get(done.url).content.decode()
    kept = desk.fresh()
    assert (kept.outcome, kept.reasons, kept.item) == ("views", "Ta med fritidsgårdarna.", "12")
    assert "Ta med fritidsgårdarna." in read(house.person("social.writer"), step)


@pytest.mark.rule("ORE-12")
def test_no_views_need_no_words_and_keep_none(house: House, step: Step) -> None:
    desk = Answering(house.person(f"{FIRST}.chair"), step).fill(outcome="no-views", reasons="Eller jo.", item="12")
    assert desk.register().status_code == 302
    assert (desk.fresh().outcome, desk.fresh().reasons) == ("no-views", "")


@pytest.mark.rule("ORE-12")
def test_it_goes_on_when_every_committee_has_answered(house: House, case: Case) -> None:
    give_views(house, case, FIRST)
    assert not case.steps.filter(key="sign-off").exists()
    give_views(house, case, SECOND, "no-views")
    assert case.steps.filter(key="sign-off", status="open").count() == 2


def test_a_delegate_answers(house: House, step: Step) -> None:
    holder = house.person(f"{FIRST}.member")
    held = delegate(house.bodies[FIRST], holder)
    desk = Answering(holder, step).fill(outcome="views", reasons="På delegation.")
    assert desk.register().status_code == 302
    assert desk.fresh().delegation == held


@pytest.mark.parametrize("who", [f"{FIRST}.member", f"{SECOND}.chair", "network.chair", "coordination.method"])
def test_others_read_without_the_form(house: House, step: Step, who: str) -> None:
    assert 'id="besluta"' not in read(house.person(who), step)
    assert signed_in(house.person(who)).post(url(step), {"outcome": "views", "reasons": "Så."}).status_code == 403


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)
    shut_out(house, step, "step-lapse")


def test_once_and_in_its_time(house: House, step: Step) -> None:
    chair = house.person(f"{FIRST}.chair")
    desk = Answering(chair, step).fill(outcome="views", reasons="Mina ord.", item="12")
    give_views(house, step.case, FIRST, "no-views")
    assert desk.register().status_code == 409
    assert "Mina ord." in desk.text
    with pytest.raises(Refused):
        perform(step, "give_views", by=chair, **views())
    other = open_step(step.case, "views", SECOND)
    perform(Application.objects.get(case=step.case), "withdraw", by=house.person("education.writer"), reason="Nej.")
    with pytest.raises(Refused) as refused:
        perform(other, "give_views", by=house.person(f"{SECOND}.chair"), **views())
    assert refused.value.verdict.ground is Ground.STATE


@pytest.mark.rule("ORE-12")
def test_it_is_taken_back_until_the_next_has_acted(house: House, step: Step) -> None:
    give_views(house, step.case, FIRST)
    perform(step, "reopen", by=house.person(f"{FIRST}.chair"), reason="Fel paragraf.")
    assert open_step(step.case, "views", FIRST).replaces == step


@pytest.mark.rule("ORE-12")
def test_a_coordinator_closes_what_was_not_answered_in_time(house: House, step: Step) -> None:
    coordinator = house.person("coordination.method")
    client, before = signed_in(coordinator), url(step, "step-lapse")
    assert "Avsluta utan synpunkter" not in client.get(step.case.get_absolute_url()).content.decode()
    early = client.post(before, follow=True).content.decode()
    assert "Svarstiden har inte gått ut." in early
    with clock.at(clock.now() + LATER):
        assert "Avsluta utan synpunkter" in read(coordinator, step)
        page = read(coordinator, step, "step-lapse")
        assert "Ärendet går vidare utan synpunkter från nämnden education." in page
        done = client.post(before, follow=True).content.decode()
        assert "Steget är avslutat utan synpunkter från nämnden education." in done
        again = client.post(before, follow=True)
        assert again.status_code == 200
    kept = Step.objects.get(pk=step.pk)
    assert (kept.status, kept.outcome, kept.answered_by) == ("answered", "no-views", coordinator)
    history = client.get(reverse("case-history", args=[step.case.ref])).content.decode()
    assert "lämnade inga synpunkter inom svarstiden" in history


def test_only_a_coordinator_closes_it(house: House, step: Step) -> None:
    with clock.at(clock.now() + LATER):
        turned_away(house, step, "step-lapse", f"{FIRST}.chair", "education.writer", "network.chair")
        perform(step.case, "declare_conflict", by=house.person("coordination.method"), reason="Min syster söker.")
        assert signed_in(house.person("coordination.method")).post(url(step, "step-lapse")).status_code == 403


def test_before_the_decision_the_lists_say_who_has_views(house: House, case: Case) -> None:
    give_views(house, case, FIRST)
    give_views(house, case, SECOND, "no-views")
    for who in ("education", "social"):
        step = Step.objects.get(case=case, key="sign-off", department=house.departments[who])
        perform(step, "sign", by=house.person(f"{who}.head"), outcome="signed", answered_on=clock.today())
    page = signed_in(house.person("planning-committee.chair")).get(reverse("body", args=["planning-committee"]))
    assert "En nämnd har synpunkter. Två har undertecknat." in page.content.decode()
