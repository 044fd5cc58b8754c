"""What bodies have before them, and the outcomes of idea reviews."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from django.urls import reverse

from applications.models import Case, Step
from socinv.lifecycle.perform import perform
from socinv.notices.models import Notice
from socinv.organisation.models import User
from tests.factories.cases import (
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
    an_application_in_preparation,
    an_approved_idea,
    assessment,
    open_step,
)
from tests.factories.house import House, a_house, delegate
from tests.lists.asking import client_of, many_cases, page, queries

pytestmark = pytest.mark.django_db
OUTCOMES = "/infor-beslut/ideprovningar/"


def reviewed(house: House, title: str, outcome: str, **said: Any) -> Case:
    """An idea the network has reviewed."""
    idea = a_submitted_idea(house, title=title)
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step, outcome, **said))
    return idea.case


def csv_rows(person: User, url: str, **query: str) -> list[list[str]]:
    response: Any = client_of(person).get(url, query)
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"))


def test_own_bodies_come_first() -> None:
    house = a_house()
    a_submitted_idea(house)
    text = page(house.person("network.chair"), "/infor-beslut/")
    assert text.index("Dina organ") < text.index(reverse("body", args=["network"])) < text.index("Andra organ")
    assert text.index("Andra organ") < text.index(reverse("body", args=["management-group"]))
    assert "Dina organ" not in page(house.person("social.writer"), "/infor-beslut/")


def test_before_the_meeting_the_body_reads_what_was_said() -> None:
    house = a_house()
    application = an_application_for_decision(house)
    step = open_step(application.case, "decision")
    text = page(house.person("management-group.chair"), "/infor-beslut/management-group/")
    for words in (
        "Ett ärende väntar på svar.", application.case.regnr, "650\xa0000", "En nämnd sa ja.", "Föreslår bifall.",
        reverse("step", args=[application.case.ref, step.pk]), house.person("management-group.deputy").name,
    ):  # fmt: skip
        assert words in text
    rows = csv_rows(house.person("management-group.chair"), "/infor-beslut/management-group/export.csv")
    assert rows[0][:3] == ["Svar senast", "Diarienummer", "Ärende"]
    assert rows[1][1] == application.case.regnr
    assert "Föreslår bifall." in rows[1][6]


def test_what_is_coming_and_what_was_answered() -> None:
    house = a_house()
    ahead = an_application_in_preparation(house).case
    granted = a_granted_application(house, "social").case
    url = "/infor-beslut/management-group/"
    chair = house.person("management-group.chair")
    coming, answered = page(chair, url, show="coming"), page(chair, url, show="answered")
    assert ahead.regnr in coming
    assert granted.regnr not in coming
    assert granted.regnr in answered
    assert "§ 41" in answered
    assert ahead.regnr not in answered


def test_a_committee_sees_only_its_own_departments_coming() -> None:
    house = a_house()
    own, other = an_approved_idea(house).case, an_approved_idea(house, "culture").case
    text = page(house.person("education-committee.chair"), "/infor-beslut/education-committee/", show="coming")
    assert own.regnr in text
    assert other.regnr not in text


def test_delegations_in_force_are_named() -> None:
    house = a_house()
    delegate(house.bodies["education-committee"], house.person("education.head"))
    text = page(house.person("network.chair"), "/infor-beslut/education-committee/")
    assert house.person("education.head").name in text
    assert "2026-01-15 § 7" in text


def test_sorted_by_what_one_asks_for() -> None:
    house = a_house()
    for title in ("Ö", "a", "Å"):
        a_submitted_idea(house, title=title)
    chair = house.person("network.chair")
    rows = csv_rows(chair, "/infor-beslut/network/export.csv", sort="title")
    assert [row[2] for row in rows[1:]] == ["a", "Å", "Ö"]
    text = page(chair, "/infor-beslut/network/", sort="-title")
    assert text.index(">Ö</a>") < text.index(">Å</a>") < text.index(">a</a>")
    assert page(chair, "/infor-beslut/network/", sort="zzz", show="zzz", page="zzz")


def test_outsiders_and_others_bodies_are_not_there() -> None:
    house, other = a_house(), a_house()
    a_submitted_idea(other)
    for url in ("/infor-beslut/", "/infor-beslut/network/", OUTCOMES, "/infor-beslut/network/export.csv"):
        assert client_of(house.person("affiliated")).get(url).status_code == 404, url
        assert client_of(house.person("outsider")).get(url).status_code == 404, url
    assert client_of(house.person("network.chair")).get("/infor-beslut/finns-inte/").status_code == 404
    assert "Inget ärende väntar på svar." in page(house.person("network.chair"), "/infor-beslut/network/")


@pytest.mark.rule("SUN-10")
def test_the_management_group_is_told_and_has_the_list() -> None:
    house = a_house()
    approved = reviewed(house, "Godkänd", "approved")
    declined = reviewed(
        house, "Avslagen", "declined", reasons="Ryms i ordinarie uppdrag.", financiers=["eu"],
        financiers_note="Socialfonden plus",
    )  # fmt: skip
    for seat in ("chair", "member", "secretary"):
        person = house.person(f"management-group.{seat}")
        told = Notice.objects.filter(recipient=person, event__verb="assess").values_list("event__case", flat=True)
        assert set(told) == {approved.pk, declined.pk}
        text = page(person, OUTCOMES)
        for words in ("Godkänd", "Avslagen", "Ryms i ordinarie uppdrag.", "EU-medel: Socialfonden plus"):
            assert words in text
    assert "Avslagen" in page(house.person("social.writer"), OUTCOMES)


@pytest.mark.rule("SUN-10")
def test_outcomes_by_year_and_outcome_and_taken_out() -> None:
    house = a_house()
    for title, outcome in (("Österut", "approved"), ("Ask", "returned"), ("Ängsul", "approved")):
        reviewed(house, title, outcome)
    chair = house.person("management-group.chair")
    text = page(chair, OUTCOMES, outcome="returned")
    assert "Ask" in text
    assert "Österut" not in text
    assert "Ask" not in page(chair, OUTCOMES, year="2001")
    rows = csv_rows(chair, f"{OUTCOMES}export.csv", outcome="approved", sort="title")
    assert [row[2] for row in rows[1:]] == ["Ängsul", "Österut"]
    for query, said in (
        ({"year": "x"}, "Skriv året med fyra siffror"), ({"outcome": "kanske"}, "Välj något av det som står i listan"),
        ({"x": "1"}, "filter som inte finns: x"), ({"sort": "x"}, "går inte att sortera så"),
    ):  # fmt: skip
        junk = page(chair, OUTCOMES, **query)
        assert said in junk
        assert "Österut" in junk


@pytest.mark.rule("SUN-10")
def test_a_reopened_outcome_leaves_the_list() -> None:
    house = a_house()
    case = reviewed(house, "Tagen tillbaka", "declined")
    step = Step.objects.get(case=case, status="answered")
    perform(step, "reopen", by=house.person("network.chair"), reason="Fel underlag.")
    assert "Tagen tillbaka" not in page(house.person("management-group.chair"), OUTCOMES)


def test_no_more_queries_with_more_rows() -> None:
    house = a_house()
    a_submitted_application(house)
    many_cases(house, 10, start=100)
    chair = house.person("network.chair")
    urls = [
        "/infor-beslut/", "/infor-beslut/network/", "/infor-beslut/network/?show=answered",
        "/infor-beslut/network/?show=coming", "/infor-beslut/network/export.csv", "/infor-beslut/network/export.xlsx",
        OUTCOMES, f"{OUTCOMES}export.csv", f"{OUTCOMES}export.xlsx",
    ]  # fmt: skip
    few = {url: queries(chair, url) for url in urls}
    many_cases(house, 290, start=110)
    for url in urls:
        assert queries(chair, url) == few[url] <= 15, url
