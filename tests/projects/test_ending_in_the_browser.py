"""The pages of changes, of the end and of what was learned: axe finds nothing, nothing sticks out."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from projects.models import Project, ScaleUp
from socinv.lifecycle import clock
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import a_draft
from tests.factories.content import row
from tests.factories.house import House, a_house
from tests.factories.projects import (
    a_closing_project,
    a_running_project,
    a_submitted_evaluation,
    ask_change,
    at_the_end,
    decide_change,
    decide_scale_up,
    judge,
    propose,
)
from tests.plugins.browser import NewPage
from tests.projects.reading import SHORT, url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ["Andel elever i årskurs 4 till 6 med mer än tjugo procents frånvaro under en termin", "Elever i läxhjälp"]
LESSONS = [
    {"id": "r1", "what": "Börja med föräldrarna redan i årskurs 3, innan frånvaron är en vana.", "kind": "worked"},
    {"id": "r2", "what": "Brev hem gav inget. Ring i stället samma dag.", "kind": "failed"},
    {"id": "r3", "what": "Avsätt tid för lärarna från början.", "kind": "advice"},
]  # fmt: skip


def a_project_to_judge(house: House) -> Project:
    case = a_draft(house).case
    indicators = [
        row("indicators", case, f"r{n}", name=name, baseline="14", target="7") for n, name in enumerate(NAMES)
    ]
    project = a_closing_project(house, indicators=indicators, **SHORT)
    values = [{"id": "i1", "value": "9.5", "missing": ""}, {"id": "i2", "value": "", "missing": "Mättes inte."}]
    with clock.at(at_the_end(project)):
        a_submitted_evaluation(
            house, project, lessons=LESSONS, values=values, saving="0", comparison="before-after",
            **{"comparison-why-not": "Ingen annan kommun mäter så här."},
        )  # fmt: skip
    return Project.objects.get(pk=project.pk)


class Visit:
    """Pages opened by one person after another, each checked."""

    def __init__(self, page: Page, server: Any, house: House) -> None:
        self.page, self.server, self.house = page, server, house

    def open(self, who: str, address: str) -> Page:
        log_in(self.page, self.server.url, self.house.person(who))
        answer = self.page.goto(self.server.url + address)
        assert answer is not None
        assert answer.status == 200, (who, address)
        return self.page

    def check(self, who: str, address: str) -> None:
        self.open(who, address)
        check(self.page)

    def mistake(self, who: str, address: str) -> None:
        """The form sent empty."""
        self.open(who, address).locator("form.decide button[type=submit]:not([name]):not(.ds-sr-only)").click()
        self.page.locator(".ds-error-summary").wait_for()
        check(self.page)


def test_changes(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    project, visit = a_running_project(house), Visit(new_page(), live_server, house)
    assert project.ends is not None
    visit.check("project.owner", url(project, "change-ask"))
    visit.mistake("project.owner", url(project, "change-ask"))
    page = visit.open("project.owner", url(project, "change-ask"))
    expect(page.locator("#id_ends")).to_be_visible()
    page.get_by_label("Ändrat upplägg").check()
    expect(page.locator("#id_ends")).to_be_hidden()
    page.get_by_label("Förlängning").check()
    expect(page.locator("#id_ends")).to_be_visible()
    later = project.ends + timedelta(days=365)
    change = ask_change(house, project, "extension", ends=later, amount=Decimal(150_000), repayment="Ett år senare.")
    visit.check("project.owner", change.get_absolute_url())
    visit.check("project.owner", url(project, "change-withdraw", 1))
    visit.check("management-group.chair", change.get_absolute_url())
    visit.mistake("management-group.chair", change.get_absolute_url())
    decide_change(house, change)
    visit.check("planning-committee.member", change.get_absolute_url())


def test_the_end(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    project, visit = a_project_to_judge(house), Visit(new_page(), live_server, house)
    chair = "management-group.chair"
    visit.check(chair, url(project, "project-judge"))
    visit.mistake(chair, url(project, "project-judge"))
    visit.check(chair, url(project, "evaluation-return"))
    with clock.at(at_the_end(project)):
        judge(house, project.evaluation, "partly")
    visit.check("project.member", url(project, "project-judge"))
    visit.check(chair, url(project, "project-propose"))
    visit.mistake(chair, url(project, "project-propose"))
    visit.check(chair, url(project, "project-drop"))
    with clock.at(at_the_end(project)):
        propose(house, project, parts=["Läxhjälpen", "Föräldramötena"])
    visit.check(chair, url(project, "project-propose"))
    visit.check("council.chair", url(project, "project-scale-up"))
    page = visit.open("council.chair", url(project, "project-scale-up"))
    page.locator("#id_move-1-amount").fill("x")
    page.get_by_role("button", name="Lägg till en rad").click()
    expect(page.locator("#id_move-4-amount")).to_be_visible()
    expect(page.locator("#id_move-1-amount")).to_have_value("x")
    page.locator("form.decide button.ds-button:not([name])").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
    bodies = house.bodies
    moves = [
        {"from_body": bodies["social-committee"], "to_body": bodies["education-committee"],
         "amount": Decimal(400_000), "from_year": 2030},
        {"from_body": None, "to_body": bodies["culture-committee"], "amount": Decimal(75_000), "from_year": 2031},
    ]  # fmt: skip
    with clock.at(at_the_end(project)):
        decide_scale_up(house, ScaleUp.objects.get(project=project), moves=moves)
    visit.check("planning-committee.member", url(project, "project-scale-up"))
    visit.check("planning-committee.member", reverse("lesson-list"))
    visit.check("planning-committee.member", reverse("lesson-list") + "?q=zebra")
    idea = a_draft(house, problem="Elever i årskurs 4 har hög frånvaro och föräldrarna får inget stöd av lärarna.")
    beside = reverse("form-part", args=[idea.case.ref, "idea", "problem"])
    visit.check("education.writer", beside)
    assert visit.page.get_by_role("heading", name="Det andra har lärt sig").count() == 1
