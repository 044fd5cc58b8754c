"""An early end that others speak of in turn before it is decided: the first answer that says no ends the matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Change, Position, Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused
from socinv.organisation.models import User
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, ask_change, decide_change
from tests.projects.variants import ending_in_turn

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ORE-19")]
FAILS = {"need": {"verdict": "holds", "why": ""}, "costs": {"verdict": "fails", "why": "Kostnaderna har ökat."}}
HOLDS = {"need": {"verdict": "holds", "why": ""}, "costs": {"verdict": "holds", "why": ""}}


@pytest.fixture
def house() -> Iterator[House]:
    with a_variant(**ending_in_turn("network")) as process:
        yield under(a_house(), process)


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def _asked(house: House, project: Project, by: str = "project.owner") -> Change:
    return ask_change(house, project, "early-end", by=house.person(by), ends=clock.today() + timedelta(days=30))


def _open(change: Change) -> Position:
    return Position.objects.get(change=change, status="open")


def take(position: Position, by: User, outcome: str, **more: Any) -> Position:
    said = {"reasons": "Därför.", "day": clock.today(), **more}
    perform(position, "take", by=by, outcome=outcome, **said)
    return Position.objects.get(pk=position.pk)


def _client(house: House, who: str) -> Client:
    client = Client()
    client.force_login(house.person(who))
    return client


def test_everyone_in_turn_and_then_the_decision(house: House, project: Project) -> None:
    change = _asked(house, project)
    first = _open(change)
    assert (first.key, first.body.key, first.due) == ("team", "network", clock.today() + timedelta(days=21))
    take(first, house.person("network.chair"), "fails", judgements=FAILS)
    second = _open(change)
    assert (second.key, second.body_id) == ("owner-says", project.steering_group_id)
    assert not WorkItem.objects.open().filter(thing="projects.change").exists()
    take(second, house.person("project.owner"), "end")
    item = WorkItem.objects.open().get(thing="projects.change", verb="decide")
    assert item.body == house.bodies["management-group"]
    decide_change(house, Change.objects.get(pk=change.pk))
    assert Project.objects.get(pk=project.pk).status == "ended"


def test_nobody_decides_before_the_others_have_spoken(house: House, project: Project) -> None:
    change = _asked(house, project)
    with pytest.raises(Refused) as refused:
        decide_change(house, change)
    assert refused.value.verdict.ground is Ground.CONDITION
    assert "ska säga sitt innan det beslutas" in str(refused.value.verdict.reason)


@pytest.mark.parametrize("after", [0, 1])
def test_a_no_ends_the_matter(house: House, project: Project, after: int) -> None:
    change = _asked(house, project)
    if after:
        take(_open(change), house.person("network.chair"), "fails", judgements=FAILS)
        take(_open(change), house.person("project.owner"), "go-on")
    else:
        take(_open(change), house.person("network.chair"), "holds", judgements=HOLDS)
    assert Change.objects.get(pk=change.pk).status == "stopped"
    assert Project.objects.get(pk=project.pk).status == "running"
    waiting = WorkItem.objects.open().filter(thing__in=("projects.change", "projects.position"))
    assert not waiting.exists()
    assert _asked(house, project).status == "asked", "another can be asked for"


def test_those_who_judge_may_raise_it_themselves_and_nothing_else(house: House, project: Project) -> None:
    with pytest.raises(Invalid) as wrong:
        ask_change(house, project, "setup", by=house.person("network.member"))
    assert "kind" in wrong.value.problems
    change = _asked(house, project, by="network.member")
    assert (change.raised_by, change.raised_by_decider) == ("network", False)
    with pytest.raises(Refused):
        perform(change, "withdraw", by=house.person("project.owner"), reason="Nej.")
    perform(change, "withdraw", by=house.person("network.secretary"), reason="Vi hade fel.")
    assert Position.objects.get(change=change).status == "cancelled"
    assert not WorkItem.objects.open().filter(thing="projects.position").exists()


def test_only_those_whose_turn_it_is(house: House, project: Project) -> None:
    position = _open(_asked(house, project))
    for who in ("network.member", "project.owner", "management-group.chair", "coordination.method"):
        with pytest.raises(Refused):
            take(position, house.person(who), "fails", judgements=FAILS)


def test_other_changes_go_straight_to_the_decision(house: House, project: Project) -> None:
    change = ask_change(house, project)
    assert not change.positions.exists()
    assert decide_change(house, change).status == "decided"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": "fails", "judgements": {}}, "judgement-need"),
        ({"outcome": "fails", "judgements": {**FAILS, "costs": {"verdict": "fails", "why": " "}}}, "why-costs"),
        ({"outcome": "fails", "judgements": HOLDS}, "outcome"),
        ({"outcome": "nonsense", "judgements": FAILS}, "outcome"),
        ({"outcome": "fails", "judgements": FAILS, "reasons": ""}, "reasons"),
        ({"outcome": "fails", "judgements": FAILS, "day": None}, "day"),
    ],
)
def test_what_is_not_said_properly(house: House, project: Project, said: dict[str, Any], field: str) -> None:
    position = _open(_asked(house, project))
    with pytest.raises(Invalid) as wrong:
        take(position, house.person("network.chair"), **said)
    assert field in wrong.value.problems


def test_on_the_page(house: House, project: Project) -> None:
    change = _asked(house, project)
    position = _open(change)
    client = _client(house, "network.chair")
    page = client.get(reverse("your-turn")).content.decode()
    assert "Bedöm om förutsättningarna håller" in page
    url = position.get_absolute_url()
    page = client.get(url).content.decode()
    assert "Ett reellt behov finns" in page
    assert "Kostnaderna minskar" in page
    typed = {"outcome": "fails", "reasons": "Det här skrev jag.", "day": clock.today().isoformat()}
    page = client.post(url, typed).content.decode()
    assert "Välj om förutsättningen håller." in page
    assert "Det här skrev jag." in page
    judged = {"judgement-need": "holds", "judgement-costs": "fails", "why-costs": "De har ökat."}
    page = client.post(url, {**typed, **judged}, follow=True).content.decode()
    assert "Svaret är registrerat." in page
    assert "De har ökat." in page
    assert "Projektägaren" in page
    seen = _client(house, "social.writer").get(change.get_absolute_url()).content.decode()
    assert "De håller inte" in seen
    assert "Det här skrev jag." in seen
    history = _client(house, "social.writer").get(reverse("case-history", args=[project.case.ref])).content.decode()
    assert "de håller inte" in history


def test_the_way_to_it_is_said_before_it_is_asked_for(house: House, project: Project) -> None:
    page = _client(house, "project.owner").get(reverse("change-ask", args=[project.case.ref])).content.decode()
    assert "Gäller det avslut i förtid sägs det här innan det beslutas:" in page
    raised = _client(house, "network.chair").get(reverse("change-ask", args=[project.case.ref])).content.decode()
    assert "Avslut i förtid" in raised
    assert "Förlängning</" not in raised


def test_somebody_elses_is_not_found(house: House, project: Project) -> None:
    position = _open(_asked(house, project))
    other = a_house()
    assert _client(other, "network.chair").get(position.get_absolute_url()).status_code == 404
