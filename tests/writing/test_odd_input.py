"""What people, clipboards and mischief put into the fields: read, or said at the field; never lost."""

from __future__ import annotations

from typing import Any

import pytest

from applications.models import Application
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House
from tests.writing.pages import Writer, saved, url

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    tables: dict[str, Any] = {kind: [row(kind, application.case, "a")] for kind in ("indicators", "costs", "benefits")}
    complete(application.case, "application", **tables)
    return application


def write(house: House, application: Application, part: str, name: str, typed: str) -> Writer:
    writer = Writer(house.person("education.writer"), application, part)
    writer.put(name, typed).press("_to", "here")
    return writer


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 234,5", "1234.5"), (f"1{NBSP}234,5", "1234.5"), (f"1{NARROW}234", "1234"), ("1234.5", "1234.5"),
        ("−3", "-3"), ("-3,25", "-3.25"), ("0", "0"), (" 12 ", "12"), ("1.250.000", "1250000"),
    ],
)  # fmt: skip
def test_an_indicator_is_read_the_swedish_way(house: House, application: Application, typed: str, kept: str) -> None:
    write(house, application, "indicators", "indicators-a-baseline", typed)
    assert saved(application, "indicators")["indicators"][0]["baseline"] == kept


@pytest.mark.parametrize(
    ("part", "name", "typed", "words"),
    [
        ("indicators", "indicators-a-target", "ungefär 12", "Skriv bara siffror"),
        ("indicators", "indicators-a-target", "12 %", "Skriv bara siffror"),
        ("indicators", "indicators-a-target", "1e9", "Skriv bara siffror"),
        ("indicators", "indicators-a-target", "NaN", "Skriv bara siffror"),
        ("indicators", "indicators-a-target", "9" * 14, f"Skriv högst 1{NBSP}000{NBSP}000{NBSP}000"),
        ("indicators", "indicators-a-target", "9" * 5000, "Skriv bara siffror"),
        ("indicators", "indicators-a-target", "1,23456", "Skriv högst 4 decimaler"),
        ("costs", "costs-a-amount", "-500", "Skriv ett belopp som är 0 kronor eller mer"),
        ("costs", "costs-a-amount", "9 999 999 999", f"högst 1{NBSP}000{NBSP}000{NBSP}000 kronor"),
        ("costs", "costs-a-amount", "mycket", "Skriv beloppet i kronor"),
        ("costs", "costs-a-amount", "10,555", "två decimaler"),
        ("costs", "costs-a-year", "20255", "fyra siffror"),
        ("costs", "costs-a-year", "1900", "Skriv ett år från 1990"),
        ("costs", "costs-a-year", "2500", "Skriv ett år till och med 2100"),
        ("costs", "costs-a-year", "nästa år", "fyra siffror"),
        ("costs", "costs-a-payer", "kungen", "Välj något av det som står i listan"),
        ("benefits:gains", "benefits-a-yearly", "-1", "Skriv ett belopp som är 0 kronor eller mer"),
        ("method", "starts", "1900-01-01", "Skriv en dag från 1990-01-01"),
        ("method", "starts", "20255-01-01", "Skriv dagen som åååå-mm-dd"),
        ("method", "starts", "2027-02-30", "Skriv dagen som åååå-mm-dd"),
        ("method", "starts", "i höst", "Skriv dagen som åååå-mm-dd"),
        ("problem", "girls", "-1", "Skriv 0 eller mer"),
        ("problem", "girls", "12,5", "Skriv ett helt tal"),
        ("problem", "girls", "tolv", "Skriv ett helt tal"),
        ("problem", "girls", "1000000", f"Skriv högst 100{NBSP}000"),
        ("problem", "problem", "a\x00b", "Texten har ett tecken som inte kan sparas"),
        ("costs", "costs-a-what", "a\x00b", "Texten har ett tecken som inte kan sparas"),
        ("method", "evidence", "trolldom", "Välj något av det som står i listan"),
        ("costs", "costs-a-what", "a" * 501, "Skriv högst 500 tecken. Nu är det 501."),
        ("problem", "problem", "å" * 10_000, "Skriv högst 6000 tecken. Nu är det 10000."),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_at_the_field(
    house: House, application: Application, part: str, name: str, typed: str, words: str
) -> None:
    part = part.rpartition(":")[2]
    before = saved(application, part)
    writer = write(house, application, part, name, typed)
    html = writer.page.content.decode()
    assert writer.page.status_code == 200
    assert words in html
    assert f'aria-describedby="id_{name}' in html or f"id_{name}_" in html
    assert "<title>Fel:" in html
    if name not in ("evidence", "costs-a-payer"):
        assert writer.fields[name] == [typed]
    assert saved(application, part) == before


@pytest.mark.parametrize(
    "typed",
    [
        "😀 👩‍👩‍👧 ‮bakvänt‬", "kolumn 1\tkolumn 2\nrad 2\t3", "<script>alert(1)</script>", "{{ 7|add:1 }} {% now %}",
        "'; DROP TABLE x; --", "ä" * 6000, "\ufeffmed märke", "a\r\nb\rc", "𝕊𝕦𝕟𝕕𝕤𝕧𝕒𝕝𝕝",
    ],
)  # fmt: skip
def test_any_text_is_kept_as_it_is(house: House, application: Application, typed: str) -> None:
    write(house, application, "problem", "problem", typed)
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    assert saved(application, "problem")["problem"] == plain.strip()
    again = Writer(house.person("education.writer"), application, "problem")
    assert again.fields["problem"] == [plain.strip()]
    assert "<script>alert" not in again.page.content.decode()
    read = again.client.get(url("form-print", application)).content.decode()
    assert "<script>alert" not in read


def test_half_a_character_is_no_error(house: House, application: Application) -> None:
    """A lone surrogate as UTF-8, and bytes that are no text at all."""
    writer = Writer(house.person("education.writer"), application, "problem")
    for raw in (b"problem=%ED%A0%80ord&_to=here", b"problem=%FF%FEord&_to=here"):
        answer = writer.client.post(writer.address, raw, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 302
        assert saved(application, "problem")["problem"].endswith("ord")


@pytest.mark.parametrize(
    ("part", "changes", "words", "anchor"),
    [
        ("method", {"starts": "2028-01-01", "ends": "2027-12-31"},
         "Projektet slutar: kan inte vara före starten", "id_ends"),
        ("gains", {"benefits-a-first_year": "2033", "benefits-a-last_year": "2030"},
         "Vinst 1: det sista året kan inte vara före det första", "id_benefits-a-last_year"),
        ("repayment", {"repayment-from": "2028"}, "Första året: välj ett år mellan 2029 och 2038", "id_repayment-from"),
        ("repayment", {"repayment-years": "11"}, "Skriv högst 10", "id_repayment-years"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said(
    house: House, application: Application, part: str, changes: dict[str, str], words: str, anchor: str
) -> None:
    writer = Writer(house.person("education.writer"), application, part)
    for name, typed in changes.items():
        writer.put(name, typed)
    html = writer.press("_to", "here").content.decode()
    assert words in html
    assert f'#{anchor}"' in html
    overview = writer.client.get(url("form", application)).content.decode()
    assert ("Lämna in ansökan</button>" in overview) is (words == "Skriv högst 10")
