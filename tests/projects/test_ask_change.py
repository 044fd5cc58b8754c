"""The steering group asks for a change, or those who decide raise it (SUN-07)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from projects.models import Change, Project
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.verdict import Invalid
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, a_running_project, ask_change, decide_change
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once, lock_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def _said(project: Project, kind: str = "extension", **more: Any) -> dict[str, Any]:
    assert project.ends is not None
    later = project.ends + timedelta(days=365)
    return {
        "kind": kind, "what": "Två skolor till är med.", "reason": "Fler behöver stödet.", "ends": later.isoformat(),
        "amount": "150 000", "repayment": "Återföringen börjar ett år senare.", **more,
    }  # fmt: skip


@pytest.mark.rule("SUN-07")
@pytest.mark.parametrize("who", ["project.steering", "management-group.chair"])
def test_asked_for_with_what_it_means(house: House, project: Project, who: str) -> None:
    address = url(project, "change-ask")
    page = read(house.person(who), address)
    for word in ("Det här gäller nu", "Vid förlängning och avslut i förtid.", "De här får veta när du begär"):
        assert word in page
    answer = post(house.person(who), address, _said(project))
    assert answer.status_code == 302
    change = Change.objects.get(project=project)
    assert answer["Location"] == url(project, "project-change", 1)
    assert (change.status, change.kind, change.amount) == ("asked", "extension", Decimal(150_000))
    assert change.raised_by_decider == (who == "management-group.chair")
    shown = read(house.person("planning-committee.member"), answer["Location"])
    for word in ("Två skolor till är med.", "365 dagar senare", "+150\u00a0000\u00a0kr", "ett år senare"):
        assert word in shown
    assert WorkItem.objects.open().filter(thing="projects.change", verb="decide").count() == 1
    assert Project.objects.get(pk=project.pk).ends == project.ends  # nothing holds before the decision


WRONG: list[tuple[dict[str, str], str, str]] = [
    ({"kind": ""}, "kind", "Välj vad som ska ändras."),
    ({"kind": "moon"}, "kind", "Välj något av det som står i listan"),
    ({"what": " "}, "what", "Skriv vad som ska ändras."),
    ({"reason": ""}, "reason", "Skriv varför."),
    ({"ends": ""}, "ends", "Skriv den nya sista dagen."),
    ({"ends": "snart"}, "ends", "Skriv dagen som åååå-mm-dd, till exempel 2026-11-27"),
    ({"ends": "1900-01-01"}, "ends", "Skriv en dag från 1990-01-01"),
    ({"ends": "2099-01-01"}, "ends", "Ett projekt kan pågå högst 15 år."),
    ({"ends": "2020-01-01"}, "ends", "Skriv en senare dag."),
    ({"kind": "setup"}, "ends", "Välj Förlängning eller Avslut i förtid om slutdagen ska ändras."),
    ({"kind": "early-end"}, "ends", "Skriv en tidigare dag."),
    ({"amount": "12 x"}, "amount", "Skriv beloppet i kronor, till exempel 150 000 eller −50 000"),
    ({"amount": "−500 001"}, "amount", "Budgeten kan inte bli mindre än noll."),
]


def test_what_does_not_hold_is_said_at_its_field_and_nothing_is_lost(house: House, project: Project) -> None:
    for more, field, text in WRONG:
        said = _said(project) | more
        answer = post(house.person("project.owner"), url(project, "change-ask"), said)
        found = problems(answer)
        assert list(found) == [field], more
        assert text in found[field][0], more
        kept = answer.content.decode()
        for name, value in said.items():
            assert name == "kind" or not value.strip() or value in kept, (more, name)
    assert not Change.objects.exists()


def test_everything_wrong_is_said_at_once(house: House, project: Project) -> None:
    answer = post(house.person("project.owner"), url(project, "change-ask"), {"ends": "x", "amount": "y"})
    assert set(problems(answer)) == {"kind", "what", "reason", "ends", "amount"}


def test_only_the_steering_group_and_those_who_decide(house: House, project: Project) -> None:
    turned_away(
        house, project, url(project, "change-ask"), "project.leader", "project.member", "coordination.method",
        "management-group.member", "management-group.co-opted", "planning-committee.chair", "education.writer",
        said=_said(project),
    )  # fmt: skip
    shut_out(house, project, url(project, "change-ask"), _said(project))
    assert not Change.objects.exists()


def test_one_at_a_time_and_what_was_typed_is_kept(house: House, project: Project) -> None:
    waits = ask_change(house, project)
    there = signed_in(house.person("project.steering")).get(url(project, "change-ask"))
    assert there["Location"] == waits.get_absolute_url()
    late = post(house.person("project.steering"), url(project, "change-ask"), _said(project))
    assert late.status_code == 409
    text = late.content.decode()
    assert "En ändring väntar på beslut." in text
    assert "Två skolor till är med." in text
    decide_change(house, waits, "declined")
    assert post(house.person("project.steering"), url(project, "change-ask"), _said(project)).status_code == 302
    assert list(Change.objects.order_by("number").values_list("number", "status")) == [(1, "decided"), (2, "asked")]


def test_too_late_when_the_project_has_ended(house: House, project: Project) -> None:
    decide_change(house, ask_change(house, project, "early-end", ends=project.starts))
    answer = signed_in(house.person("project.owner")).get(url(project, "change-ask"), follow=True)
    assert "Projektet kan bara ändras medan det planeras eller pågår." in answer.content.decode()


def test_a_planned_project_cannot_end_before_it_was_decided(house: House) -> None:
    planned = a_planned_project(house)
    assert planned.case.decided_on is not None
    with pytest.raises(Invalid) as wrong:
        ask_change(
            house, planned, "early-end", by=house.person("management-group.chair"),
            ends=planned.case.decided_on - timedelta(days=1),
        )  # fmt: skip
    assert set(wrong.value.problems) == {"ends"}
    assert (
        ask_change(
            house, planned, "early-end", by=house.person("management-group.chair"), ends=planned.case.decided_on
        ).status
        == "asked"
    )


@pytest.mark.django_db(transaction=True)
def test_two_at_once_come_one_after_the_other() -> None:
    house = a_house()
    project = a_running_project(house)
    people = [house.person(who) for who in ("project.owner", "project.steering")]
    answers = at_once(*(partial(post, person, url(project, "change-ask"), _said(project)) for person in people))
    assert sorted(one.status_code for one in answers) == [302, 409]
    told = next(one for one in answers if one.status_code == 409).content.decode()
    assert "En ändring väntar på beslut." in told
    assert "Två skolor till är med." in told
    assert Change.objects.get(project=project).number == 1
    assert Event.objects.filter(case=project.case, thing="projects.change", verb="ask").count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_are_let_through() -> None:
    """The negative control: only the database's own rule then stands in the way of the second."""
    house = a_house()
    project = a_running_project(house)
    people = [house.person(who) for who in ("project.owner", "project.steering")]
    with lock_off("ask") as through:
        at_once(*(partial(post, person, url(project, "change-ask"), _said(project)) for person in people))
    assert len(through) > 1
    assert Change.objects.filter(project=project).count() == 1
