"""The stories of the first guideline's demo prove the rules they tell of; that each goes as told is proven beside."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from applications.models import Case, Step, Version
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import sentence
from socinv.notices.models import Mail, Notice
from socinv.stories.reading import almanac_of, read_story, timed
from tests.stories.telling import FILES, play_file

pytestmark = pytest.mark.django_db


def answered(case: Case) -> list[str]:
    return list(
        Step.objects.filter(case=case, status="answered").order_by("answered_at", "id").values_list("key", flat=True)
    )


def step(case: Case, key: str, body: str = "") -> Step:
    found = Step.objects.filter(case=case, key=key).order_by("id")
    last = (found.filter(body__key=body) if body else found).last()
    assert last is not None
    return last


def play_to_the_decision(name: str) -> Case:
    """Without the project that the case becomes, which is told in full once, with all the others."""
    return play_file(name, until="project")


def test_stories_go_forwards_and_end_today_whatever_day_they_are_played() -> None:
    told = [read_story(path) for path in FILES]
    for days in range(0, 366, 3):
        today = date(2026, 11, 21) + timedelta(days)
        for written in told:
            moments = [moment.date() for moment, _number, _scene in timed(written, almanac_of(written, today))]
            assert max(moments) <= today, (written.file, today)


@pytest.mark.rule("SUN-05", "SUN-04")
def test_a_committee_answers_by_its_delegate() -> None:
    case = play_to_the_decision("2016-lanepunkter")
    stance = step(case, "stance", "sn")
    assert stance.delegation is not None
    assert stance.answered_by == stance.delegation.holder
    told = Event.objects.get(case=case, verb="take_stance", thing_id=stance.pk)
    assert f"för socialnämnden på delegation ({stance.delegation.reference})" in sentence(told)
    assert step(case, "stance", "kfn").delegation is None


@pytest.mark.rule("SUN-05")
@pytest.mark.parametrize("name", ["2017-resurspersoner", "beredning", "stallning-vantar"])
def test_nobody_answers_on_a_delegation_that_is_over_or_never_was(name: str) -> None:
    tried = [scene for scene in read_story(_path(name)).story.steps if scene.do == "take_stance" and scene.refused]
    assert [scene.refused.ground for scene in tried if scene.refused] == ["person"]
    play_to_the_decision(name)


@pytest.mark.rule("SUN-13")
def test_every_department_applies_and_nobody_else() -> None:
    beside = [path for path in FILES if path.parent == _path("aterkallad").parent]
    begun = [scene for path in beside for scene in read_story(path).story.steps if scene.to == "idea"]
    starts = [scene for scene in begun if scene.do == "start"]
    assert {scene.with_["department"] for scene in starts if not scene.refused} == {
        "skola",
        "social",
        "kultur",
        "arbete",
    }
    case = play_file("aterkallad")
    assert case.opened_by.name == "Lena Sagander", "the association's attempt left no case"


@pytest.mark.rule("SUN-14")
def test_a_department_that_gains_takes_part() -> None:
    case = play_to_the_decision("2016-lanepunkter")
    assert [one.department.key for one in case.participations.all()] == ["social"]
    assert Version.objects.filter(case=case, form="application").count() == 1


@pytest.mark.rule("SUN-21")
def test_a_declined_idea_names_other_financiers() -> None:
    case = play_file("avslag-ide")
    assessed = step(case, "assessment")
    assert (case.status, assessed.outcome) == ("declined", "declined")
    assert set(assessed.judgements) == {"future", "gains", "evidence"}
    assert all(judgement["why"] for judgement in assessed.judgements.values())
    assert assessed.financiers == ["vinnova", "eu"]
    assert assessed.reasons
    assert assessed.financiers_note


@pytest.mark.rule("SUN-21")
def test_a_returned_idea_is_completed_and_assessed_anew() -> None:
    case = play_to_the_decision("2018-vardegrund")
    outcomes = [one.outcome for one in Step.objects.filter(case=case, key="assessment").order_by("id")]
    assert outcomes == ["returned", "approved"]
    assert Version.objects.filter(case=case, form="idea").count() == 2
    assert case.regnr.endswith("-0001")


@pytest.mark.rule("SUN-31")
def test_a_declined_application_names_other_financiers() -> None:
    case = play_file("avslag-ansokan")
    decided = step(case, "decision")
    assert (case.status, decided.outcome, decided.financiers) == ("declined", "declined", ["eu", "other"])
    assert decided.financiers_note


@pytest.mark.rule("SUN-30")
def test_nobody_goes_before_in_the_order() -> None:
    case = play_to_the_decision("2016-mer-musik")
    assert answered(case) == ["expertise", "assessment", "stance", "stance", "preparation", "decision"]


@pytest.mark.rule("SUN-30")
def test_a_returned_application_takes_the_whole_way_again() -> None:
    case = play_file("aterremiss")
    assert case.stage == "application.stance"
    assert [one.round for one in Step.objects.filter(case=case, key="stance").order_by("id")] == [1, 2]


@pytest.mark.rule("SUN-04")
def test_one_no_from_a_committee_ends_the_case() -> None:
    case = play_file("namnd-nej")
    assert (case.status, case.stage) == ("declined", "ended")
    assert answered(case) == ["assessment", "stance", "stance"]


@pytest.mark.rule("SUN-11")
def test_a_coordinator_supports_but_does_not_write_or_decide() -> None:
    play_file("ansokan-skrivs")
    case = play_file("beslut-vantar")
    assert step(case, "decision").status == "open"


@pytest.mark.rule("SUN-20")
def test_the_expert_answers_before_the_network() -> None:
    case = play_to_the_decision("2016-mer-musik")
    assessed, expert = step(case, "assessment"), step(case, "expertise")
    assert expert.answered_at is not None
    assert assessed.answered_at is not None
    assert expert.answered_at < assessed.answered_at
    assert assessed.expertise


def test_an_outcome_taken_back_stays_in_the_history() -> None:
    case = play_to_the_decision("2019-tidigt-stod")
    decisions = list(Step.objects.filter(case=case, key="decision").order_by("id"))
    assert [one.status for one in decisions] == ["reopened", "answered"]
    assert [one.amount for one in decisions] == [3_000_000, 3_200_000]
    assert case.granted_amount == 3_200_000


def test_old_news_are_read_and_no_news_are_mailed(mailoutbox: list[object]) -> None:
    old, new = play_to_the_decision("2016-mer-musik"), play_file("ide-hos-expert")
    edge = clock.now() - timedelta(days=14)
    assert not Mail.objects.exists()
    assert not Notice.objects.filter(event__case=old, read_at=None).exists()
    assert Notice.objects.filter(event__case=new, read_at=None).exists()
    assert not Notice.objects.filter(event__case=new, read_at=None, written_at__lt=edge).exists()
    assert not mailoutbox


def _path(name: str) -> Path:
    return next(path for path in FILES if path.stem == name)
