"""The case after the grant: its places, the way to its project, whose turn it is, and where messages lead."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from applications.history.sight import seen_events
from applications.listing import news
from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.notices.models import Notice
from socinv.organisation.standing import standing_of
from socinv.presentation.dates import day, longdate
from tests.case.pages import TURN, CasePage
from tests.factories.cases import a_submitted_application
from tests.factories.house import a_house
from tests.factories.projects import (
    a_closing_project,
    a_planned_project,
    a_running_project,
    an_evaluated_project,
    ask_change,
    at_the_end,
    decide_change,
    decide_scale_up,
    propose,
    report_of,
)

pytestmark = pytest.mark.django_db


def _later(page: CasePage, project: Project) -> list[tuple[str, str]]:
    """State and note of the places after the decision, in the file's order."""
    titles = {one.title: one.key for one in project.case.process.later}
    return [(place.state, place.note) for place in page.context["steps"] if place.title in titles]


def test_the_places_follow_the_project_from_the_start_to_the_end() -> None:
    house = a_house()
    reader = house.person("network.chair")
    planned = a_planned_project(house)
    assert planned.starts is not None
    assert _later(CasePage(reader, planned.case), planned) == [
        ("current", f"från {day(planned.starts)}"), ("todo", ""), ("todo", ""), ("todo", "från 2029"),
    ]  # fmt: skip
    closing = a_closing_project(house)
    places = _later(CasePage(reader, closing.case), closing)
    assert [state for state, _note in places] == ["done", "current", "todo", "todo"]
    assert closing.evaluation.due is not None
    assert places[1][1] == f"senast {day(closing.evaluation.due)}"


def test_a_decided_case_stands_where_it_came_to() -> None:
    house = a_house()
    project = an_evaluated_project(house)
    reader = house.person("network.chair")
    with clock.at(at_the_end(project)):
        places = _later(CasePage(reader, project.case), project)
        assert [state for state, _note in places] == ["done", "done", "current", "current"]
        decide_scale_up(house, propose(house, project))
        places = _later(CasePage(reader, project.case), project)
    assert [state for state, _note in places] == ["done", "done", "done", "current"]
    assert places[2][1].startswith("bifall ")


def test_a_project_that_ends_early_has_no_scale_up() -> None:
    house = a_house()
    project = a_running_project(house)
    decide_change(house, ask_change(house, project, "early-end", ends=clock.today()))
    places = _later(CasePage(house.person("network.chair"), project.case), project)
    assert [state for state, _note in places] == ["done", "current", "todo"]
    assert places[0][1] == f"avslutat i förtid {day(clock.today())}"


def test_the_case_says_whose_turn_it_is_in_the_project() -> None:
    house = a_house()
    project = a_running_project(house)
    shown = CasePage(house.person("network.chair"), project.case)
    due = longdate(report_of(project).due)
    title = f"{project.case.process.project.group.title} skriver lägesrapport 1 senast {due}"
    assert title in shown.section(TURN)
    assert "Nästa steg är" not in shown.section(TURN)
    own = CasePage(house.person("project.leader"), project.case)
    assert reverse("project-report-by-id", args=[project.case.ref, report_of(project).pk]) in own.source_of(TURN)


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "project.member"])
def test_the_case_leads_to_the_project(who: str) -> None:
    house = a_house()
    project = a_running_project(house)
    assert f'href="{project.get_absolute_url()}"' in CasePage(house.person(who), project.case).source


def test_a_case_without_a_project_leads_nowhere() -> None:
    house = a_house()
    case = a_submitted_application(house).case
    assert reverse("project", args=[case.ref]) not in CasePage(house.person("network.chair"), case).source


@pytest.mark.rule("SUN-12")
def test_news_and_messages_lead_one_with_only_a_seat_to_the_project() -> None:
    house = a_house()
    project = a_running_project(house)
    member = house.person("project.member")
    notice = Notice.objects.filter(recipient=member, event__thing="projects.project", event__verb="start").get()
    assert notice.event_id is not None
    (told,) = news.told([notice.event_id])
    assert told.url == project.get_absolute_url()
    assert notice.mail is not None
    body = notice.mail.text
    assert re.search(rf"Öppna projektet: \S+{re.escape(project.get_absolute_url())}\n", body)
    of_case = Event.objects.filter(case=project.case, thing="applications.case").latest("pk")
    assert news.told([of_case.pk])[0].url == project.case.get_absolute_url()


def test_one_with_only_a_seat_does_not_read_of_what_is_sent_out() -> None:
    house = a_house()
    project = a_running_project(house)
    assert Event.objects.filter(case=project.case, thing="documents.document").exists()

    def things(seat: str) -> set[str]:
        standing = standing_of(house.person(seat), house.municipality.pk, clock.today())
        return set(seen_events(standing, project.case).values_list("thing", flat=True))

    assert "documents.document" in things("network.chair")
    assert "documents.document" not in things("project.member")
    assert "projects.project" in things("project.member")
