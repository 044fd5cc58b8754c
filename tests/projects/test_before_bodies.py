"""What a body is to do about projects stands before its meeting."""

from __future__ import annotations

import pytest
from django.urls import reverse

from projects.models import ScaleUp
from socinv.lifecycle import clock
from tests.factories.house import a_house
from tests.factories.projects import a_running_project, an_evaluated_project, ask_change, at_the_end, propose
from tests.lists.asking import page, queries
from tests.lists.test_bodies import csv_rows

pytestmark = pytest.mark.django_db
BODY = "/infor-beslut/management-group/"


@pytest.mark.rule("SUN-07")
def test_a_change_waits_for_the_body_that_decides() -> None:
    house = a_house()
    project = a_running_project(house)
    change = ask_change(house, project)
    chair = house.person("management-group.chair")
    address = reverse("project-change-by-id", args=[project.case.ref, change.pk])
    text = page(chair, BODY)
    for words in ("Ett ärende väntar på svar.", "Besluta om ändringen av projektet", address, project.case.regnr):
        assert words in text, words
    assert address not in page(chair, BODY, show="answered")
    rows = csv_rows(chair, f"{BODY}export.csv")
    assert rows[1][1:5] == [
        project.case.regnr, str(project.case), project.case.department.name, "Besluta om ändringen av projektet",
    ]  # fmt: skip
    lines = page(chair, "/infor-beslut/")
    line = lines[lines.index(f'href="{BODY}"') :]
    assert ">1</td>" in line[: line.index("</tr>")]


@pytest.mark.rule("SUN-36")
def test_the_council_has_the_scale_up_before_it() -> None:
    house = a_house()
    project = an_evaluated_project(house)
    with clock.at(at_the_end(project)):
        waiting = page(house.person("management-group.chair"), BODY)
        assert reverse("project-propose", args=[project.case.ref]) in waiting
        propose(house, project)
        text = page(house.person("council.chair"), "/infor-beslut/council/")
        assert reverse("project-scale-up", args=[project.case.ref]) in text
        assert reverse("project-propose", args=[project.case.ref]) not in page(
            house.person("management-group.chair"), BODY
        )
    assert ScaleUp.objects.get(project=project).status == "proposed"


def test_no_more_queries_with_more_projects() -> None:
    house = a_house()
    ask_change(house, a_running_project(house))
    urls = [BODY, "/infor-beslut/", f"{BODY}export.csv"]
    few = {url: queries(house.person("management-group.chair"), url) for url in urls}
    for _n in range(2):
        ask_change(house, a_running_project(house))
    for url in urls:
        assert queries(house.person("management-group.chair"), url) == few[url] <= 15, url
