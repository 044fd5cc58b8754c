"""A project's money on its own page, also for one who sees nothing else of the fund."""

from __future__ import annotations

import pytest
from django.urls import reverse

from socinv.lifecycle import clock
from tests.factories.house import House
from tests.factories.projects import a_running_project
from tests.fund_pages.funds import KEEPER, READER, a_fund_house, a_funded_project, an_open_fund, book, pay
from tests.projects.pages import ProjectPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_fund_house()


def section(found: ProjectPage) -> str:
    return found.source.partition('id="pengarna"')[2].partition("</section>")[0]


def test_there_is_nothing_until_the_fund_has_something_of_the_project(house: House) -> None:
    project = a_running_project(house)
    assert "Pengarna" not in ProjectPage(house.person(KEEPER), project).headings
    an_open_fund(house)
    assert "Pengarna" not in ProjectPage(house.person(KEEPER), project).headings


def test_what_it_has_had_and_what_is_expected(house: House) -> None:
    project = a_funded_project(house)
    pay(house, project, 120_000)
    book(house, project, 45_000)
    year = clock.today().year
    text = section(ProjectPage(house.person(READER), project))
    for words in ("500\u00a0000\u00a0kr", "120\u00a0000\u00a0kr", "45\u00a0000\u00a0kr", "455\u00a0000\u00a0kr",
                  "112233", str(year), str(year + 1), "300\u00a0000", "200\u00a0000"):  # fmt: skip
        assert words in text, words
    assert reverse("fund-entries") in text
    assert reverse("fund-pay", args=[project.case.ref]) not in text
    assert reverse("fund-pay", args=[project.case.ref]) in section(ProjectPage(house.person(KEEPER), project))


def test_one_with_a_seat_in_the_project_sees_its_money_and_no_other(house: House) -> None:
    project = a_funded_project(house)
    found = section(ProjectPage(house.person("project.leader"), project))
    assert "500\u00a0000\u00a0kr" in found
    assert reverse("fund-entries") not in found
    assert "/fonden/" not in found
