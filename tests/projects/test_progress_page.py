"""The portfolio at a glance: who reads it, and what it says (SUN-03, SUN-28, SUN-29)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from applications.models import Case
from projects.models import Change, Project
from projects.presenting.followed import followed, money_by_year
from projects.presenting.promised import afterwards
from socinv.lifecycle import clock
from socinv.organisation.standing import standing_of
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import a_submitted_application
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, ask_change, ask_results, decide_change, noon
from tests.lists.asking import queries
from tests.plugins.browser import NewPage
from tests.projects.portfolio import (
    TODAY,
    a_followed_project,
    a_report,
    benefit,
    high_risks,
    judged,
    promised,
    reported,
    scaled_up,
    staffed,
)
from tests.projects.reading import read, signed_in

pytestmark = pytest.mark.django_db
URL = "/laget/"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def words(source: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", source).replace("\xa0", " ").split())


def page(house: House, who: str = "planning-committee.member", query: str = "", day: date = TODAY) -> str:
    with clock.at(noon(day)):
        return words(read(house.person(who), URL + query))


def four_projects(house: House) -> dict[str, Project]:
    """One as planned, one at risk, one off, and one that ended as it promised."""
    made = {name: a_followed_project(house, name, budget=1_000_000) for name in ("Ask", "Björk", "Ek")}
    reported(made["Ask"], 100_000, 200_000, 300_000, 400_000)
    reported(made["Björk"], 100_000, 200_000, 300_000)
    a_report(made["Björk"], 4, date(2025, 12, 31))
    reported(made["Ek"], 300_000, 700_000, 900_000, 1_100_000, girls=1, boys=2)
    made["Al"] = a_followed_project(house, "Al", "closed", ends=date(2022, 12, 31), closed_on=date(2023, 5, 1))
    promised(made["Al"], benefit(house.departments["education"].pk, 450_000), benefit(None, 999_000))
    reported(made["Al"], 800_000)
    judged(made["Al"], saving=510_000)
    scaled_up(made["Al"], parts=["Läsombuden"])
    return made


@pytest.mark.rule("SUN-03")
def test_what_it_says_first(house: House) -> None:
    four_projects(house)
    text = page(house)
    assert "Ett projekt följer planen, ett riskerar att avvika och ett avviker." in text
    assert "lägesrapporter till och med 31 december 2025" in text
    assert "Pågår 3 projekt 1 är avslutat" in text
    assert "Beviljat 3,0 mnkr" in text
    assert "Budget nu 3,0 mnkr Som först beslutat" in text
    assert "Förbrukat 1,8 mnkr 60 % av budgeten, enligt rapporterna" in text
    assert "Deltagare 103 av 300 planerade" in text


@pytest.mark.rule("SUN-03", "SUN-33")
def test_each_running_project_with_its_status_why_and_late_report(house: House) -> None:
    made = four_projects(house)
    text = page(house)
    assert "Ek Avviker 1 100 000 kronor är förbrukade, 100 000 över beslutet." in text
    assert "Björk Risk Lägesrapporten är 44 dagar sen. 30 juni 2025 Nästa 44 dagar för sent" in text
    assert "Ask Enligt plan Frånvaro: från 14 till 12 procent, målet är 10." in text
    assert "400 av 1 000 40 %" in text
    assert text.index("Ek Avviker") < text.index("Björk Risk") < text.index("Ask Enligt plan")
    by_name = page(house, query="?sort=title")
    assert by_name.index("Ask Enligt plan") < by_name.index("Björk Risk") < by_name.index("Ek Avviker")
    assert page(house, query="?sort=-spent").index("Ek Avviker") < page(house, query="?sort=-spent").index("Ask Enligt")
    assert made["Ask"].get_absolute_url() in read(house.person("social.writer"), URL)


@pytest.mark.rule("SUN-34", "SUN-36")
def test_what_was_promised_against_what_came(house: House) -> None:
    four_projects(house)
    early = a_followed_project(house, "Gran", "ended", ends=date(2021, 6, 30), closed_on=date(2021, 6, 30))
    promised(early, benefit(house.departments["social"].pk, 200_000))
    text = page(house)
    assert "Al Lyckad 450 510 Delar permanentas och skalas upp: Läsombuden" in text
    assert "Gran Inte bedömd än 200 – Avslutades i förtid 30 juni 2021" in text
    assert "Ett projekt är bedömt. Det lovade 450 tusen kronor per år och gav 510." in text


@pytest.mark.parametrize(
    ("status", "facts", "said"),
    [
        ("awaited", {}, "Förslag om fortsättning väntas senast 15 mars"),
        ("proposed", {"continuation": "permanent"}, "Förslag: hela arbetet permanentas. Beslut väntas senast 15 mars"),
        ("decided", {}, "Hela arbetet permanentas och skalas upp"),
        ("decided", {"outcome": "declined"}, "Ingen fortsättning: förslaget fick avslag 15 mars"),
        ("dropped", {"continuation": "none"}, "Ingen fortsättning"),
    ],
)
def test_what_came_after(house: House, status: str, facts: dict[str, Any], said: str) -> None:
    project = a_followed_project(house, "Al", "closed")
    scaled_up(project, status, **facts)
    with clock.at(noon(TODAY)):
        assert afterwards(Project.objects.get(pk=project.pk)) == said


@pytest.mark.rule("SUN-28", "SUN-29")
def test_risk_spread_and_gender_balance(house: House) -> None:
    four_projects(house)
    a_submitted_application(house)
    text = page(house)
    assert "storlek: små, under 1 mnkr 1 och mellanstora, 1–3 mnkr 4." in text
    assert "Evidensbaserad 4 1 5" in text
    assert "153 deltagare i 4 projekt som har rapporterat" in text
    assert "Flickor och kvinnor 61 40 % 160 40 %" in text
    assert "Pojkar och män 92 60 % 240 60 %" in text
    assert "Alla 153 400" in text


def test_money_by_year_counts_grants_changes_and_what_reports_add(house: House) -> None:
    made = four_projects(house)
    extended = {"decided_on": date(2025, 2, 1), "amount": Decimal(500_000), "outcome": "granted", "kind": "extension"}
    common = {"municipality": house.municipality, "case": made["Ask"].case, "project": made["Ask"]}
    Change.objects.create(**common, number=1, status="decided", **extended)
    Change.objects.create(**common, number=2, status="decided", **{**extended, "outcome": "declined"})
    Change.objects.create(**common, number=3, status="decided", **{**extended, "kind": "early-end"})
    Change.objects.create(**common, number=4, status="asked", **{**extended, "decided_on": None, "outcome": ""})
    text = page(house)
    assert "2023 4,00 0,00 2024 0,00 1,90 2025 0,50 0,70" in text
    assert "Sammanlagt är 4,50 miljoner kronor beviljade och 2,60 förbrukade." in text


def test_what_is_granted_by_year_is_what_the_budgets_hold() -> None:
    """Lived through: the sum of the years is the sum of the budgets, also after a change."""
    house = a_house()
    project = a_running_project(house)
    decide_change(house, ask_change(house, project, "setup", amount=Decimal(75_000)))
    rows = followed(standing_of(house.person("council.chair"), house.municipality.pk, clock.today()), clock.today())
    assert sum(one.granted for one in money_by_year(rows)) == sum(row.project.budget or 0 for row in rows) == 575_000


@pytest.mark.rule("SUN-03")
def test_another_municipalitys_figures_are_never_counted(house: House) -> None:
    four_projects(house)
    before = page(house)
    other = a_house()
    four_projects(other)
    ask_results(other, Project.objects.filter(municipality=other.municipality)[0])
    assert page(house) == before


@pytest.mark.rule("SUN-03")
def test_insiders_read_it_and_nobody_else(house: House) -> None:
    project = staffed(house, a_followed_project(house, "Läsa tidigt"))
    for who in ("planning-committee.chair", "council.member", "education-committee.co-opted", "coordination.method",
                "management-group.chair", "culture.writer"):  # fmt: skip
        assert "Läget" in page(house, who, day=clock.today())
    for person in ("affiliated", "outsider", "project.leader", "project.owner"):
        client = signed_in(house.person(person))
        assert client.get(URL).status_code == 404
        assert client.get("/laget/export.csv").status_code == 404
    assert Client().get(URL).status_code == 302
    assert str(project) in page(house, day=clock.today())


def test_before_there_is_anything(house: House) -> None:
    text = page(house)
    assert "Inget projekt pågår." in text
    assert "Inga projekt än" in text
    assert "Efterfråga resultat" not in text
    a_followed_project(house, "Ask", "planned")
    text = page(house)
    assert "1 planeras" in text
    assert "Inga deltagare är rapporterade än." in text


@pytest.mark.rule("SUN-03")
def test_only_those_who_may_ask_are_offered_to(house: House) -> None:
    project = four_projects(house)["Ask"]
    ask = f"/projekt/{project.case.ref}/fraga/"
    assert "Efterfråga resultat" not in page(house, "council.member")
    assert "Efterfråga resultat" not in page(house, "planning-committee.co-opted")
    client = signed_in(house.person("planning-committee.member"))
    with clock.at(noon(TODAY)):
        answer = client.get(URL, {"project": project.case.ref})
        assert (answer.status_code, answer["Location"]) == (302, ask)
        for nothing in ("", "finns-inte", project.case.ref[::-1]):
            answer = client.get(URL, {"project": nothing})
            assert answer.status_code == 200
            assert "<title>Fel:" in answer.content.decode()
        other = signed_in(house.person("council.member")).get(URL, {"project": project.case.ref})
        assert other.status_code == 200


def test_it_asks_no_more_of_many(house: House) -> None:
    made = four_projects(house)
    ask_results(house, made["Ask"])
    high_risks(made["Ask"], "Lokalen")
    reader = house.person("planning-committee.member")
    few = queries(reader, URL), queries(reader, "/laget/export.csv")
    for _round in range(2):
        more = four_projects(house)
        for project in more.values():
            ask_results(house, project, f"Hur går det för {project.pk}?")
        high_risks(more["Ek"], "Lokalen")
    assert (queries(reader, URL), queries(reader, "/laget/export.csv")) == few


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_can_be_read_at_every_width(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    made = four_projects(house)
    a_submitted_application(house)
    asked = ask_results(house, made["Björk"])
    browser = new_page()
    log_in(browser, live_server.url, house.person("planning-committee.member"))
    for address in (URL, asked.get_absolute_url(), f"/projekt/{asked.case.ref}/fraga/"):
        browser.goto(live_server.url + address)
        check(browser)


def test_nothing_of_participants_where_the_guideline_does_not_ask() -> None:
    first = a_process()
    report = tuple(part for part in first.form.report if not any(field.kind == "participants" for field in part.field))
    with a_variant(form=first.form.model_copy(update={"report": report})) as process:
        house = under(a_house(), process)
        project = a_running_project(house)
        Case.objects.filter(pk=project.case_id).update(girls=None, boys=None)
        text = read(house.person("management-group.chair"), URL)
    assert "av 0 planerade" not in text
    assert "Jämn könsfördelning" not in text
