"""Nothing goes on: with a reason, and the project closes (SUN-36)."""

from __future__ import annotations

from typing import Any

import pytest

from projects.models import Lesson, Project, ScaleUp
from socinv.lifecycle import clock
from tests.factories.house import House, a_house
from tests.factories.projects import an_evaluated_project, at_the_end
from tests.projects.reading import SHORT, post, problems, read, shut_out, signed_in, turned_away, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return an_evaluated_project(house, "unsuccessful", **SHORT)


def _said(project: Project, **more: Any) -> dict[str, Any]:
    assert project.ends is not None
    return {"proposal": "Effekten uteblev.", "day": project.ends.isoformat(), "item": "23", **more}


@pytest.mark.rule("SUN-36")
def test_dropped_with_why_and_closed(house: House, project: Project) -> None:
    chair = house.person("management-group.chair")
    with clock.at(at_the_end(project)):
        assert url(project, "project-drop") in read(chair, url(project, "project-propose"))
        assert "Inte lyckad" in read(chair, url(project, "project-drop"))
        answer = post(chair, url(project, "project-drop"), _said(project))
        assert answer["Location"] == url(project, "project-propose")
        shown = read(house.person("project.owner"), url(project, "project-propose"))
        there = signed_in(house.person("council.chair")).get(url(project, "project-scale-up"))
    assert there["Location"] == url(project, "project-propose")
    for word in ("Ingen fortsättning", "Effekten uteblev.", "§\u00a023"):
        assert word in shown
    scale_up = ScaleUp.objects.get(project=project)
    assert (scale_up.status, scale_up.continuation) == ("dropped", "none")
    assert Project.objects.get(pk=project.pk).status == "closed"
    assert Lesson.objects.filter(project=project).exists()


def test_what_does_not_hold_is_said_at_its_field(house: House, project: Project) -> None:
    wrong = [
        ({"proposal": ""}, "proposal", "Skriv varför."),
        ({"day": "x"}, "day", "Skriv dagen som åååå-mm-dd"),
        ({"day": "1900-01-01"}, "day", "Skriv en dag från 1990-01-01"),
        ({"item": "a" * 30}, "item", "Skriv bara paragrafens nummer"),
    ]
    with clock.at(at_the_end(project)):
        for more, field, text in wrong:
            answer = post(house.person("management-group.chair"), url(project, "project-drop"), _said(project, **more))
            found = problems(answer)
            assert list(found) == [field], more
            assert text in found[field][0]
    assert ScaleUp.objects.get(project=project).status == "awaited"


def test_only_those_who_propose_and_only_once(house: House, project: Project) -> None:
    address = url(project, "project-drop")
    with clock.at(at_the_end(project)):
        turned_away(
            house, project, address, "project.owner", "council.chair", "coordination.method",
            "management-group.co-opted", said=_said(project),
        )  # fmt: skip
        shut_out(house, project, address, _said(project))
        chair = house.person("management-group.chair")
        assert [post(chair, address, _said(project)).status_code for _again in range(2)] == [302, 302]
        assert signed_in(chair).get(address)["Location"] == url(project, "project-propose")
        late = post(house.person("management-group.secretary"), address, _said(project, proposal="Mina skäl."))
    assert late.status_code == 409
    assert project.case.events.filter(thing="projects.scaleup", verb="drop").count() == 1
