"""Who sees a case, and what of it stays hidden: drafts from the bodies, all but the invitation from a guest."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Application
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Employment, Membership
from tests.case.pages import ACTS, BRIEF, HISTORY, PAPERS, CasePage, url
from tests.factories import acts as do
from tests.factories.cases import (
    a_draft,
    a_submitted_idea,
    an_approved_idea,
)
from tests.factories.house import House, a_house, employ
from tests.lists.asking import client_of

pytestmark = pytest.mark.django_db
FOLLOW = "Följ ärendet"


@pytest.mark.rule("SUN-20")
def test_a_guest_sees_the_idea_and_the_own_step(house: House) -> None:
    case = a_submitted_idea(house).case
    expert = house.person("expert")
    step = do.ask_expert(house, case, expert)
    shown = CasePage(expert, case)
    assert "Lämna din bedömning senast" in shown.section("tur")
    assert reverse("step", args=[case.ref, step.pk]) in shown.source_of("tur")
    assert shown.acts == ["Anmäl att du är jävig"]
    assert FOLLOW in shown.section(ACTS)
    assert house.bodies["network"].name not in shown.text
    assert "lämnade in idén" in shown.section(HISTORY)
    assert "Idé, version 1" in shown.section(PAPERS)
    perform(step, "give_expertise", by=expert, outcome="strong", reasons="Väl prövad.", answered_on=clock.today())
    shown = CasePage(expert, case)
    assert shown.section("tur") == ""
    assert "Väl prövad." in shown.section("ditt")


@pytest.mark.rule("SUN-20")
def test_an_expert_of_the_idea_does_not_see_the_application(house: House) -> None:
    case = a_submitted_idea(house).case
    expert = house.person("expert")
    step = do.ask_expert(house, case, expert)
    perform(step, "give_expertise", by=expert, outcome="strong", reasons="Väl prövad.", answered_on=clock.today())
    do.assess(house, case, expertise="Nätverket har vägt in den.")
    do.write_application(house, case)
    do.send_in_application(house, case)
    shown = CasePage(expert, case)
    assert "ansökan" not in shown.text.lower().replace("nu kan ansökan skrivas.", "")
    assert "650 000" not in shown.text


@pytest.mark.parametrize("who", ["outsider", "affiliated", "expert"])
def test_those_with_no_part_get_404(house: House, who: str) -> None:
    assert client_of(house.person(who)).get(url(a_submitted_idea(house).case)).status_code == 404


def test_a_draft_is_for_its_writers_and_the_coordinators(house: House) -> None:
    case = a_draft(house).case
    seen = {
        who: client_of(house.person(who)).get(url(case)).status_code
        for who in (
            "education.writer",
            "coordination.method",
            "network.chair",
            "social.writer",
            "education-committee.chair",
        )
    }
    assert seen == {
        "education.writer": 200, "coordination.method": 200, "network.chair": 404, "social.writer": 404,
        "education-committee.chair": 404,
    }  # fmt: skip


def test_another_municipality_gets_404(house: House) -> None:
    other, case = a_house(), a_submitted_idea(house).case
    for who in ("coordination.method", "network.chair", "education.writer"):
        assert client_of(other.person(who)).get(url(case)).status_code == 404


def test_a_seat_that_is_over_opens_nothing(house: House) -> None:
    case, person = a_submitted_idea(house).case, house.person("network.deputy")
    Membership.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    assert client_of(person).get(url(case)).status_code == 404
    employ(person, house.departments["social"])
    assert client_of(person).get(url(case)).status_code == 200
    Employment.objects.filter(person=person).update(ends=clock.today() - timedelta(days=1))
    assert client_of(person).get(url(case)).status_code == 404


def test_nobody_logged_in_is_sent_to_log_in(house: House, client: Client) -> None:
    address = url(a_submitted_idea(house).case)
    response = client.get(address)
    assert response.status_code == 302
    assert address in response["Location"]
    assert reverse("login") in response["Location"]


def test_a_draft_of_the_application_is_not_open_to_the_bodies(house: House) -> None:
    application: Application = an_approved_idea(house)
    shown = CasePage(house.person("network.chair"), application.case)
    assert "Läs idén" in shown.section(BRIEF)
    assert "ansökan" not in shown.section(BRIEF)
    assert "Skriv ut ansökan" not in shown.text
    do.write_application(house, application.case)
    assert "650 000" not in CasePage(house.person("network.chair"), application.case).text
    assert "650 000 kr" in CasePage(house.person("education.writer"), application.case).section(BRIEF)
    assert "Skriv i ansökan" in CasePage(house.person("education.writer"), application.case).section(BRIEF)
    assert "Läs ansökan" in CasePage(house.person("coordination.method"), application.case).section(BRIEF)
