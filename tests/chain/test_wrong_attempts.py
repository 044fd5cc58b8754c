"""Those who may not, those who come too early and those who come too late, in the browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from applications.models import Case
from tests.chain.desk import Desk
from tests.chain.town import Town
from tests.factories import acts
from tests.factories.cases import a_draft, open_step
from tests.factories.content import row
from tests.factories.house import a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "Skolnärvaro i mellanstadiet"
REGISTER = ("Registrera", "Registrera bifall", "Registrera ja", "Lämna in ansökan", "Lämna in idén")


@pytest.fixture(params=[1280, 375])
def town(request: Any, new_page: NewPage, live_server: Any) -> Town:
    return Town(a_house(), new_page, live_server.url, request.param)


@pytest.mark.rule("SUN-11", "SUN-14", "SUN-30")
def test_what_must_be_refused_is_refused(town: Town) -> None:
    case = a_draft(town.house).case
    acts.send_in_idea(town.house, case)
    next_body_too_early(town, case)
    co_opted_sees_and_does_not_decide(town)
    one_who_forgets_something_loses_nothing(town)
    acts.write_application(town.house, case, benefits=[_gain_elsewhere(town, case)])
    nobody_sends_in_without_those_who_gain(town)
    acts.write_application(town.house, case, departments=[town.house.departments["social"].pk])
    acts.send_in_application(town.house, case)
    network_before_all_committees_have_answered(town, case)
    acts.take_stance(town.house, case, "social-committee")
    acts.prepare(town.house, case)
    second_decision_comes_too_late(town)


def _gain_elsewhere(town: Town, case: Case) -> dict[str, Any]:
    return row("benefits", case, "r1", actor=f"department:{town.house.departments['social'].pk}")


def next_body_too_early(town: Town, case: Case) -> None:
    """The management group sees the idea, has nothing to do there, and no address that lets it decide."""
    chair = town["management-group.chair"].reads("Inget väntar på dig").open_case(TITLE)
    address = chair.page.url
    chair.has_no("link", ["Besluta om ansökan"]).has_no("button", REGISTER)
    chair.visit(f"{address}steg/{open_step(case, 'assessment').pk}/").has_no("button", REGISTER)
    chair.reads("Bara den som svarar för organet kan registrera det.")
    chair.visit(f"{address}ansokan/").reads("finns inte")


def co_opted_sees_and_does_not_decide(town: Town) -> None:
    guest = town["network.co-opted"].reads("Inget väntar på dig").open_case(TITLE)
    guest.has_no("link", ["Pröva idén"]).has_no("button", REGISTER)


def one_who_forgets_something_loses_nothing(town: Town) -> None:
    chair = town["network.chair"].take_turn("Pröva idén").put("Skäl", "Skälen stod här redan.")
    chair.choose("Vad blev utfallet av prövningen?", "Bifall").press("Registrera bifall")
    expect(chair.page).to_have_title(re.compile("^Fel: "))
    chair.reads("Svara på om du är jävig i ärendet.")
    expect(chair.field("Skäl")).to_have_value("Skälen stod här redan.")
    chair.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig")
    for criterion in ("Barns och ungas", "Samhällsekonomiska", "Evidens eller"):
        chair.page.get_by_role("group", name=criterion).get_by_label("Uppfyllt", exact=True).check()
        chair.page.get_by_label(f"Därför: {criterion}").fill("Det framgår.")
    chair.press("Registrera bifall").at("Prövningen är registrerad")


def nobody_sends_in_without_those_who_gain(town: Town) -> None:
    writer = town["education.writer"].take_turn("Skriv klart ansökan och lämna in den")
    writer.reads("Förvaltningen social gör en ekonomisk vinst").has_no("button", REGISTER)


def network_before_all_committees_have_answered(town: Town, case: Case) -> None:
    """One committee has said yes and the other has not."""
    chair = town["education-committee.chair"].take_turn("Ta ställning till ansökan")
    _answer(chair, "Ska ansökan gå vidare?", "Ja, gå vidare").put("Paragraf", "12").press("Registrera ja")
    chair.at("Ställningstagandet är registrerat")
    town["network.chair"].your_turn().reads("Inget väntar på dig").open_case(TITLE)
    town["network.chair"].reads("Nämnden social").has_no("link", ["Bered ansökan"])


def second_decision_comes_too_late(town: Town) -> None:
    """Two have the page open; the one who clicks last is told who was first, and nothing is overwritten."""
    first, second = (town[f"management-group.{who}"].take_turn("Besluta om ansökan") for who in ("chair", "secretary"))
    _answer(first, "Vad blev beslutet?", "Bifall").put("Belopp, kronor", "500 000").put("Paragraf", "3")
    _answer(second, "Vad blev beslutet?", "Avslag").put("Paragraf", "3")
    first.press("Registrera bifall").at("Beslutet är registrerat")
    second.press("Registrera avslag").at(TITLE).reads(
        f"Beslut: svaret är redan registrerat av {town.name('management-group.chair')}"
    )
    second.has_no("button", REGISTER).open_case(TITLE)
    second.reads("Ledningsgruppen biföll ansökan och beviljade 500 000 kr")


def _answer(desk: Desk, question: str, outcome: str) -> Desk:
    desk.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig").choose(question, outcome)
    return desk.put("Skäl", "Så har vi kommit fram till.")
