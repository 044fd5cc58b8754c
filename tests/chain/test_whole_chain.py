"""The whole chain of one case in the browser, by clicking and typing as its people."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.chain.desk import Desk, Typed
from tests.chain.story import IDEA, TITLE, application
from tests.chain.town import Town
from tests.factories.house import a_house, delegate
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CRITERIA = ("Barns och ungas framtida möjligheter", "Samhällsekonomiska vinster", "Evidens eller metodutveckling")
FACTORS = (
    "Resultat", "Orsakssamband", "Möjlighet till uppskalning", "Samverkan", "Riskspridning", "Jämn könsfördelning",
)  # fmt: skip
SUGGESTION = "Barn i årskurs fyra till sex som är borta mer än var femte dag."
PROPOSAL = "Nätverket föreslår bifall: kriterierna är uppfyllda och måtten går att följa."
NUMBER = re.compile(r"[A-Z]+-\d{4}-0001")


@pytest.fixture(params=[1280, 375])
def town(request: Any, new_page: NewPage, live_server: Any) -> Town:
    house = a_house()
    house.people["delegate"] = house.person("social-committee.deputy")
    delegate(house.bodies["social-committee"], house.person("delegate"))
    return Town(house, new_page, live_server.url, request.param)


def fill_in_all(writer: Desk, parts: dict[str, Typed]) -> None:
    """Part after part by the button at the foot of each, from the first to the overview."""
    for part, following in zip(parts, [*list(parts)[1:], ""], strict=True):
        writer.at(part).fits().fill_in(parts[part]).press(goes_on_to(following))


def goes_on_to(part: str) -> str:
    """The button at the foot of a part."""
    return f"Fortsätt till {part[:1].lower()}{part[1:]}" if part else "Till översikten"


@pytest.mark.rule("SUN-05", "SUN-06", "SUN-08", "SUN-09", "SUN-20", "SUN-30")
def test_from_idea_to_decision(town: Town, tmp_path: Path) -> None:
    write_the_idea(town)
    ask_the_expert(town)
    assess(town)
    write_the_application(town, tmp_path)
    send_in(town)
    take_stances(town)
    prepare_and_decide(town)
    everybody_sees_it(town)


def write_the_idea(town: Town) -> None:
    writer = town["education.writer"]
    writer.reads("Inget väntar på dig").follow("Beskriv en idé").at("Ny idé").press("Börja beskriva idén")
    fill_in_all(writer, IDEA)
    writer.at("Idé").does_not_read("saknas").reads("De här får veta").press("Lämna in idén")
    writer.at("Idén är inlämnad")
    expect(writer.page.get_by_role("status")).to_contain_text(NUMBER)


def ask_the_expert(town: Town) -> None:
    coordinator = town["coordination.method"].take_turn("Utse samordnare").at("Utse samordnare")
    coordinator.put("Samordnare, innehåll och metod", town.name("coordination.method"))
    coordinator.put("Samordnare, effektutvärdering och kalkyl", town.name("coordination.evaluation"))
    coordinator.press("Utse samordnare").at(TITLE).reads(town.name("coordination.evaluation"))
    chair = town["network.chair"].take_turn("Pröva idén").at(TITLE)
    chair.follow("Till ärendet").at(TITLE).follow("Bjud in vetenskaplig expertis")
    chair.put("Vem vill ni bjuda in?", town.name("expert"))
    chair.put("Vad vill ni ha svar på?", "Håller studierna för våra barn?")
    chair.press("Bjud in").at(TITLE).reads("Inbjudan är skickad")
    expert = town["expert"].take_turn("Lämna din bedömning").reads("Håller studierna för våra barn?").fits()
    expert.choose("Hur stark är evidensen?", "Måttlig evidens")
    expert.put("Skäl", "Två studier, båda med jämförelsegrupp, men små.")
    expert.press("Lämna bedömningen").at("Bedömningen är lämnad")


def assess(town: Town) -> None:
    chair = town["network.chair"].take_turn("Pröva idén").reads("Två studier, båda med jämförelsegrupp")
    chair.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig")
    for criterion in CRITERIA:
        chair.choose(criterion, "Uppfyllt").put(f"Därför: {criterion}", f"Idén visar det: {criterion.lower()}.")
    chair.put("Hur har ni använt expertens bedömning?", "Vi ber om en större jämförelsegrupp.")
    chair.choose("Vad blev utfallet av prövningen?", "Bifall").put("Skäl", "Ett tydligt problem och en prövad metod.")
    chair.reads("De här får veta", "Ledningsgruppen").press("Registrera bifall").at("Prövningen är registrerad")


def write_the_application(town: Town, tmp_path: Path) -> None:
    parts = application(own=town.department("education"), other=town.department("social"))
    by_the_cowriter, parts["Samverkan"] = parts["Samverkan"], {}
    writer = town["education.writer"].take_turn("Skriv klart ansökan och lämna in den").at("Ansökan")
    writer.follow("Medförfattare").put("Vem ska skriva med er?", town.name("affiliated")).press("Bjud in")
    writer.reads(f"{town.name('affiliated')} kan nu skriva i ansökan").follow("Till översikten").at("Ansökan")
    comment(town, "Problem och målgrupp")
    writer.part("Problem och målgrupp").press("Ta in förslaget")
    expect(writer.field("Målgrupp och avgränsning")).to_have_value(SUGGESTION)
    fill_in_all(writer, parts)
    writer.reads(f"{town.department('social')} gör en ekonomisk vinst", "Ni kan lämna in när inget saknas")
    attach(writer, tmp_path)
    cowriter = town["affiliated"].open_case(TITLE).follow("Skriv i ansökan").at("Ansökan")
    cowriter.follow("Beskriv vem som gör vad").at("Samverkan")
    expect(cowriter.field("Vem gör vad?")).to_be_in_viewport()
    cowriter.fill_in(by_the_cowriter).press("Till översikten").at("Ansökan").does_not_read("saknas")


def comment(town: Town, part: str) -> None:
    """A coordinator proposes a wording, to be taken in with a click."""
    coordinator = town["coordination.method"].open_case(TITLE).follow("Läs ansökan").at("Ansökan")
    coordinator.follow(f"Kommentera {part}").at(part)
    coordinator.put("Kommentar", "Säg vilka ni menar.").put("Förslag till ny text för", "Målgrupp och avgränsning")
    coordinator.put("Föreslagen text", SUGGESTION).press("Spara kommentaren").reads("Kommentaren är sparad")


def attach(writer: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Underlag för kalkylen.csv"
    file.write_text("år;barn\n2025;85\n", "utf-8")
    writer.follow("Lägg till eller ta bort bilagor").at("Bilagor").fits()
    writer.field("Välj en fil").set_input_files(file)
    writer.press("Lägg till bilagan").reads("Underlag för kalkylen.csv är bifogad").follow("Till översikten")


def send_in(town: Town) -> None:
    writer = town["education.writer"].take_turn("Skriv klart ansökan och lämna in den").at("Ansökan")
    writer.reads("De här får veta", "Nämnden education", "Nämnden social").press("Lämna in ansökan")
    writer.at("Ansökan är inlämnad").follow("Till ärendet").at(TITLE).reads("tar ställning").fits()


def take_stances(town: Town) -> None:
    delegate = town["delegate"].take_turn("Ta ställning till ansökan").reads("Du svarar på delegation").fits()
    _stance(delegate).press("Registrera ja").at("Ställningstagandet är registrerat")
    chair = town["education-committee.chair"].take_turn("Ta ställning till ansökan")
    _stance(chair.does_not_read("Du svarar på delegation")).put("Paragraf", "88").press("Registrera ja")
    chair.at("Ställningstagandet är registrerat").reads("Strategiska verksamhetsnätverket")


def _stance(desk: Desk) -> Desk:
    desk.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig").choose("Ska ansökan gå vidare?", "Ja, gå vidare")
    return desk.put("Skäl", "Nämnden vill se insatsen prövad.")


def prepare_and_decide(town: Town) -> None:
    secretary = town["network.secretary"].take_turn("Bered ansökan")
    secretary.reads("2 440 000", "60 000", "2 500 000", "Nämnden vill se insatsen prövad.").fits()
    secretary.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig")
    for factor in FACTORS:
        secretary.choose(factor, "Talar för").put(f"Därför: {factor}", "Det framgår av ansökan.")
    secretary.put("Vetenskaplig expertis", "En forskare läste ansökan och tyckte att jämförelsen håller.")
    secretary.choose("Vad blev utfallet av beredningen?", "Beredd").put("Skäl", PROPOSAL)
    secretary.press("Registrera beredningen").at("Beredningen är registrerad")
    chair = town["management-group.chair"].take_turn("Besluta om ansökan")
    expect(chair.field("Skäl")).to_have_value(PROPOSAL)
    chair.fits()
    chair.choose("Är du jävig i ärendet?", "Nej, jag är inte jävig").choose("Vad blev beslutet?", "Bifall")
    chair.put("Belopp, kronor", "2 440 000").put("Paragraf", "41").press("Registrera bifall")
    chair.at("Beslutet är registrerat")


def everybody_sees_it(town: Town) -> None:
    writer = town["education.writer"].open_case(TITLE).fits().reads(f"Beställare{town.name('management-group.chair')}")
    writer.reads("Ledningsgruppen biföll ansökan och beviljade 2 440 000 kr, § 41.", "Underlag för kalkylen.csv")
    writer.follow("Hela historiken").at("Historik").fits().reads_in_order(
        f"{town.name('education.writer')} lämnade in idén.",
        f"{town.name('network.chair')} bjöd in {town.name('expert')} att bedöma idén.",
        f"{town.name('expert')} lämnade sin bedömning: måttlig evidens.",
        "Strategiska verksamhetsnätverket biföll idén.",
        f"{town.name('education.writer')} lämnade in ansökan.",
        f"{town.name('delegate')} sa ja till att gå vidare, för nämnden social på delegation",
        f"Nämnden education sa ja till att gå vidare, § 88. {town.name('education-committee.chair')} registrerade det.",
        f"Strategiska verksamhetsnätverket beredde ansökan. {town.name('network.secretary')} registrerade det.",
        "Ledningsgruppen biföll ansökan och beviljade 2 440 000 kr, § 41.",
    )
    town["management-group.chair"].your_turn().reads("Inget väntar på dig")
    town["expert"].follow("Din tur").does_not_read("Lämna din bedömning")
