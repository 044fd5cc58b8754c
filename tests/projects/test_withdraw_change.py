"""Those who asked for a change take it back."""

from __future__ import annotations

import pytest

from projects.models import Change, Project
from socinv.lifecycle.models import WorkItem
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, ask_change, decide_change
from tests.projects.reading import post, problems, read, shut_out, signed_in, turned_away, url

pytestmark = pytest.mark.django_db
WHY = {"reason": "Skolorna klarar det själva."}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return a_running_project(house)


def test_taken_back_with_a_reason(house: House, project: Project) -> None:
    change = ask_change(house, project)
    address = url(project, "change-withdraw", 1)
    assert address in read(house.person("project.steering"), change.get_absolute_url())
    assert "De här får veta" in read(house.person("project.steering"), address)
    answer = post(house.person("project.steering"), address, WHY)
    assert answer["Location"] == change.get_absolute_url()
    assert Change.objects.get(pk=change.pk).status == "withdrawn"
    shown = read(house.person("network.chair"), change.get_absolute_url())
    assert "Återtagen" in shown
    assert WHY["reason"] in shown
    assert "Vad det betyder" not in shown
    assert not WorkItem.objects.open().filter(thing="projects.change").exists()
    assert ask_change(house, project).number == 2


def test_those_who_raised_it_take_it_back_and_nobody_else(house: House, project: Project) -> None:
    ask_change(house, project, by=house.person("management-group.chair"))
    address = url(project, "change-withdraw", 1)
    turned_away(house, project, address, "project.owner", "project.leader", "management-group.member", said=WHY)
    assert post(house.person("management-group.secretary"), address, WHY).status_code == 302


def test_only_those_who_asked(house: House, project: Project) -> None:
    ask_change(house, project)
    address = url(project, "change-withdraw", 1)
    turned_away(
        house, project, address, "project.leader", "management-group.chair", "coordination.method", "education.head",
        said=WHY,
    )  # fmt: skip
    shut_out(house, project, address, WHY)
    assert Change.objects.get(project=project).status == "asked"


def test_the_reason_is_demanded(house: House, project: Project) -> None:
    ask_change(house, project)
    for reason in ("", "  ", "a" * 10_001):
        answer = post(house.person("project.owner"), url(project, "change-withdraw", 1), {"reason": reason})
        assert list(problems(answer)) == ["reason"]


def test_twice_and_after_the_decision(house: House, project: Project) -> None:
    address, owner = url(project, "change-withdraw", 1), house.person("project.owner")
    change = ask_change(house, project)
    decide_change(house, change)
    answer = signed_in(owner).post(address, WHY, follow=True)
    assert answer.redirect_chain[-1][0] == change.get_absolute_url()
    assert Change.objects.get(pk=change.pk).status == "decided"
    ask_change(house, Project.objects.get(pk=project.pk))
    second = url(project, "change-withdraw", 2)
    assert post(owner, second, WHY).status_code == 302
    assert post(owner, second, WHY).status_code == 302
    assert project.case.events.filter(thing="projects.change", verb="withdraw").count() == 1
    assert signed_in(owner).get(url(project, "change-withdraw", 3)).status_code == 404
