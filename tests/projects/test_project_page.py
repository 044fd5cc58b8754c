"""The project on one page: the latest report first, what holds now, and to each person what he or she may read."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.content.attaching import attach
from projects.given import row_of
from projects.models import Project
from projects.presenting.page import places
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership
from socinv.presentation.dates import day
from tests.case.pages import ACTS, HISTORY, PAPERS, TURN
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    a_running_project,
    a_sent_report,
    an_accepted_report,
    an_evaluated_project,
    ask_change,
    ask_results,
    at_the_end,
    decide_change,
    decide_scale_up,
    noon,
    propose,
    report_of,
    write,
)
from tests.lists.asking import client_of
from tests.projects.pages import ProjectPage

pytestmark = pytest.mark.django_db
GOING, REPORT, DECIDED, PEOPLE, RISKS = "gar", "rapport", "beslutat", "personer", "risker"


@pytest.fixture
def house() -> House:
    return a_house()


def reported(house: House, number: int = 1, project: Project | None = None, **changes: Any) -> Project:
    """A project whose first reports have been sent, at the end of the last one's period."""
    project = project or a_running_project(house)
    for place in range(1, number + 1):
        report = report_of(project, place)
        with clock.at(noon(report.period_to)):
            a_sent_report(house, report, **changes)
    return Project.objects.get(pk=project.pk)


@pytest.mark.rule("SUN-33")
def test_the_latest_sent_report_stands_first(house: House) -> None:
    project = reported(house, 2, done="Vi har träffat familjerna.", asks="Ett beslut om lokaler.")
    last = report_of(project, 2)
    with clock.at(noon(last.period_to)):
        shown = ProjectPage(house.person("planning-committee.member"), project)
    said = shown.section(REPORT)
    indicator = project.indicators.get(number=1)
    for words in (
        "Senaste rapporten: Lägesrapport 2", "Inskickad", "Det här ber projektet om Ett beslut om lokaler.",
        "Vi har träffat familjerna.", "100 000 kr", indicator.name, "23 deltagare", "Skickad",
    ):  # fmt: skip
        assert words in said, words
    assert shown.headings.index("Senaste rapporten: Lägesrapport 2") < shown.headings.index("Tidplan")
    assert last.get_absolute_url() in shown.source_of(REPORT)


@pytest.mark.rule("SUN-33")
def test_a_value_that_is_missing_says_why(house: House) -> None:
    project = a_running_project(house)
    rows = [{"id": row_of(one), "value": "", "missing": "Enkäten kom sent."} for one in project.indicators.all()]
    project = reported(house, 1, project, values=rows)
    with clock.at(noon(report_of(project).period_to)):
        shown = ProjectPage(house.person("network.member"), project)
    assert "Saknas. Enkäten kom sent." in shown.section(REPORT)
    assert "Hur det går: Risk" in shown.section(GOING)


@pytest.mark.rule("SUN-03", "SUN-33")
@pytest.mark.parametrize("who", ["planning-committee.member", "social.writer", "project.member", "council.chair"])
def test_a_late_report_is_seen_by_everyone(house: House, who: str) -> None:
    project = a_running_project(house)
    with clock.at(noon(report_of(project).due + timedelta(days=12))):
        shown = ProjectPage(house.person(who), project)
    assert "Försenad rapport Lägesrapport 1 skulle ha varit skickad" in shown.section(GOING)
    assert "Den är 12 dagar sen." in shown.section(GOING)
    assert "12 dagar för sent" in shown.section("rapporter")


@pytest.mark.rule("SUN-12")
def test_each_ones_own_turn_is_the_button(house: House) -> None:
    project = a_running_project(house)
    address = reverse("project-report-by-id", args=[project.case.ref, report_of(project).pk])
    leader, owner = (ProjectPage(house.person(f"project.{who}"), project) for who in ("leader", "owner"))
    assert f'<a class="ds-button" href="{address}"' in leader.source_of(TURN)
    assert "Projektgruppen skriver lägesrapport 1 senast" in owner.section(TURN)
    assert 'class="ds-button"' not in owner.source_of(TURN)
    assert reverse("project-closing", args=[project.case.ref]) in owner.source_of("vantar")


@pytest.mark.rule("SUN-07")
def test_what_was_first_decided_and_what_holds_now(house: House) -> None:
    project = a_running_project(house)
    assert project.ends is not None
    later = project.ends + timedelta(days=180)
    change = decide_change(house, ask_change(house, project, "extension", ends=later, amount=Decimal(50_000)))
    shown = ProjectPage(house.person("network.chair"), project)
    said = shown.section(DECIDED)
    assert f"Slutar {day(project.ends)} {day(later)} ändrat" in said
    assert "Budget 500 000 kr 550 000 kr ändrat" in said
    assert change.get_absolute_url() in shown.source_of(DECIDED)
    assert "Bifall" in said


