"""A committee takes its stance, by itself or by its delegate."""

from __future__ import annotations

from datetime import timedelta

import pytest

from applications.models import Application, Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories.acts import take_stance
from tests.factories.cases import a_submitted_application, open_step
from tests.factories.house import House, delegate, seat
from tests.steps.pages import Answering, read, shut_out, signed_in, url

BODY = "education-committee"


@pytest.fixture
def step(house: House) -> Step:
    return open_step(a_submitted_application(house).case, "stance", BODY)


@pytest.fixture
def two(house: House) -> Case:
    """An application that concerns two committees."""
    return a_submitted_application(house, departments=[house.departments["social"].pk]).case


def filled(house: House, step: Step, who: str = "chair", **fields: str) -> Answering:
    desk = Answering(house.person(f"{BODY}.{who}"), step)
    return desk.fill(outcome="yes", reasons="Nämnden vill pröva.", item="88").fill(**fields)


@pytest.mark.rule("SUN-04")
@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_yes_goes_on_to_preparation(house: House, step: Step, who: str) -> None:
    desk = filled(house, step, who)
    done = desk.register()
    assert done.status_code == 302
    assert "Ställningstagandet är registrerat" in desk.client.get(done.url).content.decode()
    assert open_step(step.case, "preparation").status == "open"
    kept = desk.fresh()
    assert (kept.item, kept.delegation, kept.answered_on) == ("88", None, clock.today())


@pytest.mark.rule("SUN-04")
def test_every_concerned_committee_has_to_answer(house: House, two: Case) -> None:
    filled(house, open_step(two, "stance", BODY)).register()
    assert not two.steps.filter(key="preparation").exists()
    other = open_step(two, "stance", "social-committee")
    page = read(house.person("social-committee.chair"), other)
    assert "Nämnden vill pröva." in page
    take_stance(house, two, "social-committee")
    assert open_step(two, "preparation").status == "open"


@pytest.mark.rule("SUN-04")
def test_one_no_declines_when_all_have_answered_as_the_file_says(house: House, two: Case) -> None:
    step = open_step(two, "stance", BODY)
    assert step.rule.leads["no"] == "declined"
    filled(house, step, outcome="no").register()
    assert Case.objects.get(pk=two.pk).status == "open"
    take_stance(house, two, "social-committee")
    assert Case.objects.get(pk=two.pk).status == "declined"
    assert Application.objects.get(case=two).status == "declined"


def test_terms_follow_a_yes_and_no_other_answer(house: House, step: Step) -> None:
    desk = filled(house, step, outcome="yes", terms="Coachen deltar från start.")
    desk.register()
    page = read(house.person("network.chair"), open_step(step.case, "preparation"))
    assert "Ja, med villkor" in page
    assert "Villkor: Coachen deltar från start." in page


def test_terms_of_a_no_are_left_out(house: House, step: Step) -> None:
    desk = filled(house, step, outcome="no", terms="Om pengarna räcker.")
    desk.register()
    assert desk.fresh().terms == ""


def test_reasons_and_item_are_demanded_and_what_was_typed_stays(house: House, step: Step) -> None:
    desk = filled(house, step, reasons="", item="", terms="Coachen deltar.")
    assert desk.register().status_code == 200
    assert set(desk.problems) == {"reasons", "item"}
    assert "Coachen deltar." in desk.text
    assert "<title>Fel:" in desk.text
    assert desk.fresh().status == "open"


@pytest.mark.rule("SUN-05")
@pytest.mark.parametrize("role", ["member", "deputy"])
def test_a_delegate_answers_for_the_committee(house: House, step: Step, role: str) -> None:
    holder = house.person(f"{BODY}.{role}")
    held = delegate(house.bodies[BODY], holder)
    desk = Answering(holder, step).fill(outcome="yes", reasons="På delegation.")
    assert "Du svarar på delegation" in desk.text
    assert held.reference in desk.text
    assert desk.register().status_code == 302
    kept = desk.fresh()
    assert (kept.delegation, kept.answered_by) == (held, holder)
    for reader in ("network.chair", "education.writer"):
        assert f"på delegation ({held.reference})" in read(house.person(reader), step)
    event = step.case.events.get(verb="take_stance")
    assert event.said["reference"] == held.reference


@pytest.mark.rule("SUN-05")
@pytest.mark.parametrize(("starts", "ends"), [(-60, -1), (1, 60)])
def test_a_delegation_outside_its_dates_gives_nothing(house: House, step: Step, starts: int, ends: int) -> None:
    holder, today = house.person(f"{BODY}.member"), clock.today()
    delegate(house.bodies[BODY], holder, starts=today + timedelta(starts), ends=today + timedelta(ends))
    assert 'id="besluta"' not in read(holder, step)
    assert signed_in(holder).post(url(step), {"outcome": "yes", "reasons": "Ja."}).status_code == 403


@pytest.mark.rule("SUN-05")
def test_a_delegation_in_another_committee_gives_nothing(house: House, step: Step) -> None:
    holder = house.person("social-committee.member")
    delegate(house.bodies["social-committee"], holder)
    assert signed_in(holder).post(url(step), {"outcome": "yes", "reasons": "Ja."}).status_code == 403


@pytest.mark.rule("SUN-05")
def test_a_seat_of_ones_own_goes_before_a_delegation(house: House, step: Step) -> None:
    chair = house.person(f"{BODY}.chair")
    delegate(house.bodies[BODY], chair)
    desk = Answering(chair, step)
    assert "Du svarar på delegation" not in desk.text
    desk.fill(outcome="yes", reasons="Ja.", item="88").register()
    assert desk.fresh().delegation is None


def test_the_delegate_of_two_committees_answers_for_the_one_before_him(house: House, two: Case) -> None:
    person = house.person(f"{BODY}.member")
    seat(person, house.bodies["social-committee"], "deputy")
    own = delegate(house.bodies[BODY], person)
    other = delegate(house.bodies["social-committee"], person)
    for key, held in ((BODY, own), ("social-committee", other)):
        desk = Answering(person, open_step(two, "stance", key)).fill(outcome="yes", reasons="Ja.")
        desk.register()
        assert desk.fresh().delegation == held


@pytest.mark.parametrize("who", [f"{BODY}.member", f"{BODY}.deputy", f"{BODY}.co-opted", "social-committee.chair",
                                 "network.chair", "management-group.chair", "coordination.method"])  # fmt: skip
def test_others_read_the_same_page_without_the_form(house: House, step: Step, who: str) -> None:
    page = read(house.person(who), step)
    assert 'id="besluta"' not in page
    assert "Du kan läsa men inte svara" in page
    assert signed_in(house.person(who)).post(url(step), {"outcome": "yes", "reasons": "Ja."}).status_code == 403
    assert Step.objects.get(pk=step.pk).status == "open"


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)


def test_out_of_order(house: House, step: Step) -> None:
    """The committee's page cannot be used for another act, nor once the application has been taken back."""
    Answering(house.person(f"{BODY}.chair"), step).fill(outcome="granted", reasons="Ja.", item="1").register()
    assert Step.objects.get(pk=step.pk).status == "open"
    writer = house.person("education.writer")
    desk = filled(house, step)
    perform(Application.objects.get(case=step.case), "withdraw", by=writer, reason="Vi hinner inte.")
    late = desk.register()
    assert late.status_code == 409
    assert "Nämnden vill pröva." in desk.text
    assert desk.fresh().status == "cancelled"
