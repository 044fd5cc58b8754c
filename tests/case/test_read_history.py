"""Who reads what of a case's history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from applications.content.saving import save_part
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Employment, Membership
from tests.factories import acts as do
from tests.factories.cases import a_draft, a_submitted_idea, an_approved_idea
from tests.factories.house import House, a_house, a_person
from tests.lists.asking import client_of, page

pytestmark = pytest.mark.django_db


def address(case: Case) -> str:
    return reverse("case-history", args=[case.ref])


def test_a_draft_is_written_out_of_sight(house: House) -> None:
    application = an_approved_idea(house)
    save_part(
        application, application.case.process.parts("application")[0], {"problem": "Nytt."}, {},
        by=house.person("education.writer"),
    )  # fmt: skip
    for who, sees in (("education.head", True), ("coordination.method", True), ("network.chair", False)):
        assert ("skrev i ansökan" in page(house.person(who), address(application.case), visa="allt")) is sees, who


@pytest.mark.rule("SUN-20")
def test_an_expert_reads_of_the_idea_and_the_own_step_only(house: House) -> None:
    idea = a_submitted_idea(house)
    case, expert = idea.case, house.person("expert")
    do.ask_expert(house, case, expert)
    second = a_person("Expert Påhittsson", house.municipality)
    do.ask_expert(house, case, second)
    perform(case, "write_note", by=house.person("coordination.method"), text="Bara för oss.")
    text = page(expert, address(case), visa="allt")
    assert "lämnade in idén." in text
    assert f"{expert.name} fick ärendet för vetenskaplig expertis" in text
    assert second.name not in text
    assert "Bara för oss." not in text
    assert house.bodies["network"].name not in text


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_who_may_not_see_the_case_get_404(house: House, who: str) -> None:
    assert client_of(house.person(who)).get(address(a_submitted_idea(house).case)).status_code == 404


def test_a_draft_is_404_for_the_bodies(house: House) -> None:
    assert client_of(house.person("network.chair")).get(address(a_draft(house).case)).status_code == 404


def test_another_municipality_gets_404(house: House) -> None:
    other = a_house()
    assert client_of(other.person("coordination.method")).get(address(a_submitted_idea(house).case)).status_code == 404


def test_a_seat_that_is_over_opens_nothing(house: House) -> None:
    person = house.person("network.deputy")
    Membership.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    Employment.objects.filter(person=person).delete()
    assert client_of(person).get(address(a_submitted_idea(house).case)).status_code == 404


def test_nobody_logged_in_is_sent_to_log_in(house: House, client: Client) -> None:
    response = client.get(address(a_submitted_idea(house).case))
    assert response.status_code == 302