@pytest.mark.rule("SUN-08", "SUN-12")
def test_the_people_with_their_seats_and_days(house: House) -> None:
    project = a_running_project(house)
    coordinator, member = house.person("coordination.method"), house.person("project.member")
    seat = Membership.objects.get(person=member, body=project.project_group)
    with clock.at(noon(clock.today() + timedelta(days=40))):
        perform(project, "release", by=coordinator, membership=seat, ends=clock.today() - timedelta(days=1))
        shown = ProjectPage(house.person("network.chair"), project)
    seats = {one.key: one.title for one in project.case.process.project.seat}
    said = shown.section(PEOPLE)
    assert f"{house.person('project.owner').name} {seats['owner']}, från {day(seat.starts)}" in said
    assert said.index("Har suttit i projektgruppen") < said.index(member.name)
    orderer = project.case.process.orderer.title  # type: ignore[union-attr]
    assert f"{orderer} {house.person('management-group.chair').name}" in shown.text
    assert f"{seats['leader']} {house.person('project.leader').name}" in shown.text


def test_plan_risks_and_files(house: House) -> None:
    project = a_running_project(house)
    start = clock.today()
    activities = [
        {"id": "r1", "what": "Utbilda coacher", "starts": start.isoformat(), "who": "Ledaren", "state": "ongoing",
         "ends": (start + timedelta(days=60)).isoformat()},
        {"id": "r2", "what": "Första mätningen", "starts": (start + timedelta(days=90)).isoformat(), "ends": "",
         "who": "Ledaren", "state": "todo"},
    ]  # fmt: skip
    risks = [
        {"id": "r1", "what": "Få deltar", "level": "low", "who": "Ledaren", "measure": "Fler informeras"},
        {"id": "r2", "what": "Personalen slutar", "level": "high", "who": "Ägaren", "measure": "Två går bredvid"},
    ]
    write(project, by=house.person("project.leader"), activities=activities, risks=risks)
    attach(project, SimpleUploadedFile("Plan.txt", b"text"), by=house.person("project.leader"))
    shown = ProjectPage(house.person("network.chair"), project)
    assert "2 aktiviteter och milstolpar" in shown.section("tidplan")
    assert "Utbilda coacher" in shown.section("tidplan")
    said = shown.section(RISKS)
    assert said.index("Personalen slutar Stor") < said.index("Få deltar Liten")
    assert "Plan.txt" in shown.section(PAPERS)
    assert "Hög risk: Personalen slutar." in shown.section(GOING)


@pytest.mark.rule("SUN-32")
def test_a_draft_is_read_by_its_own_people(house: House) -> None:
    project = a_planned_project(house)
    for who in ("coordination.method", "education.writer"):
        assert "Projektbeskrivning" in ProjectPage(house.person(who), project).section(PAPERS), who
    ready = a_project_ready_to_start(house)
    running = a_running_project(house)
    file = SimpleUploadedFile("Siffror.txt", b"text")
    attach(report_of(running), file, by=house.person("project.member"))
    politician = house.person("planning-committee.member")
    assert "Projektbeskrivning" not in ProjectPage(politician, project).section(PAPERS)
    assert "Projektbeskrivning" in ProjectPage(politician, ready).section(PAPERS)
    outside, inside = ProjectPage(politician, running), ProjectPage(house.person("project.steering"), running)
    assert "Siffror.txt" not in outside.text
    assert "Siffror.txt" in inside.section(PAPERS)
    address = report_of(running).get_absolute_url()
    assert address not in outside.source
    assert address in inside.source


@pytest.mark.rule("SUN-32", "SUN-55")
def test_before_the_start_it_says_what_is_missing(house: House) -> None:
    said = ProjectPage(house.person("network.chair"), a_planned_project(house)).section("innan")
    for words in ("Projektbeskrivning , saknas", "Prövning av EU-medel , saknas", "Projektnummer , saknas"):
        assert words in said, words
    shown = ProjectPage(house.person("network.chair"), a_running_project(house))
    assert "Innan projektet kan börja" not in shown.headings
    assert "Inga EU-medel" in shown.section("kort")


@pytest.mark.rule("SUN-03")
def test_results_that_were_asked_for(house: House) -> None:
    project = a_running_project(house)
    request = ask_results(house, project)
    shown = ProjectPage(house.person("network.chair"), project)
    assert f"Hur går det för flickorna? Svar senast {day(request.due or clock.today())}" in shown.section("fragor")
    perform(request, "answer", by=house.person("project.steering"), answer_text="Hälften av dem har kommit tillbaka.")
    again = ProjectPage(house.person("network.chair"), project)
    assert "Besvarad" in again.section("fragor")
    assert "Hälften av dem har kommit tillbaka." in again.section("fragor")
    assert "svarade på frågan om resultat." in again.section(HISTORY)


