"""Building the calculation: a gain with its seven figures, a cost, and what the whole goes by."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from applications.models import Application, Part
from tests.calculation_page.examples import an_example
from tests.factories.cases import a_submitted_application
from tests.factories.house import House
from tests.factories.prices import a_price, an_index
from tests.writing.pages import Fields, landing, signed_in


class Page:
    """A row of the calculation, open before somebody: what the form holds, typed over, and sent."""

    def __init__(
        self, house: House, application: Application, route: str, *row: str, who: str = "education.writer"
    ) -> None:
        self.client = signed_in(house.person(who))
        self.address = reverse(route, args=[application.case.ref, *row])
        self.answer: Any = self.client.get(self.address)
        self.read()

    def read(self) -> None:
        self.fields = Fields(self.answer.content.decode(), "rad").sent

    def send(self, **typed: str) -> Any:
        self.answer = self.client.post(self.address, self.fields | {key: [text] for key, text in typed.items()})
        if self.answer.status_code != 302:
            self.read()
        return self.answer

    @property
    def text(self) -> str:
        return str(self.answer.content.decode().replace("\u00a0", " "))


def rows(application: Application, kind: str = "benefits") -> list[dict[str, Any]]:
    part = {"benefits": "gains", "costs": "costs"}[kind]
    saved = Part.objects.get(case=application.case, form="application", key=part)
    found: list[dict[str, Any]] = saved.answers[kind]
    return found


def test_a_line_is_built_from_its_figures(house: House, application: Application) -> None:
    social = f"department:{house.departments['social'].pk}"
    page = Page(house, application, "calculation-line-new")
    answer = page.send(
        what="Färre placeringar", actor=social, first_year="2024", last_year="2026", participants="40", effect="0,2",
        effect_low="0,1", effect_high="0,3", price="75 000", price_source="Ekonomienheten", deadweight="10",
        deadweight_reason="Några hade klarat sig ändå.", drop_off="20",
    )  # fmt: skip
    assert landing(answer) == reverse("calculation", args=[application.case.ref])
    line = rows(application)[-1]
    assert (line["yearly"], line["calc"]["deadweight"], line["calc"]["effect_low"]) == ("540000", "0.1", "0.1")
    shown = Page(house, application, "calculation-line", line["id"])
    assert shown.fields["deadweight"] == ["10"]
    assert shown.fields["price"] == ["75\u00a0000"]
    assert "432 000" in shown.text, "a fifth less the second year"


def test_what_cannot_be_read_is_said_at_its_field_and_stays(house: House, application: Application) -> None:
    before = rows(application)
    page = Page(house, application, "calculation-line", "r1")
    answer = page.send(effect="några", deadweight="120", what="Nytt namn")
    assert answer.status_code == 200
    assert rows(application) == before
    assert "Effekt per person och år: Skriv bara siffror" in page.text
    assert "Skulle ha skett ändå: Skriv högst 100" in page.text
    assert page.fields["effect"] == ["några"]
    assert page.fields["what"] == ["Nytt namn"]


def test_what_is_to_be_mended_leads_to_its_field(house: House, application: Application) -> None:
    page = Page(house, application, "calculation-line", "r1")
    page.send(effect_low="0,3", effect_high="0,4")
    shown = Page(house, application, "calculation-line", "r1")
    assert "Det här behöver rättas innan ni lämnar in" in shown.text
    assert 'href="#id_effect_low"' in shown.text
    whole = signed_in(house.person("education.writer")).get(reverse("calculation", args=[application.case.ref]))
    assert "/vinst/r1/#id_effect_low" in whole.content.decode()


def test_two_writers_of_one_line(house: House, application: Application) -> None:
    mine, theirs = (Page(house, application, "calculation-line", "r1") for _number in range(2))
    theirs.send(price="80 000")
    assert mine.send(price="90 000").status_code == 409
    assert "Din text, inte sparad" in mine.text
    assert rows(application)[0]["calc"]["price"] == "80000"
    assert mine.fields["price"] == ["90 000"], "nothing typed is lost"
    assert landing(mine.send())
    assert rows(application)[0]["calc"]["price"] == "90000"


def test_a_line_that_another_took_away(house: House, application: Application) -> None:
    mine, theirs = (Page(house, application, "calculation-line", "r1") for _number in range(2))
    assert landing(theirs.send(_remove="1"))
    assert [row["id"] for row in rows(application)] == ["r2", "r3"]
    assert mine.send(price="90 000").status_code == 409
    assert "Raden är borttagen." in mine.text
    assert landing(mine.send(_theirs="benefits.r1")) == reverse("calculation", args=[application.case.ref])
    assert [row["id"] for row in rows(application)] == ["r2", "r3"]


def test_others_rows_stay(house: House, application: Application) -> None:
    mine = Page(house, application, "calculation-line", "r1")
    Page(house, application, "calculation-line", "r2").send(price="1")
    assert landing(mine.send(price="2"))
    assert [row["calc"]["price"] for row in rows(application)] == ["2", "1", "30000"]


def test_a_price_of_the_list(house: House, application: Application) -> None:
    by, index = house.person("coordination.method"), {2020: "100", 2022: "110"}
    item = a_price(house.municipality, by, amount=Decimal(1000), price_year=2020)
    for year, value in index.items():
        an_index(house.municipality, year, value)
    Page(house, application, "calculation-line", "r1").send(price_item=str(item.pk))
    calc = rows(application)[0]["calc"]
    assert (calc["price"], calc["price_item"], calc["price_year"]) == ("1100", str(item.pk), "2022")
    assert item.source in calc["price_source"]
    Page(house, application, "calculation-line", "r1").send(price="1200")
    calc = rows(application)[0]["calc"]
    assert calc["price"] == "1200"
    assert not calc.get("price_item")
    assert not calc.get("price_year")


def test_a_price_of_a_year_that_the_index_lacks(house: House, application: Application) -> None:
    item = a_price(house.municipality, house.person("coordination.method"), price_year=2019)
    page = Page(house, application, "calculation-line", "r1")
    assert page.send(price_item=str(item.pk)).status_code == 200
    assert "Prisindex saknas för 2019 och 2022" in page.text
    assert rows(application)[0]["calc"]["price"] == "75000"


def test_a_cost_is_added_changed_and_taken_away(house: House, application: Application) -> None:
    Page(house, application, "calculation-cost-new").send(what="Lokal", year="2023", payer="fund", amount="1,25 mnkr")
    cost = rows(application, "costs")[-1]
    assert (cost["amount"], cost["year"]) == ("1250000", "2023")
    Page(house, application, "calculation-cost", cost["id"]).send(source="Hyreskontrakt")
    assert rows(application, "costs")[-1]["source"] == "Hyreskontrakt"
    Page(house, application, "calculation-cost", cost["id"]).send(_remove="1")
    assert [row["id"] for row in rows(application, "costs")] == ["c1", "c2"]


def test_the_rate_and_the_seed(house: House, application: Application) -> None:
    client, address = signed_in(house.person("education.writer")), reverse(
        "calculation-settings", args=[application.case.ref]
    )  # fmt: skip
    bad = client.post(address, {"rate": "30", "price_year": "2022", "seed": "1"})
    assert bad.status_code == 200
    assert "Skriv högst 20" in bad.content.decode()
    assert client.post(address, {"rate": "3,5", "price_year": "2022", "seed": "7"}).status_code == 302
    page = client.get(reverse("calculation", args=[application.case.ref])).content.decode().replace("\u00a0", " ")
    assert "3,5 %, kalkylens" in page
    assert "−223 223" in page


@pytest.mark.parametrize(("who", "status"), [("coordination.method", 403), ("culture.writer", 404)])
def test_who_may_not_write(house: House, application: Application, who: str, status: int) -> None:
    client, before = signed_in(house.person(who)), rows(application)
    for route, row in (("calculation-line", ["r1"]), ("calculation-line-new", []), ("calculation-cost", ["c1"])):
        answer = client.post(reverse(route, args=[application.case.ref, *row]), {"what": "Annat"})
        assert answer.status_code == status
    assert rows(application) == before


def test_what_is_sent_in_stands(house: House) -> None:
    application = a_submitted_application(house)
    client, before = signed_in(house.person("education.writer")), rows(application)
    address = reverse("calculation-line", args=[application.case.ref, "r1"])
    assert client.post(address, {"what": "Annat"}).status_code == 409
    assert rows(application) == before
    assert "<form" not in client.get(address).content.decode().partition('id="innehall"')[2].partition("</main>")[0]


def test_what_the_deciders_saw(house: House) -> None:
    application = a_submitted_application(house)
    Part.objects.filter(case=application.case, form="application", key="gains").update(answers={"benefits": []})
    client, address = signed_in(house.person("network.chair")), reverse("calculation", args=[application.case.ref])
    assert "ingen vinst att räkna med" in client.get(address).content.decode()
    seen = client.get(address + "?version=1").content.decode()
    assert "version 1" in seen
    assert "betalar sig" in seen
    assert "?version=1" in seen
    assert client.get(address + "?version=9").status_code == 404 == client.get(address + "?version=x").status_code
    line = client.get(reverse("calculation-line", args=[application.case.ref, "r1"]) + "?version=1")
    assert line.status_code == 200
    assert client.get(line.request["PATH_INFO"]).status_code == 404


def test_no_such_row(house: House) -> None:
    application = an_example(house)
    client = signed_in(house.person("education.writer"))
    for route in ("calculation-line", "calculation-cost"):
        assert client.get(reverse(route, args=[application.case.ref, "finns-inte"])).status_code == 404
