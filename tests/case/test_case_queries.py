"""The case's page costs as many queries with 300 rows as with 10, and never more than 15."""

from __future__ import annotations

import pytest

from applications.models import Case
from tests.case.pages import url
from tests.case.rows import many_attachments, many_conflicts, many_notes, many_stances
from tests.factories import acts as do
from tests.factories.cases import a_submitted_application, a_submitted_idea
from tests.factories.house import House
from tests.lists.asking import queries

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
READERS = ["coordination.method", "network.chair", "education-committee.chair", "education.writer"]


def filled(house: House, number: int) -> Case:
    case = a_submitted_application(house).case
    for fill in (many_notes, many_stances, many_attachments, many_conflicts):
        fill(house, case, number)
    return case


@pytest.mark.parametrize("who", READERS)
def test_queries_do_not_grow_with_the_rows_of_the_case(house: House, who: str) -> None:
    reader = house.person(who)
    few, many = (queries(reader, url(filled(house, number))) for number in (10, 300))
    assert few == many <= MOST_QUERIES


def test_a_guests_page_costs_no_more(house: House) -> None:
    case, expert = a_submitted_idea(house).case, house.person("expert")
    do.ask_expert(house, case, expert)
    many_notes(house, case, 300)
    assert queries(expert, url(case)) <= MOST_QUERIES


@pytest.mark.parametrize("name", ["case-note", "case-coordinators", "case-conflict", "expert-invite"])
def test_the_small_pages_cost_little(house: House, name: str) -> None:
    case = a_submitted_idea(house).case
    many_notes(house, case, 300)
    assert queries(house.person("coordination.method"), url(case, name)) <= MOST_QUERIES
