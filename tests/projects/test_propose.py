"""How the work goes on: permanent or scaled up, the whole or the parts named (SUN-36, SUN-44)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from projects.models import Project, ScaleUp
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from tests.factories.house import House, a_house
from tests.factories.projects import a_closing_project, an_evaluated_project, at_the_end
from tests.projects.reading import SHORT, post, problems, read, shut_out, signed_in, turned_away, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    return an_evaluated_project(house, **SHORT)


def _said(project: Project, **more: Any) -> dict[str, Any]:
    assert project.ends is not None
    return {
        "continuation": "scale-up", "extent": "parts", "parts": "Läxhjälpen\r\n\r\n Föräldramötena \r\nLäxhjälpen",
        "proposal": "Skolorna tar över.", "yearly_cost": "400 000", "day": project.ends.isoformat(), "item": "22",
        **more,
    }  # fmt: skip


@pytest.mark.rule("SUN-36", "SUN-44")
def test_the_parts_are_named_and_the_council_gets_it(house: House, project: Project) -> None:
    chair, address = house.person("management-group.chair"), url(project, "project-propose")
    with clock.at(at_the_end(project)):
        page = read(chair, address)
        for word in ("Registrera förslaget", "Lyckad", "Utvärderingen visar det.", "Skriv en del på varje rad."):
            assert word in page
        assert "Ingen fortsättning</label>" not in page  # that has a page of its own
        assert post(chair, address, _said(project)).status_code == 302
        shown = read(house.person("education-committee.member"), address)
    scale_up = ScaleUp.objects.get(project=project)
    assert (scale_up.status, scale_up.is_whole) == ("proposed", False)
    assert scale_up.parts == ["Läxhjälpen", "Föräldramötena"]
    assert (scale_up.yearly_cost, scale_up.proposed_item) == (Decimal(400_000), "22")
    for word in ("Föräldramötena", "Skolorna tar över.", "400\u00a0000\u00a0kr", "§\u00a022", "väntar på beslut i"):
        assert word in shown
    waits = WorkItem.objects.open().get(thing="projects.scaleup")
    assert waits.body == house.bodies["council"]


@pytest.mark.rule("SUN-44")
def test_the_whole(house: House, project: Project) -> None:
    with clock.at(at_the_end(project)):
        said = _said(project, continuation="permanent", extent="whole", parts="", yearly_cost="")
        assert post(house.person("management-group.chair"), url(project, "project-propose"), said).status_code == 302
        assert "Hela arbetet" in read(house.person("project.leader"), url(project, "project-propose"))
    scale_up = ScaleUp.objects.get(project=project)
    assert (scale_up.is_whole, scale_up.parts, scale_up.yearly_cost) == (True, [], None)


def test_what_does_not_hold_is_said_at_its_field_and_nothing_is_lost(house: House, project: Project) -> None:
    wrong = [
        ({"continuation": ""}, "continuation", "Välj hur arbetet ska fortsätta."),
        ({"continuation": "none"}, "continuation", "Välj något av det som står i listan"),
        ({"extent": ""}, "extent", "Välj om hela arbetet ska fortsätta eller bara delar."),
        ({"parts": " \r\n "}, "parts", "Skriv vilka delar det gäller, en på varje rad."),
        ({"parts": "a" * 201}, "parts", "Skriv varje del kort"),
        ({"extent": "whole"}, "parts", "Ta bort delarna, eller välj att bara de ska fortsätta."),
        ({"proposal": ""}, "proposal", "Beskriv förslaget."),
        ({"yearly_cost": "mycket"}, "yearly_cost", "Skriv beloppet i kronor"),
        ({"yearly_cost": "-5"}, "yearly_cost", "Skriv ett belopp som är 0 kronor eller mer"),
        ({"day": "1900-01-01"}, "day", "Skriv en dag från 1990-01-01"),
        ({"day": "2000-01-01"}, "day", "Ärendet kom hit"),
        ({"item": ""}, "item", "Skriv paragrafens nummer"),
    ]
    with clock.at(at_the_end(project)):
        for more, field, text in wrong:
            said = _said(project, **more)
            answer = post(house.person("management-group.chair"), url(project, "project-propose"), said)
            found = problems(answer)
            assert list(found) == [field], (more, found)
            assert text in found[field][0]
            kept = answer.content.decode()
            assert all(said[name].strip().split("\r\n")[0] in kept for name in ("parts", "proposal", "yearly_cost"))
    assert ScaleUp.objects.get(project=project).status == "awaited"


def test_only_those_who_propose(house: House, project: Project) -> None:
    with clock.at(at_the_end(project)):
        turned_away(
            house, project, url(project, "project-propose"), "project.owner", "project.leader", "council.chair",
            "coordination.method", "management-group.member", "planning-committee.chair", reads=True,
            said=_said(project),
        )  # fmt: skip
        shut_out(house, project, url(project, "project-propose"), _said(project))
        assert "Inget förslag än" in read(house.person("project.leader"), url(project, "project-propose"))


def test_twice_and_too_late(house: House, project: Project) -> None:
    address, chair = url(project, "project-propose"), house.person("management-group.chair")
    with clock.at(at_the_end(project)):
        assert [post(chair, address, _said(project)).status_code for _again in range(2)] == [302, 302]
        late = post(house.person("management-group.secretary"), address, _said(project, proposal="Vänta ett år."))
    assert late.status_code == 409
    assert "Vänta ett år." in late.content.decode()
    assert project.case.events.filter(thing="projects.scaleup", verb="propose").count() == 1


def test_not_before_the_project_is_judged(house: House) -> None:
    project = a_closing_project(house, "social", **SHORT)
    client = signed_in(house.person("management-group.chair"))
    for name in ("project-propose", "project-drop", "project-scale-up"):
        for answer in (client.get(url(project, name)), client.post(url(project, name), _said(project))):
            assert answer["Location"] == project.get_absolute_url()
    assert not ScaleUp.objects.exists()
