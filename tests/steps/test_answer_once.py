"""Every kind of answer: sent twice, sent when a colleague was first, and sent when the ground has shifted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from applications.flow.work import VERB_OF_KIND
from applications.models import Step
from socinv.documents.models import StandardText
from tests.factories.acts import ask_expert
from tests.factories.cases import (
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    an_application_in_preparation,
    open_step,
)
from tests.factories.house import House
from tests.steps.pages import Answering

PLACES: dict[str, tuple[Callable[[House], object], str, dict[str, str]]] = {
    "assessment": (a_submitted_idea, "network", {"outcome": "approved"}),
    "stance": (a_submitted_application, "education-committee", {"outcome": "yes", "item": "88"}),
    "preparation": (an_application_in_preparation, "network", {"outcome": "done", "expertise": "En forskare läste."}),
    "decision": (an_application_for_decision, "management-group", {"outcome": "granted", "item": "41"}),
}
KINDS = sorted(PLACES)
MINE = "Det här skrev jag."


def waiting(house: House, kind: str) -> Step:
    thing = PLACES[kind][0](house)
    return open_step(thing.case, kind)  # type: ignore[attr-defined]


def filled(house: House, step: Step, role: str = "chair", reasons: str = MINE) -> Answering:
    _make, body, fields = PLACES[step.kind]
    verdict = "met" if step.kind == "assessment" else "for"
    return Answering(house.person(f"{body}.{role}"), step).judge(verdict).fill(**fields, reasons=reasons)


def answers(step: Step) -> int:
    return step.case.events.filter(verb=VERB_OF_KIND[step.kind], thing_id=step.pk).count()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answer_twice(house: House, kind: str) -> None:
    """A button pressed twice: one act, and a page that says it is done."""
    step = waiting(house, kind)
    desk = filled(house, step)
    assert desk.register().status_code == 302
    again = desk.register()
    assert again.status_code == 302
    page = desk.client.get(again.url).content.decode()
    assert "redan registrerat av dig" in page
    assert MINE in page
    assert answers(step) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_colleague_was_first(house: House, kind: str) -> None:
    """Both had the page open. The second is told who was first, and what was typed stands on the page."""
    step = waiting(house, kind)
    first, second = filled(house, step, reasons="Kollegans skäl."), filled(house, step, "secretary")
    first.register()
    late = second.register()
    assert late.status_code == 409
    chair = house.person(f"{PLACES[kind][1]}.chair")
    for word in (f"redan registrerat av {chair.name}", "Det här skrev du", MINE, "Kollegans skäl."):
        assert word in second.text
    assert 'id="besluta"' not in second.text
    assert second.fresh().reasons == "Kollegans skäl."
    assert answers(step) == 1


@pytest.mark.parametrize("kind", ["assessment", "preparation"])
def test_an_expert_was_invited_meanwhile(house: House, kind: str) -> None:
    step = waiting(house, kind)
    desk = filled(house, step)
    ask_expert(house, step.case, house.person("expert"), form=step.phase)
    assert desk.register().status_code == 409
    assert "Experten har inte svarat" in desk.text
    assert MINE in desk.text
    assert answers(step) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_leaves_all_that_was_typed(house: House, kind: str) -> None:
    step = waiting(house, kind)
    desk = filled(house, step).fill(answered_on="i går")
    assert desk.register().status_code == 200
    assert list(desk.problems) == ["answered_on"]
    form = desk.page.context["form"]
    assert {name: form[name].value() for name in desk.fields} == desk.fields
    assert 'value="i går"' in desk.text
    assert 'href="#id_answered_on"' in desk.text
    assert answers(step) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_standard_text_is_put_after_the_reasons(house: House, kind: str) -> None:
    step = waiting(house, kind)
    make = StandardText.objects.create
    chosen = make(municipality=house.municipality, use=kind, title="Uppföljning", text="Följs upp varje halvår.")
    make(municipality=house.municipality, use=kind, title="Gammal", text="Gäller inte.", is_active=False)
    other = next(one for one in KINDS if one != kind)
    wrong = make(municipality=house.municipality, use=other, title="Ett annat steg", text="Hör inte hit.")
    desk = filled(house, step)
    assert "Uppföljning" in desk.text
    assert "Gammal" not in desk.text
    assert "Ett annat steg" not in desk.text
    answer = desk.register(_insert="1", standard_text=str(chosen.pk))
    form = answer.context["form"]
    assert form["reasons"].value() == f"{MINE}\n\nFöljs upp varje halvår."
    assert {name: form[name].value() for name in desk.fields if name != "reasons"} == {
        name: value for name, value in desk.fields.items() if name != "reasons"
    }
    for nothing in (str(wrong.pk), "", "abc", "9" * 30):
        assert desk.register(_insert="1", standard_text=nothing).context["form"]["reasons"].value() == MINE
    assert answers(step) == 0
