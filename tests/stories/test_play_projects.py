"""Playing what a granted case goes on with: the project, its reports, changes, evaluation, scale-up and questions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from projects.models import Change, Measurement, Project, ResourceMove, ResultsRequest
from socinv.lifecycle import clock
from socinv.organisation.models import Membership
from socinv.stories.account import line, where_things_stand
from socinv.stories.moments import Almanac
from socinv.stories.player import Player
from socinv.stories.reading import StoryError, timed
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_closing_project,
    a_planned_project,
    a_running_project,
    an_evaluated_project,
    report_of,
    write,
)
from tests.stories.telling import START, a_story, tell

pytestmark = pytest.mark.django_db
LEADER, OWNER, MEMBER = "project.leader", "project.owner", "project.member"
OTHER = "social.writer"
COORDINATOR, CHAIR, POLITICIAN = "coordination.method", "management-group.chair", "planning-committee.member"


def go_on(house: House, project: Project, *steps: dict[str, Any]) -> list[str]:
    """Play the steps on the project's case, today if nothing is said: the account of them."""
    first, *rest = steps
    written = a_story(house, {"at": "+0d 12:00", **first}, *rest)
    almanac = Almanac(clock.today())
    people = {key: person for key, person in house.people.items() if key in written.story.people}
    player, lines = Player(written, house.municipality, people, almanac, project.case), list[str]()
    for moment, number, scene in timed(written, almanac):
        before = where_things_stand(player.case)
        lines.append(line(player.play(moment, number, scene), before, where_things_stand(player.case)))
    return lines


def no(ground: str, says: str = "") -> dict[str, str]:
    return {"ground": ground, "says": says}


@pytest.mark.rule("SUN-32", "SUN-12")
def test_people_get_and_leave_their_seats_and_the_start_waits_for_the_description() -> None:
    house = a_house()
    project = a_planned_project(house)
    lines = go_on(
        house, project,
        {"who": COORDINATOR, "do": "appoint", "to": "project", "with": {"person": "expert", "seat": "leader"}},
        {"who": COORDINATOR, "do": "appoint", "to": "project", "with": {"person": OTHER, "seat": "member"}},
        {"who": COORDINATOR, "do": "release", "to": "project", "with": {"person": OTHER, "ends": "+5d"}},
        {"who": COORDINATOR, "do": "set_number", "to": "project", "with": {"number": 110234}},
        {"who": "expert", "do": "assess_eu", "to": "project", "with": {"outcome": "apply", "reasons": "Fonden."}},
        {"who": COORDINATOR, "do": "start", "to": "project", "refused": no("condition", "Projektbeskrivningen")},
        {"who": OTHER, "do": "write", "to": "project", "with": {"aim": {"aim": "Fler i skolan."}}},
    )  # fmt: skip
    project.refresh_from_db()
    assert (project.number, project.eu_outcome, project.status) == ("110234", "apply", "planned")
    seats = Membership.objects.filter(body=project.project_group).values_list("person", "role", "ends")
    assert (house.person("expert").pk, "chair", None) in seats
    assert all(ends for _person, role, ends in seats if role == "member")
    assert "fick nej (start project): Projektbeskrivningen är inte inlämnad" in lines[5]
    assert "skrev i projektbeskrivningen: Syfte och mål." in lines[6]


