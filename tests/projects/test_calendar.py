"""Everything with a date: what stands in the calendar, for whom, where, and each thing once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import projects.calendar  # noqa: F401  its sources register
from applications.content.saving import save_part
from applications.models import Part
from projects.calendar.agenda import Window
from projects.calendar.entries import Asked, gather, kinds
from projects.models import Project, Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.standing import standing_of
from tests.factories.cases import a_draft, a_submitted_idea
from tests.factories.house import House, a_house, a_person, delegate, seat
from tests.factories.projects import (
    a_planned_project,
    a_running_project,
    a_written_report,
    noon,
    report_of,
    staff,
)
from tests.lists.asking import client_of, many_cases, page, queries

URL = "/kalender/"
LONG_AGO, FAR_OFF = date(1990, 1, 1), date(2100, 12, 31)


def _asked(house: House, who: str, **more: Any) -> Asked:
    standing = standing_of(house.person(who), house.municipality.pk, clock.today())
    return Asked(standing, more.pop("first", LONG_AGO), more.pop("last", FAR_OFF), **more)


def _plan(house: House, project: Project, *rows: dict[str, str]) -> None:
    part = project.part("plan")
    assert part is not None
    filled = [{"id": f"r{number}", "who": "Ada", "state": "todo", "ends": ""} | row for number, row in enumerate(rows)]
    save_part(project, part, {"activities": filled}, {}, by=house.person("project.leader"))


@pytest.mark.django_db
@pytest.mark.rule("SUN-33")
def test_a_report_stands_there_once_whether_it_is_a_turn_or_not() -> None:
    house = a_house()
    project = a_running_project(house)
    reports = Report.objects.filter(project=project).order_by("number")
    assert reports.count() > 1
    found = gather(_asked(house, "management-group.chair"), ["report"])
    assert [one.day for one in found] == [one.due for one in reports]
    assert [one.title for one in found][:2] == ["Skriv lägesrapporten", "Lägesrapport 2 ska vara inskickad"]
    assert found[0].note == "Lägesrapport 1."
    with clock.at(noon(reports[1].due + timedelta(days=3))):
        late = [one for one in gather(_asked(house, "management-group.chair"), ["report"]) if one.is_late]
    assert [one.day for one in late] == [reports[0].due, reports[1].due], "also the one that is nobody's turn yet"


@pytest.mark.django_db
def test_a_late_report_at_the_steering_group_tells_when_it_was_due() -> None:
    house = a_house()
    report = report_of(a_running_project(house))
    with clock.at(noon(report.due + timedelta(days=5))):
        a_written_report(house, report)
        sending = next(
            one for one in gather(_asked(house, "network.chair"), ["report"]) if one.title == "Skicka lägesrapporten"
        )
        assert sending.day == clock.today() + timedelta(days=7)
        assert "Rapporten skulle ha varit inskickad" in sending.note


@pytest.mark.django_db
def test_beginnings_ends_and_the_plan() -> None:
    house = a_house()
    project = a_running_project(house)
    today = clock.today()
    later = (today + timedelta(days=40)).isoformat()
    past = (today - timedelta(days=9)).isoformat()
    _plan(
        house, project, {"what": "Utbildning", "starts": past, "ends": later, "state": "ongoing"},
        {"what": "Första gruppen", "starts": past, "state": "done"}, {"what": "Halvvägs", "starts": past},
    )  # fmt: skip
    found = {one.title: one for one in gather(_asked(house, "project.leader"))}
    assert found["Projektet började"].day == project.starts
    ending = found["Börja avsluta projektet"]
    assert (ending.day, ending.kind) == (project.ends, "course")
    assert "Projektet slutar" not in found, "the day is told once"
    assert found["Utbildning slutar"].who == "Ada ansvarar."
    assert found["Milstolpe: Första gruppen"].done == "klart"
    assert [title for title, one in found.items() if one.is_late] == ["Milstolpe: Halvvägs"]


@pytest.mark.django_db
def test_a_plan_that_is_not_sent_in_is_read_by_its_own() -> None:
    house = a_house()
    project = a_planned_project(house)
    staff(house, project)
    _plan(house, project, {"what": "Hemlig milstolpe", "starts": clock.today().isoformat()})
    titles = {who: {one.title for one in gather(_asked(house, who), ["plan"])} for who in house.people}
    readers = {who for who, found in titles.items() if found}
    assert readers == {
        "project.owner", "project.steering", "project.leader", "project.member", "coordination.method",
        "coordination.evaluation", "education.writer", "education.head",
    }  # fmt: skip


@pytest.mark.django_db
def test_drafts_other_towns_and_strangers() -> None:
    house, other = a_house(), a_house()
    draft, theirs = a_draft(house), a_running_project(other)
    WorkItem.objects.filter(case=draft.case).update(due=clock.today())
    assert draft.case.title in page(house.person("education.writer"), URL)
    assert draft.case.title not in page(house.person("network.chair"), URL)
    for who in ("coordination.method", "network.chair", "affiliated"):
        for query in ({}, {"q": theirs.number}, {"months": "12"}, {"whose": f"body-{other.bodies['network'].pk}"}):
            text = page(house.person(who), URL, **query)
            assert theirs.case.ref not in text
            assert other.bodies["network"].name not in text or house.bodies["network"].name in text
    assert not gather(_asked(house, "affiliated"))
    assert client_of(house.person("outsider")).get(URL).status_code == 404


@pytest.mark.django_db
def test_whose_it_is() -> None:
    house = a_house()
    idea, project = a_submitted_idea(house, "social"), a_running_project(house)
    today, chair = clock.today(), house.person("network.chair")
    network = house.bodies["network"]
    mine = gather(_asked(house, "network.chair", person=standing_of(chair, house.municipality.pk, today)))
    assert {one.place for one in mine} == {str(idea.case)}
    assert all(one.is_mine for one in mine)
    assert gather(_asked(house, "education.writer", body=network), ["step"])[0].who.startswith("Väntar på ")
    of_group = gather(_asked(house, "network.chair", body=project.steering_group))
    assert {one.place for one in of_group} == {str(project.case)}
    text = page(house.person("coordination.method"), URL, whose=f"person-{chair.pk}", months="12")
    assert "Pröva idén" in text
    assert "Börja avsluta projektet" not in text
    hidden = page(house.person("education.writer"), URL, whose=f"person-{chair.pk}")
    assert f'value="person-{chair.pk}"' not in hidden, "others' calendars are for coordinators and chairs"
    assert "ds-validation-message" in hidden
    of_chair = page(chair, URL)
    assert f'value="person-{house.person("network.member").pk}"' in of_chair
    assert f'value="person-{house.person("social.head").pk}"' not in of_chair


@pytest.mark.django_db
def test_two_coordinators_have_one_entry() -> None:
    house = a_house()
    project = a_planned_project(house)
    method, evaluation = house.person("coordination.method"), house.person("coordination.evaluation")
    WorkItem.objects.filter(case=project.case, verb="assess_eu").update(body=None, roles=[], person=method)
    item = WorkItem.objects.get(case=project.case, verb="assess_eu")
    item.pk, item.person = None, evaluation
    item.save()
    found = [one for one in gather(_asked(house, "network.chair")) if "EU" in one.title]
    assert [one.who for one in found] == [f"Väntar på {method.name} och {evaluation.name}."]


@pytest.mark.django_db
def test_seats_that_end_are_for_the_coordinators_and_oneself() -> None:
    house = a_house()
    project = a_running_project(house)
    soon = clock.today() + timedelta(days=20)
    perform(
        project, "release", by=house.person("coordination.method"), ends=soon,
        membership=project.project_group.memberships.get(role="chair"),
    )  # fmt: skip
    someone = a_person(municipality=house.municipality)
    seat(someone, house.bodies["network"], "member", ends=soon)
    delegate(house.bodies["social-committee"], house.person("social.head"), ends=soon)
    counted = {who: len(gather(_asked(house, who), ["seat"])) for who in house.people}
    assert {who: number for who, number in counted.items() if number} == {
        "coordination.method": 3, "coordination.evaluation": 3, "social.head": 1, "project.leader": 1,
    }  # fmt: skip
    assert "Uppdrag slutar: projektledare" in {one.title for one in gather(_asked(house, "project.leader"), ["seat"])}


@pytest.mark.django_db
def test_the_page_keeps_what_was_chosen_and_takes_junk_calmly() -> None:
    house = a_house()
    project = a_running_project(house)
    leader = house.person("project.leader")
    text = page(leader, URL, whose="mine", kind=["plan", "report"], begins="2024-03", months="6", q=project.case.regnr)
    assert "begins=2024-09" in text
    assert "kind=plan&amp;kind=report" in text
    assert 'value="6" selected' in text
    assert "Inget i kalendern passar" in text
    for query in ({"begins": "x"}, {"begins": "2024-13"}, {"months": "x"}, {"kind": "x"}, {"whose": "body-9999"}):
        assert "ds-validation-message" in page(leader, URL, **query), query
    assert "Adressen har ett filter som inte finns: hittepå" in page(leader, URL, hittepå="1")
    for begins in ("1990-01", "2100-12"):
        page(leader, URL, begins=begins, months="12")
    assert "Här visas tidsgränser" in page(a_house().person("network.chair"), URL)
    text = page(leader, URL, show="month")
    assert '<table class="ds-table month-grid">' in text
    assert f'<th scope="row">{clock.today().isocalendar().week}</th>' in text
    assert "Försenat" not in text
    with clock.at(noon(report_of(project).due + timedelta(days=40))):
        assert "40 dagar för sent" in page(leader, URL)


@pytest.mark.django_db
def test_your_turn_leads_to_the_calendar() -> None:
    house = a_house()
    assert f'href="{URL}?whose=mine"' in page(house.person("network.chair"), "/")


@pytest.mark.django_db
def test_no_more_queries_with_more_rows() -> None:
    house = a_house()
    a_running_project(house)
    many_cases(house, 5, start=1000)
    people = [house.person(who) for who in ("coordination.method", "network.chair", "project.leader")]
    asked: list[dict[str, Any]] = [{"months": "12"}, {"show": "month"}, {"whose": "mine"}, {"q": "skola"}]
    few = [queries(person, URL, **query) for person in people for query in asked]
    assert max(few) <= 26, few
    for number, department in enumerate(("social", "culture", "education")):
        project = a_running_project(house, department, title=f"Projekt {number}")
        row = Part.objects.get(case=project.case, form="project", key="plan")
        row.answers["activities"] = [row.answers["activities"][0] | {"id": f"r{one}"} for one in range(30)]
        row.save()
    many_cases(house, 100, start=2000)
    assert [queries(person, URL, **query) for person in people for query in asked] == few


@pytest.mark.django_db
def test_kinds_months_and_bodies_part_the_calendar_without_loss() -> None:
    house = a_house()
    project = a_running_project(house)
    a_planned_project(house, "social")
    a_submitted_idea(house, "culture")
    today = clock.today()
    _plan(house, project, {"what": "A", "starts": (today + timedelta(days=3)).isoformat()},
          {"what": "B", "starts": today.isoformat(), "ends": (today + timedelta(days=300)).isoformat()})  # fmt: skip
    seat(house.person("expert"), house.bodies["network"], "member", ends=today + timedelta(days=50))
    for who in ("coordination.method", "management-group.chair", "project.leader"):
        every = gather(_asked(house, who))
        keys = [one.key for one in every]
        assert len(keys) == len(set(keys))
        by_kind = [one.key for kind in kinds() for one in gather(_asked(house, who), [kind.key])]
        assert sorted(by_kind) == sorted(keys), who
        first, last = every[0].day, every[-1].day
        by_day: list[str] = []
        begins = first
        while begins <= last:
            window = Window(begins.replace(day=1), 5)
            asked = _asked(house, who, first=window.first, last=window.last, with_late=window.holds(today))
            by_day += [one.key for one in gather(asked)]
            begins = window.moved(5)
        assert sorted(by_day) == sorted(keys), who


@pytest.mark.django_db
def test_all_sources_together_ask_a_few_queries() -> None:
    house = a_house()
    a_running_project(house)
    asked = _asked(house, "coordination.method")
    with CaptureQueriesContext(connection) as seen:
        gather(asked)
    assert len(seen) <= 20
