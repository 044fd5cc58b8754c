"""The body that weighs takes a position on every view before the case goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from applications.models import Application, Case, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from tests.factories.guidelines import with_a_weighing
from tests.factories.house import House, a_house
from tests.factories.long_way import FIRST, SECOND, give_views, in_views, in_weighing, sign
from tests.factories.processes import under
from tests.steps.pages import Answering, read, shut_out, signed_in, url

pytestmark = pytest.mark.django_db
BODY = "planning-committee"


@pytest.fixture
def house() -> Iterator[House]:
    with with_a_weighing() as process:
        yield under(a_house(), process)


@pytest.fixture
def step(house: House) -> Step:
    return in_weighing(house)


def view_of(step: Step) -> Step:
    return Step.objects.get(case=step.case, key="views", outcome="views")


def weighed(house: House, step: Step, position: str = "followed", **more: str) -> Answering:
    desk, pk = Answering(house.person(f"{BODY}.chair"), step), view_of(step).pk
    said = {f"position__{pk}": position, f"response__{pk}": "Fritidsgårdarna deltar."}
    return desk.fill(**({"outcome": "forward", "reasons": "Går först."} | said | more))


@pytest.mark.rule("ORE-13")
def test_each_view_is_shown_and_a_position_is_taken_on_it(house: House, step: Step) -> None:
    desk = weighed(house, step, "partly")
    assert "Synpunkter från Nämnden education" in desk.text
    assert "Synpunkter från Nämnden social" not in desk.text  # it had none
    assert desk.text.count("Ta med fritidsgårdarna.") == 2  # beside the field, and among what others say
    done = desk.register()
    assert "Ställningstagandet är registrerat" in desk.client.get(done.url).content.decode()
    assert step.case.steps.get(key="decision").status == "open"
    page = read(house.person("education-committee.chair"), step)
    assert "Ställning till synpunkterna" in page
    assert "Synpunkten beaktas delvis" in page
    assert "Fritidsgårdarna deltar." in page


@pytest.mark.rule("ORE-13")
def test_a_view_left_unanswered_holds_the_case(house: House, step: Step) -> None:
    pk = view_of(step).pk
    desk = weighed(house, step).leave_out(f"position-{pk}", f"response-{pk}")
    assert desk.register().status_code == 200
    assert desk.problems == {
        f"position-{pk}": ["Ta ställning till synpunkten från Nämnden education."],
        f"response-{pk}": ["Skriv vad ni svarar Nämnden education."],
    }
    assert "Går först." in desk.text
    assert "<title>Fel:" in desk.text
    assert not step.case.steps.filter(key="decision").exists()
    with pytest.raises(Invalid):
        perform(step, "weigh", by=house.person(f"{BODY}.chair"), outcome="forward", reasons="Ja.",
                answered_on=clock.today(), responses={str(pk): {"position": "perhaps", "why": "Så."}})  # fmt: skip


@pytest.mark.rule("ORE-13")
def test_sent_back_it_needs_no_positions(house: House, step: Step) -> None:
    pk = view_of(step).pk
    desk = weighed(house, step, outcome="returned").leave_out(f"position-{pk}", f"response-{pk}")
    assert desk.register().status_code == 302
    assert Application.objects.get(case=step.case).status == "returned"


def test_declined_it_answers_the_views_too(house: House, step: Step) -> None:
    weighed(house, step, "not-followed", outcome="declined").register()
    assert Case.objects.get(pk=step.case.pk).status == "declined"
    assert "Synpunkten beaktas inte" in read(house.person("education.writer"), step)


@pytest.mark.rule("ORE-13")
def test_where_nobody_has_views_there_is_nothing_to_answer(house: House) -> None:
    case = in_views(house)
    for body in (FIRST, SECOND):
        give_views(house, case, body, "no-views")
    for who in ("education", "social"):
        sign(house, case, who)
    step = case.steps.get(key="weighing")
    desk = Answering(house.person(f"{BODY}.chair"), step).fill(outcome="forward", reasons="Går först.")
    assert "Synpunkter från" not in desk.text
    assert desk.register().status_code == 302
    assert "Ställning till synpunkterna" not in read(house.person("education.writer"), step)


def test_what_was_answered_is_filled_in_again_after_it_was_taken_back(house: House, step: Step) -> None:
    weighed(house, step, "partly").register()
    perform(step, "reopen", by=house.person(f"{BODY}.chair"), reason="En rad saknas.")
    again = step.case.steps.get(key="weighing", status="open")
    desk = Answering(house.person(f"{BODY}.chair"), again)
    assert desk.fields[f"position-{view_of(step).pk}"] == "partly"


@pytest.mark.parametrize("who", [f"{BODY}.member", f"{BODY}.co-opted", "network.chair", "coordination.method",
                                 "education-committee.chair"])  # fmt: skip
def test_others_read_without_the_form(house: House, step: Step, who: str) -> None:
    assert 'id="besluta"' not in read(house.person(who), step)
    assert signed_in(house.person(who)).post(url(step), {"outcome": "forward", "reasons": "Ja."}).status_code == 403


def test_outside_it_is_not_there(house: House, step: Step) -> None:
    shut_out(house, step)


def test_once_only(house: House, step: Step) -> None:
    first, second = weighed(house, step), weighed(house, step, reasons="Går sist.")
    first.register()
    assert second.register().status_code == 409
    assert "Går sist." in second.text
    with pytest.raises(Refused):
        perform(step, "weigh", by=house.person(f"{BODY}.chair"), outcome="forward", reasons="Ja.")