@pytest.mark.rule("SUN-33")
def test_a_report_is_written_by_name_and_number_and_goes_its_way() -> None:
    house = a_house()
    project = a_running_project(house)
    report = report_of(project)
    write(report, by=house.person(LEADER))
    first = project.indicators.get(number=1)
    with_: dict[str, Any] = {
        "values": {"values": {first.name: 12.5, **_rest(project, {"missing": "Mäts på hösten."})}},
        "participants": {"participants": {"0-5": {"girls": 14, "boys": 9}, "adults": {"other": 3}}},
    }
    to = f"report:{report.number}"
    lines = go_on(
        house, project,
        {"who": MEMBER, "do": "write", "to": to, "with": with_, "leads_to": {to: "draft"}},
        {"who": LEADER, "do": "submit", "to": to, "leads_to": {to: "proposed"}},
        {"who": LEADER, "do": "send", "to": to, "refused": no("person", "Det här gör styrgruppen")},
        {"who": OWNER, "do": "hand_back", "to": to, "with": {"reason": "Skriv om hösten."}, "leads_to": {to: "draft"}},
        {"who": LEADER, "do": "submit", "to": to},
        {"who": OWNER, "do": "send", "to": to, "leads_to": {to: "sent"}},
        {"who": COORDINATOR, "do": "read", "to": to, "leads_to": {to: "read"}},
        {"who": COORDINATOR, "do": "send_back", "to": to, "with": {"reasons": "Vilka?", "item": 7}},
        {"who": LEADER, "do": "submit", "to": to},
        {"who": OWNER, "do": "send", "to": to},
        {"who": COORDINATOR, "do": "accept", "to": to, "leads_to": {to: "accepted", "project": "running"}},
    )  # fmt: skip
    measured = Measurement.objects.get(report=report, indicator=first)
    assert measured.value == Decimal("12.5")
    assert set(Measurement.objects.exclude(indicator=first).values_list("missing", flat=True)) <= {"Mäts på hösten."}
    report.refresh_from_db()
    assert (report.girls, report.boys, report.other) == (14, 9, 3)
    assert report.received_on == clock.today()
    assert "skrev i rapport 1: Mått, Deltagare." in lines[0]
    assert "→ rapport 1: hos styrgruppen" in lines[1]
    assert "→ rapport 1: godkänd" in lines[-1]


def _rest(project: Project, said: Any) -> dict[int, Any]:
    return {one.number: said for one in project.indicators.exclude(number=1)}


@pytest.mark.rule("SUN-07")
def test_changes_are_numbered_as_they_are_asked_for() -> None:
    house = a_house()
    project = a_running_project(house)
    assert project.ends is not None
    asked = {"kind": "extension", "what": "Ett halvår till.", "reason": "Sent i gång.", "amount": 90000.5}
    later = project.ends.replace(year=project.ends.year + 1).isoformat()
    granted = {"outcome": "granted", "reasons": "Rimligt.", "item": 17}
    lines = go_on(
        house, project,
        {"who": OTHER, "do": "ask", "to": "change", "with": {**asked, "ends": later}, "refused": no("person")},
        {"who": OWNER, "do": "ask", "to": "change", "with": asked, "invalid": {"ends": "Skriv den nya"}},
        {"who": OWNER, "do": "ask", "to": "change", "with": {**asked, "ends": later},
         "leads_to": {"change:1": "asked"}},
        {"who": OWNER, "do": "ask", "to": "change", "with": asked, "refused": no("condition", "väntar på beslut")},
        {"who": "management-group.co-opted", "do": "decide", "to": "change:1", "with": granted,
         "refused": no("person", "Adjungerade deltar men beslutar inte")},
        {"who": CHAIR, "do": "decide", "to": "change:1", "with": granted, "leads_to": {"change:1": "decided"}},
        {"who": CHAIR, "do": "ask", "to": "change", "with": {"kind": "setup", "what": "Färre.", "reason": "Dyrt."}},
        {"who": CHAIR, "do": "withdraw", "to": "change:2", "with": {"reason": "Löst."}},
    )  # fmt: skip
    assert list(Change.objects.order_by("number").values_list("number", "status")) == [(1, "decided"), (2, "withdrawn")]
    project.refresh_from_db()
    assert project.ends.isoformat() == later
    assert "→ ändring 1: väntar på beslut" in lines[2]


@pytest.mark.rule("SUN-03")
def test_a_question_comes_from_the_body_of_the_one_who_asks() -> None:
    house = a_house()
    project = a_running_project(house)
    lines = go_on(
        house, project,
        {"who": OWNER, "do": "ask", "to": "request", "with": {"question": "Hur?"}, "refused": no("person")},
        {"who": POLITICIAN, "do": "ask", "to": "request", "with": {"question": "Hur?"},
         "leads_to": {"request": "asked"}},
        {"who": POLITICIAN, "do": "ask", "to": "request", "with": {"question": "Varför?"}},
        {"who": LEADER, "do": "answer", "to": "request:1", "with": {"answer_text": "Så."}, "refused": no("person")},
        {"who": OWNER, "do": "answer", "to": "request:1", "with": {"answer_text": "Bra."},
         "leads_to": {"request:1": "answered", "request": "asked", "request:3": "absent"}},
    )  # fmt: skip
    assert set(ResultsRequest.objects.values_list("body__key", flat=True)) == {"planning-committee"}
    assert "→ fråga 1: besvarad" in lines[-1]


