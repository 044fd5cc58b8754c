"""Tables in a form: rows added and taken away without scripts, each cell with its own address."""

from __future__ import annotations

import pytest

from applications.forms.rows import MOST_OF_MONEY
from applications.models import Application
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House
from tests.writing.pages import Writer, saved, url


@pytest.fixture
def application(house: House) -> Application:
    return an_approved_idea(house)


def row_ids(writer: Writer, table: str) -> list[str]:
    return writer.fields[f"{table}-_rows"][0].split()


@pytest.mark.rule("SUN-23")
def test_an_indicator_has_unit_baseline_target_direction_and_source(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "indicators")
    (first,) = row_ids(writer, "indicators")
    cells = {
        "name": "Elever som läser", "shows": "effect", "unit": "procent", "baseline": "71,5", "target": "80",
        "direction": "increase", "money": "yes", "source": "Skolverket",
    }  # fmt: skip
    for column, typed in cells.items():
        writer.put(f"indicators-{first}-{column}", typed)
    assert writer.press("_to", "next").status_code == 302
    assert saved(application, "indicators")["indicators"] == [{"id": first, **cells, "baseline": "71.5"}]


@pytest.mark.rule("SUN-23")
def test_a_cost_line_has_year_and_payer(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    (first,) = row_ids(writer, "costs")
    social = f"department:{house.departments['social'].pk}"
    for column, typed in {"year": "2027", "what": "Lön", "payer": social, "amount": "450 tkr"}.items():
        writer.put(f"costs-{first}-{column}", typed)
    writer.press()
    assert saved(application, "costs")["costs"] == [
        {"id": first, "year": "2027", "what": "Lön", "payer": social, "amount": "450000"}
    ]


def test_a_row_is_added_and_saved_beside_the_others(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    (first,) = row_ids(writer, "costs")
    writer.put(f"costs-{first}-what", "Lön").press("_add", "costs")
    old, new = row_ids(writer, "costs")
    assert old == first
    assert f"id_costs-{new}-what" in writer.ids
    writer.put(f"costs-{new}-what", "Lokal").press()
    assert [line["what"] for line in saved(application, "costs")["costs"]] == ["Lön", "Lokal"]


def test_a_row_is_taken_away(house: House, application: Application) -> None:
    complete(application.case, "application", costs=[row("costs", application.case, key) for key in ("a", "b", "c")])
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.press("_remove", "costs.b")
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["a", "c"]
    assert row_ids(writer, "costs") == ["a", "c"]


@pytest.mark.rule("SUN-23")
def test_a_row_that_was_taken_away_is_put_back_as_it_was(house: House, application: Application) -> None:
    lines = [row("costs", application.case, key) for key in ("a", "b", "c")]
    lines[1]["what"] = 'Lön "lärare"\noch tolk'
    complete(application.case, "application", costs=lines)
    before = saved(application, "costs")["costs"]
    writer = Writer(house.person("education.writer"), application, "costs")
    assert "Du tog bort kostnad 2." in writer.press("_remove", "costs.b").content.decode()
    assert "Du tog bort" not in writer.press("_put_back", "costs.b.2").content.decode()
    assert saved(application, "costs")["costs"] == before
    assert row_ids(writer, "costs") == ["a", "b", "c"]


def test_the_offer_stands_once_and_on_its_own_page(house: House, application: Application) -> None:
    complete(application.case, "application", costs=[row("costs", application.case, key) for key in ("a", "b")])
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.client.post(writer.address, writer.fields | {"_remove": ["costs.b"]})
    assert "Du tog bort" not in writer.client.get(url("form-part", application, "gains")).content.decode()
    assert "Du tog bort kostnad 2." in writer.client.get(writer.address).content.decode()
    writer.open()
    assert "Du tog bort" not in writer.page.content.decode()
    writer.press("_add", "costs")
    blank = row_ids(writer, "costs")[-1]
    assert "Du tog bort" not in writer.press("_remove", f"costs.{blank}").content.decode(), "nothing to miss"


@pytest.mark.parametrize(
    "target", ["costs.b.0", "costs.b.99", "costs.a.1", "costs..1", "nonsense.b.1", "costs.b.x", "costs"]
)
def test_odd_words_put_nothing_odd_back(house: House, application: Application, target: str) -> None:
    complete(application.case, "application", costs=[row("costs", application.case, key) for key in ("a", "b")])
    before = saved(application, "costs")["costs"]
    writer = Writer(house.person("education.writer"), application, "costs")
    assert writer.press("_put_back", target).status_code == 200
    assert saved(application, "costs")["costs"] == before


@pytest.mark.parametrize("digits", [30, 5000])
def test_a_place_that_cannot_be_is_no_place(house: House, application: Application, digits: int) -> None:
    complete(application.case, "application", costs=[row("costs", application.case, key) for key in ("a", "b")])
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.press("_remove", "costs.b")
    assert writer.press("_put_back", "costs.b." + "9" * digits).status_code == 200
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["a"]


def test_an_empty_row_is_not_kept(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.press()
    assert saved(application, "costs").get("costs", []) == []


def test_a_cell_that_cannot_be_read_keeps_its_row_and_its_words(house: House, application: Application) -> None:
    complete(application.case, "application", costs=[row("costs", application.case, "a", amount="100")])
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.put("costs-a-amount", "mycket").put("costs-a-what", "Ny text")
    page = writer.press("_to", "next").content.decode()
    assert 'href="#id_costs-a-amount"' in page
    assert writer.fields["costs-a-amount"] == ["mycket"]
    line = saved(application, "costs")["costs"][0]
    assert (line["what"], line["amount"]) == ("Ny text", "100")


def test_a_new_row_with_an_unreadable_cell_stays_on_the_page(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    (first,) = row_ids(writer, "costs")
    page = writer.put(f"costs-{first}-year", "27").press("_to", "next").content.decode()
    assert "fyra siffror" in page
    assert writer.fields[f"costs-{first}-year"] == ["27"]


def test_a_department_of_another_municipality_cannot_gain(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "gains")
    (first,) = row_ids(writer, "benefits")
    page = writer.put(f"benefits-{first}-actor", "department:999999").press().content.decode()
    assert "Välj något av det som står i listan" in page


def test_a_table_has_a_bottom(house: House, application: Application) -> None:
    many = [row("costs", application.case, f"r{number}") for number in range(MOST_OF_MONEY)]
    complete(application.case, "application", costs=many)
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.press("_add", "costs")
    assert len(row_ids(writer, "costs")) == MOST_OF_MONEY


def test_row_names_that_were_tampered_with_are_left_out(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    writer.put("costs-_rows", "<b> ../x a a").put("costs-a-what", "Lön").press()
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["a"]


def test_the_sums_are_there_while_one_writes(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "costs")
    (first,) = row_ids(writer, "costs")
    typed = {"year": "2027", "what": "Lön", "payer": "fund", "amount": "1 250 000,50"}
    for column, words in typed.items():
        writer.put(f"costs-{first}-{column}", words)
    after_save = writer.autosave().content.decode()
    assert 'id="summor-costs" hx-swap-oob="true"' in after_save
    assert "Kostnader i kronor, per år och betalare" in after_save
    assert "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000" in after_save
    writer.open()
    assert "Kostnader i kronor, per år och betalare" in writer.page.content.decode()
