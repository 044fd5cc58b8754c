"""Playing single steps: what a story says must happen, and nothing else may."""

from __future__ import annotations

from typing import Any

import pytest

from applications.models import Part, Step
from socinv.lifecycle.models import Event, Following
from socinv.notices.models import Mail, Notice
from socinv.stories.playing import play
from socinv.stories.reading import StoryError, Written
from tests.factories.house import a_house
from tests.stories.telling import START, a_story, tell

pytestmark = pytest.mark.django_db
WRITER = "education.writer"
NAME = {"who": WRITER, "do": "write", "to": "idea", "with": {"idea": {"title": "Ett namn"}}}


def test_a_step_happens_at_its_moment_as_its_person() -> None:
    house = a_house()
    player = tell(house, START, NAME)
    case = player.case
    assert case is not None
    events = list(Event.objects.filter(case=case).order_by("id"))
    assert [event.verb for event in events] == ["start", "write"]
    assert {event.actor for event in events} == {house.person(WRITER)}
    assert f"{events[1].at:%Y-%m-%d %H:%M}" == "2026-01-12 08:10"  # UTC
    assert case.title == "Ett namn"


def test_following_is_a_choice_and_leaves_no_event() -> None:
    house = a_house()
    player = tell(house, START, {"who": "network.chair", "do": "follow"})
    assert Following.objects.filter(person=house.person("network.chair"), case=player.case).exists()
    assert not Event.objects.filter(actor=house.person("network.chair")).exists()


def test_an_expected_refusal_changes_nothing() -> None:
    house = a_house()
    no = {"ground": "person", "says": "Bara den sökande förvaltningen"}
    player = tell(house, START, {**NAME, "who": "social.writer", "refused": no})
    assert not Part.objects.filter(case=player.case).exists()


def test_what_does_not_exist_yet_is_absent() -> None:
    tell(
        a_house(), START,
        {"who": WRITER, "do": "submit", "to": "application", "refused": {"ground": "absent"}},
        {"who": "network.chair", "do": "assess", "to": "step:assessment", "refused": {"ground": "absent"}},
    )  # fmt: skip


def test_one_who_works_elsewhere_cannot_begin() -> None:
    player = tell(a_house(), {**START, "who": "social.writer", "refused": {"ground": "person"}})
    assert player.case is None


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({**NAME, "leads_to": {"idea": "submitted"}}, "idea skulle ha blivit 'submitted' men är 'draft'"),
        ({**NAME, "leads_to": {"application": "draft"}}, "application skulle ha blivit 'draft' men är 'absent'"),
        ({**NAME, "refused": {"ground": "person"}}, "skulle ha fått nej men gick igenom"),
        ({**NAME, "who": "social.writer"}, "nekades (person)"),
        ({**NAME, "who": "social.writer", "refused": {"ground": "state"}}, "men nekades (person)"),
        ({**NAME, "who": "social.writer", "refused": {"ground": "person", "says": "Jäv"}}, "men nekades (person)"),
        ({"who": WRITER, "do": "submit", "to": "application"}, "nekades (absent)"),
        ({"who": WRITER, "do": "dance", "to": "idea"}, "do: 'dance' är ingen åtgärd på idea"),
        ({"who": WRITER, "do": "submit", "to": "moon"}, "to: 'moon' finns inte"),
        ({"who": WRITER, "do": "submit", "to": "step:"}, "to: 'step:' finns inte"),
        ({**NAME, "with": {"moon": {}}}, "formuläret har ingen del 'moon'"),
        ({**NAME, "with": {"idea": {"moon": 1}}}, "delen 'idea' har inget fält 'moon'"),
        ({"who": WRITER, "do": "withdraw", "to": "idea", "with": {"moon": 1}}, "with går inte att använda"),
        ({"who": WRITER, "do": "withdraw", "to": "idea", "with": {"reason": ""}}, "uppgifterna godtogs inte: reason"),
        ({"who": WRITER, "do": "resolve_comment", "to": "idea", "with": {"comment": "idea"}}, "ingen öppen kommentar"),
        (
            {"who": WRITER, "do": "withdraw", "to": "idea", "with": {"reason": ""}, "invalid": {"reason": "Sjung"}},
            "uppgifterna godtogs inte",
        ),
        ({**START, "with": {"department": "moon"}}, "det finns ingen förvaltning 'moon'"),
    ],
)
def test_a_story_that_is_not_so_fails_loudly(step: dict[str, Any], says: str) -> None:
    with pytest.raises(StoryError) as wrong:
        tell(a_house(), START, step)
    assert says in str(wrong.value)
    assert str(wrong.value).startswith("prov.yaml, steg 2 (2026-01-12 ")
    assert not Event.objects.exists(), "all or nothing"


def test_what_was_said_may_be_wrong_on_purpose() -> None:
    step = {
        "who": WRITER,
        "do": "withdraw",
        "to": "idea",
        "with": {"reason": ""},
        "invalid": {"reason": "Skriv varför"},
    }
    tell(a_house(), START, {**step, "leads_to": {"idea": "draft"}})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"people": {"kalle": "kalle@exempel.invalid"}}, "kalle (kalle@exempel.invalid) finns inte i databasen"),
        ({"municipality": "ingenstans"}, "kommunen 'ingenstans' finns inte i databasen"),
    ],
)
def test_people_and_municipality_must_be_there(change: dict[str, Any], says: str) -> None:
    told = a_story(a_house(), START)
    with pytest.raises(StoryError) as wrong:
        play([Written(told.file, told.story.model_copy(update=change))])
    assert str(wrong.value) == f"prov.yaml: {says}"


def test_one_invites_and_answers_by_name(mailoutbox: list[Any]) -> None:
    house = a_house()
    written = {**_whole_idea(), "who": WRITER, "do": "write", "to": "idea"}
    answer = {"outcome": "weak", "reasons": "Svag evidens."}
    player = tell(
        house, START, written,
        {"who": WRITER, "do": "submit", "to": "idea"},
        {"who": "network.chair", "do": "invite_expert", "to": "idea", "with": {"person": "expert"}},
        {"who": "expert", "do": "give_expertise", "to": "step:expertise/expert", "with": answer},
    )  # fmt: skip
    step = Step.objects.get(case=player.case, key="expertise")
    assert (step.person, step.status, str(step.answered_on)) == (house.person("expert"), "answered", "2026-01-12")
    assert Notice.objects.filter(event__case=player.case).exists()
    assert not Mail.objects.exists(), "nobody is mailed about a story"
    assert not mailoutbox


def _whole_idea() -> dict[str, Any]:
    return {
        "with": {
            "idea": {"title": "Namn", "summary": "Kort."},
            "problem": {"problem": "Så här.", "target": "direct", "age-from": 6, "age-to": 9},
            "method": {"method": "Så här.", "evidence": "development", "evidence-source": "Inget."},
            "effects": {"human-gains": "Bättre.", "economic-gains": "Billigare."},
        }
    }