@pytest.mark.rule("SUN-34", "SUN-36", "SUN-44")
def test_the_end_is_told_with_moves_by_body() -> None:
    house = a_house()
    project = an_evaluated_project(house)
    assert project.ends is not None
    day = f"{project.ends} 14:00"
    move = {"to": "education-committee", "amount": 400000, "from_year": 2030}
    proposed = {"continuation": "permanent", "proposal": "Läxhjälpen.", "parts": ["Läxhjälpen"], "item": 3,
                "yearly_cost": 400000}  # fmt: skip
    decided = {"outcome": "approved", "reasons": "Det hjälper.", "item": 90}
    go_on(
        house, project,
        {"at": day, "who": COORDINATOR, "do": "propose", "to": "scale-up", "with": proposed, "refused": no("person")},
        {"who": CHAIR, "do": "propose", "to": "scale-up", "with": proposed, "leads_to": {"scale-up": "proposed"}},
        {"who": "council.chair", "do": "decide", "to": "scale-up", "with": {**decided, "moves": [
            {**move, "from": "education-committee"}]}, "invalid": {"moves": "två olika nämnder"}},
        {"who": "council.chair", "do": "decide", "to": "scale-up", "with": {**decided, "moves": [
            {**move, "from": "social-committee"}, move]}, "leads_to": {"scale-up": "decided", "project": "closed"}},
    )  # fmt: skip
    sources = {
        move.from_body.key if move.from_body else "" for move in ResourceMove.objects.select_related("from_body")
    }
    assert sources == {"social-committee", ""}


@pytest.mark.rule("SUN-37")
def test_the_evaluation_is_the_leaders_and_nothing_may_go_on() -> None:
    house = a_house()
    project = a_closing_project(house)
    assert project.ends is not None
    day = f"{project.ends} 14:00"
    lessons = {"lessons": {"lessons": [{"what": "Börja i tid", "kind": "advice"}]}}
    judged = {"verdict": "unsuccessful", "reasons": "Ingen skillnad.", "item": 4}
    write(project.evaluation, by=house.person(LEADER))
    lines = go_on(
        house, project,
        {"at": day, "who": LEADER, "do": "write", "to": "evaluation", "with": lessons},
        {"who": MEMBER, "do": "submit", "to": "evaluation", "refused": no("person", "Det här gör projektledaren")},
        {"who": LEADER, "do": "submit", "to": "evaluation", "leads_to": {"evaluation": "submitted"}},
        {"who": CHAIR, "do": "judge", "to": "evaluation", "with": judged, "leads_to": {"evaluation": "judged"}},
        {"who": CHAIR, "do": "drop", "to": "scale-up", "with": {"proposal": "Inget att föra vidare.", "item": 5},
         "leads_to": {"scale-up": "dropped", "project": "closed"}},
    )  # fmt: skip
    assert "skrev i utvärderingen: Lärdomar." in lines[0]
    assert "projektet: avslutat" in lines[-1]


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"do": "send", "to": "report:9"}, "nekades (absent)"),
        ({"do": "send", "to": "report"}, "to: 'report' finns inte"),
        ({"do": "send", "to": "project"}, "do: 'send' är ingen åtgärd på project"),
        ({"do": "ask", "to": "request", "with": {"moon": 1}}, "with går inte att använda till ask: moon"),
        ({"do": "write", "to": "report:1", "with": {"values": {"values": {"Månen": 1}}}}, "ingen rad 'Månen'"),
        ({"do": "release", "to": "project", "with": {"person": "expert"}}, "har ingen plats i projektet"),
        ({"do": "appoint", "to": "project", "with": {"person": "moon", "seat": "member"}}, "'moon' står inte under"),
        ({"do": "follow", "to": "project", "leads_to": {"project": "closed"}}, "project skulle ha blivit 'closed'"),
    ],
)
def test_a_story_about_a_project_that_is_not_so_fails_loudly(step: dict[str, Any], says: str) -> None:
    house = a_house()
    project = a_running_project(house)
    with pytest.raises(StoryError) as wrong:
        go_on(house, project, {"who": OWNER, **step})
    assert says in str(wrong.value)


def test_without_a_project_there_is_nothing_to_ask_about() -> None:
    asked = {"who": "education.writer", "do": "ask", "to": "change", "refused": no("absent")}
    tell(a_house(), START, asked, {**asked, "to": "request"})
