"""The project description is written before the start; the plan and the risks are kept up afterwards (SUN-32)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from projects.models import Project
from socinv.organisation.models import User
from tests.case.pages import words
from tests.factories.house import House, a_house
from tests.factories.projects import a_planned_project, a_running_project, described, staff
from tests.presentation.markup import Markup
from tests.writing.pages import Writer, saved, signed_in, url

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-32")]


@pytest.fixture
def house(db: None) -> House:
    return a_house()


@pytest.fixture
def project(house: House) -> Project:
    """Planned, with its people."""
    project = a_planned_project(house)
    staff(house, project)
    return Project.objects.get(pk=project.pk)


def read(person: User, thing: Any, name: str = "form", *more: object) -> str:
    answer = signed_in(person).get(url(name, thing, *more))
    assert answer.status_code == 200, answer.status_code
    source = answer.content.decode()
    assert Markup(source).faults == []
    return words(source)


def test_the_overview_says_what_it_is_for_and_until_when(house: House, project: Project) -> None:
    text = read(house.person("project.leader"), project)
    assert project.case.process.project.describes in text
    assert "Bör vara inlämnad" in text
    assert f"Projekt {project.case} Projektbeskrivning" in text
    assert "Lägg till minst en aktivitet" in text
    assert "Ni kan lämna in när inget saknas" in text
    assert "Medförfattare" not in text
    assert "Återkalla" not in text


def test_the_leader_hands_it_in_and_may_do_it_again_until_the_start(house: House, project: Project) -> None:
    leader, member = house.person("project.leader"), house.person("project.member")
    described(house, project)
    assert "Ni kan ändra och lämna in på nytt tills projektet börjar." in read(leader, project)
    assert "Det här gör projektledaren." in read(member, project)
    assert signed_in(member).post(url("form-submit", project)).status_code == 403
    answer = signed_in(leader).post(url("form-submit", project), follow=True)
    assert answer.redirect_chain[0][0] == project.get_absolute_url()
    assert "Projektbeskrivningen är inlämnad." in words(answer.content.decode())


def test_activities_with_days_and_a_milestone(house: House, project: Project) -> None:
    desk = Writer(house.person("project.member"), project, "plan")
    desk.press("_add", "activities")
    (row,) = desk.fields["activities-_rows"][0].split()
    name = f"activities-{row}-"
    typed = {"what": "Starta", "starts": "1/3 2027", "ends": "", "who": "Projektledaren", "state": "todo"}
    for key, value in typed.items():
        desk.put(name + key, value)
    desk.press()
    (kept,) = saved(project, "plan")["activities"]
    assert kept == {"id": row, **typed, "starts": "2027-03-01"}
    desk.put(name + "ends", "2027-02-01").press()
    assert "Aktivitet 1: kan inte sluta före den börjar" in words(desk.page.content.decode())
    desk.put(name + "starts", "våren").press()
    assert "Aktivitet 1, Börjar: Skriv dagen som åååå-mm-dd" in words(desk.page.content.decode())
    assert desk.fields[name + "starts"] == ["våren"]
    assert saved(project, "plan")["activities"][0]["starts"] == "2027-03-01"


def test_two_write_at_once_and_nothing_is_lost(house: House, project: Project) -> None:
    member, leader = (Writer(house.person(f"project.{who}"), project, "work") for who in ("member", "leader"))
    member.type(work="Så arbetar vi.").press()
    leader.type(roles="Var och en sitt.").press()
    assert saved(project, "work") | {"work": "Så arbetar vi.", "roles": "Var och en sitt."} == saved(project, "work")
    leader.open()
    member.type(work="Medlemmens text").press()
    assert leader.type(work="Ledarens text").press().status_code == 409
    text = words(leader.page.content.decode())
    assert "Medlemmens text" in text
    assert "Ledarens text" in text
    assert saved(project, "work")["work"] == "Medlemmens text"


def test_once_the_project_runs_only_the_plan_and_the_risks_are_written(house: House) -> None:
    running, leader = a_running_project(house), house.person("project.leader")
    text = read(leader, running)
    assert "Håll tidplan och risker aktuella så länge projektet pågår." in text
    assert "Ändra delen Tidplan Ändra delen Risker" in text
    assert "Bör vara inlämnad" not in text
    assert "Text om work." in text
    assert "Lämna in projektbeskrivningen" not in text
    assert "<textarea" not in signed_in(leader).get(url("form-part", running, "work")).content.decode()
    desk = Writer(leader, running, "risks")
    desk.put("risks-r1-measure", "Fler föräldramöten").press()
    assert saved(running, "risks")["risks"][0]["measure"] == "Fler föräldramöten"
    difference = read(leader, running, "version-difference")
    assert "Risker, 1" in difference
    assert "föräldramöten" in difference


def test_a_closed_part_is_refused_and_what_was_typed_stands(house: House) -> None:
    running = a_running_project(house)
    leader = signed_in(house.person("project.leader"))
    before = saved(running, "aim")
    answer = leader.post(url("form-part", running, "aim"), {"aim": "Ett annat syfte", "_base": "{}"})
    assert answer.status_code == 409
    assert "Den här delen är inlämnad och kan inte ändras." in words(answer.content.decode())
    assert "Ett annat syfte" in answer.content.decode()
    comment = {"text": "Ändra.", "field": "", "suggestion": ""}
    assert leader.post(url("form-comment", running, "aim"), comment).status_code == 200
    assert not running.case.comments.exists()
    assert leader.post(url("form-autosave", running, "aim"), {"aim": "Ett annat syfte"}).status_code == 409
    assert saved(running, "aim") == before


@pytest.mark.parametrize("who", ["project.owner", "coordination.method", "education.writer"])
def test_those_who_read_do_not_write(house: House, project: Project, who: str) -> None:
    person = house.person(who)
    assert "Utkast, inte inlämnat." in read(person, project)
    assert signed_in(person).post(url("form-part", project, "aim"), {"aim": "Nej"}).status_code == 403
    assert signed_in(person).post(url("form-autosave", project, "aim"), {"aim": "Nej"}).status_code in (403, 409)


@pytest.mark.parametrize("who", ["network.chair", "outsider", "affiliated"])
def test_for_others_it_is_not_there_until_it_is_handed_in(house: House, project: Project, who: str) -> None:
    person = signed_in(house.person(who))
    assert person.get(url("form", project)).status_code == 404
    assert person.post(url("form-part", project, "aim"), {"aim": "Nej"}).status_code == 404
    described(house, project)
    assert person.get(url("form", project)).status_code == (200 if who == "network.chair" else 404)


def test_a_comment_and_a_suggestion_are_taken_in(house: House, project: Project) -> None:
    coordinator = signed_in(house.person("coordination.evaluation"))
    said = {"text": "Skarpare.", "field": "data", "suggestion": "Enkät varje termin."}
    assert coordinator.post(url("form-comment", project, "evaluation"), said).status_code == 302
    desk = Writer(house.person("project.member"), project, "evaluation")
    desk.press("_accept", str(project.case.comments.get().pk))
    assert saved(project, "evaluation")["data"] == "Enkät varje termin."


def test_files_and_the_printed_page(house: House, project: Project) -> None:
    member = house.person("project.member")
    file = SimpleUploadedFile("Plan.txt", b"Tider.")
    assert signed_in(member).post(url("form-attachments", project), {"file": file}).status_code == 302
    assert "Plan.txt" in read(member, project)
    text = read(member, project, "form-print")
    assert "Förvaltning" in text
    assert "Söker" not in text