@pytest.mark.rule("SUN-34", "SUN-36", "SUN-39", "SUN-44")
def test_how_it_ended_and_what_goes_on(house: House) -> None:
    project = an_evaluated_project(house, "partly")
    with clock.at(at_the_end(project)):
        move = {
            "from_body": house.bodies["social-committee"], "to_body": house.bodies["education-committee"],
            "amount": Decimal(400_000), "from_year": 2030,
        }  # fmt: skip
        decide_scale_up(house, propose(house, project, parts=["Läxhjälpen", "Coacherna"]), moves=[move])
        shown = ProjectPage(house.person("planning-committee.member"), project)
    said = shown.section("utvardering")
    for words in ("Delvis lyckad", "Jämförelse Kontrollgrupp", "Utvärderingen visar det.", "§\xa021", "Nådde målet"):
        assert words.replace("\xa0", " ") in said, words
    said = shown.section("fortsattning")
    for words in (
        "Delarna Läxhjälpen och Coacherna.",
        "400 000 kr",
        "Nämnden education",
        "2030",
        "Det ger mest nytta.",
    ):
        assert words in said, words
    assert "Råd till nästa Börja tidigt med föräldrarna" in shown.section("lardomar")
    assert "Hur det gick: Delvis lyckad" in shown.section(GOING)


def test_an_evaluation_that_is_written_is_not_read_by_others(house: House) -> None:
    project = a_running_project(house)
    decide_change(house, ask_change(house, project, "early-end", ends=clock.today()))
    shown = ProjectPage(house.person("planning-committee.member"), project)
    assert "Utkast" in shown.section("utvardering")
    assert "Avslutat i förtid" in shown.section(GOING)
    assert reverse("form", args=[project.case.ref, "evaluation"]) not in shown.source


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("coordination.method", {"Ändra bemanningen", "Ändra projektnumret", "Pröva EU-medel på nytt"}),
        ("project.owner", {"Ändra bemanningen", "Börja avsluta projektet", "Begär en ändring"}),
        ("project.leader", {"Skriv i projektbeskrivningen", "Pröva EU-medel på nytt"}),
        ("planning-committee.member", {"Efterfråga resultat"}),
        ("management-group.chair", {"Begär en ändring", "Ändra bemanningen"}),
        ("network.chair", set()),
        ("culture.writer", set()),
    ],
)
def test_what_one_can_do_is_what_the_policy_allows(house: House, who: str, may: set[str]) -> None:
    shown = ProjectPage(house.person(who) if not who.startswith("project.") else _seated(house, who), _project(house))
    assert may <= set(shown.acts)
    assert bool(shown.section(ACTS)) == bool(may)


def _project(house: House) -> Project:
    return Project.objects.filter(municipality=house.municipality).first() or a_running_project(house)


def _seated(house: House, who: str) -> Any:
    _project(house)
    return house.person(who)


@pytest.mark.rule("SUN-12")
def test_a_seat_opens_its_own_project_only(house: House) -> None:
    project = a_running_project(house)
    other = a_house()
    elsewhere, unmanned = a_running_project(other), a_planned_project(house)
    member = house.person("project.member")
    assert client_of(member).get(project.get_absolute_url()).status_code == 200
    for one in (elsewhere, unmanned):
        assert client_of(member).get(one.get_absolute_url()).status_code == 404
    assert client_of(house.person("affiliated")).get(project.get_absolute_url()).status_code == 404
    assert client_of(house.person("network.chair")).get(elsewhere.get_absolute_url()).status_code == 404


def test_an_app_above_has_its_place(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    project = a_running_project(house)
    assert "Ett ställe till" not in ProjectPage(house.person("network.chair"), project).headings
    place = places.Place("stalle", "Ett ställe till", "components/alert.html", {})
    monkeypatch.setattr(places, "_fillers", [lambda _standing, _project: place, lambda _standing, _project: None])
    assert ProjectPage(house.person("network.chair"), project).headings.count("Ett ställe till") == 1


def test_an_accepted_report_says_so(house: House) -> None:
    project = a_running_project(house)
    with clock.at(noon(report_of(project).period_to)):
        an_accepted_report(house, report_of(project))
        shown = ProjectPage(house.person("network.chair"), project)
    assert "Godkänd" in shown.section(REPORT)
    assert "Godkänd" in shown.section("rapporter")
