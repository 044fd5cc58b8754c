"""The workbook's formulas, recalculated by another program, come to what the calculation says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from applications.calculation.perspectives import Perspective
from applications.calculation.reading import Read, read, tables
from applications.calculation.result import PayBack, result_of
from applications.calculation.ten_years import coverage
from applications.calculation.workbook import layout
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.making import workbook_of
from applications.calculation.workbook.perspective_rows import name_of
from applications.content.naming import Names
from applications.forms.lists import Lists
from socinv.lifecycle.process import all_processes
from tests.calculation_file.counted import Counted

SOCIAL, SCHOOL = "department:1", "department:2"
LISTS = Lists(1, Names({1: "Socialförvaltningen", 2: "Barn & skola", 3: "Kultur <ung>"}, {}))
PROCESS = next(one for one in all_processes().values() if tables(one.parts("application"), "costs"))


def benefit(key: str, actor: str, first: int, last: int, **calc: str) -> dict[str, Any]:
    yearly = calc.pop("yearly", "")
    row = {"id": key, "actor": actor, "what": f"=Vinst {key}", "yearly": yearly, "first_year": str(first),
           "last_year": str(last), "source": ""}  # fmt: skip
    return {**row, "calc": {"money": "saving", "ground": "judgement", **calc}} if calc else row


def cost(key: str, year: int, payer: str, amount: str) -> dict[str, str]:
    return {"id": key, "year": str(year), "what": "Lön", "payer": payer, "amount": amount}


def counted(
    path: Path, lines: list[Any], costs: list[Any], starts: date, ends: date, monkeypatch: pytest.MonkeyPatch
) -> tuple[Read, Contents, Counted]:
    """Fewer spare rows than people get, for a quicker test."""
    monkeypatch.setattr(layout, "SPARE", 2)
    answers: dict[str, dict[str, Any]] = {}
    for kind, rows in (("benefits", lines), ("costs", costs)):
        part, field = tables(PROCESS.parts("application"), kind)[0]
        answers.setdefault(part, {})[field] = rows
    found = read(PROCESS, answers, starts=starts, ends=ends, own=1)
    contents = Contents("ref", "=Rubrik", "", None, datetime(2026, 1, 1, tzinfo=UTC), found, LISTS, 10)
    with workbook_of(contents) as file:
        path.write_bytes(file.read())
    return found, contents, Counted(path)


def agrees(found: Read, contents: Contents, book: Counted) -> None:
    """Every perspective's key figures, to the öre."""
    shown = book.key_figures()
    perspectives = layout.perspectives_of(contents)
    assert len(shown) == len(perspectives)
    for one in perspectives:
        _agrees(found, one, shown[name_of(one, contents)])


def _agrees(found: Read, perspective: Perspective, shown: dict[str, Any]) -> None:
    result = result_of(found.calculation, perspective)
    amounts = {
        "Kostnad": result.cost, "Vinst": result.benefit, "Nuvärde av kostnaden": result.present_cost,
        "Nuvärde av vinsten": result.present_benefit, "Nettonuvärde": result.net_present_value,
        "Nettonuvärde när filen togs ut": result.net_present_value,
    }  # fmt: skip
    for heading, amount in amounts.items():
        assert shown[heading] == pytest.approx(float(amount), abs=0.005), (perspective.key, heading)
    ratio = result.benefit_cost_ratio
    assert shown["Nyttokostnadskvot"] == ("inte" if ratio is None else pytest.approx(float(ratio)))
    _same_back(result.pay_back, shown["Återbetalt efter, år"], shown["Återbetalt år"])
    _same_back(result.present_pay_back, shown["Återbetalt efter, år, nuvärde"], shown["Återbetalt år, nuvärde"])
    assert shown["Blir minus igen"] == ("ja" if result.pay_back.turns_again else "nej")


def _same_back(back: PayBack, years: Any, year: Any) -> None:
    expected = "inte" if back.years is None else pytest.approx(float(back.years))
    assert (years, year) == (expected, back.year or "inte")


@pytest.mark.rule("ORE-22")
def test_the_worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/economics.md: two years of cost, five of savings that drop off by a fifth a year; as printed."""
    figures = {"participants": "40", "deadweight": "0", "drop_off": "0.20"}
    lines = [
        benefit("r1", SOCIAL, 2024, 2028, effect="0.20", price="75000", **figures),
        benefit("r2", SCHOOL, 2024, 2028, effect="0.15", price="25000", **figures),
        benefit("r3", "region", 2024, 2028, effect="0.10", price="30000", **figures),
    ]
    costs = [cost("c1", 2022, "fund", "1200000"), cost("c2", 2023, "fund", "1300000")]
    dates = date(2022, 1, 1), date(2023, 12, 31)
    found, contents, book = counted(tmp_path / "kalkyl.xlsx", lines, costs, *dates, monkeypatch)
    agrees(found, contents, book)
    shown = book.key_figures()
    assert round(shown["Kommunen"]["Nettonuvärde"]) == -191_113
    assert round(shown["Kommunen"]["Nyttokostnadskvot"], 4) == 0.9224
    assert round(shown["Offentlig sektor"]["Nettonuvärde"]) == 172_250
    assert round(shown["Offentlig sektor"]["Nyttokostnadskvot"], 4) == 1.0700
    assert book.beside("Minskade kostnader") == pytest.approx(2_521_200)
    assert book.beside("Hela kostnaden") == 2_500_000
    assert (book.beside("Täcker kostnaden"), book.beside("Täcker kostnaden, nuvärde")) == ("ja", "nej")
    assert book.beside("Kontroll") == "Allt är medräknat."


def test_everything_a_line_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares, an amount alone, half-filled figures, what is not in money, everything lost after a year, an extra cost
    long after, a start in the middle of a year, other payers, and a row with no amount."""
    shares = {"deadweight": "0.1", "attribution": "0.8", "bias": "0.05", "drop_off": "1"}
    lines = [
        benefit("r1", SOCIAL, 2023, 2027, participants="12.5", effect="1.5", price="90000.5", **shares),
        benefit("r2", SCHOOL, 2024, 2036, yearly="310000.25"),
        benefit("r3", "region", 2024, 2026, yearly="50000", participants="3"),
        benefit("r4", "individual", 2022, 2025, money="unpriced", participants="10", effect="2"),
        benefit("r5", "state", 2024, 2025, money="redistribution", participants="5", effect="1", price="-20000"),
        benefit("r6", "", 2024, 2025, yearly="7000"),
        benefit("r7", SOCIAL, 2024, 2025),
    ]
    costs = [
        cost("c1", 2021, SCHOOL, "100000"), cost("c2", 2022, "fund", "900000"), cost("c3", 2023, "eu", "300000"),
        cost("c4", 2029, SOCIAL, "2500000"), cost("c5", 2022, "other", "40000"), cost("c6", 2022, "", "5000"),
    ]  # fmt: skip
    dates = date(2022, 5, 1), date(2024, 8, 31)
    found, contents, book = counted(tmp_path / "kalkyl.xlsx", lines, costs, *dates, monkeypatch)
    agrees(found, contents, book)
    covered = coverage(found.calculation, 10)
    assert book.beside("Minskade kostnader") == pytest.approx(float(covered.saving))
    assert book.beside("Minskade kostnader, nuvärde") == pytest.approx(float(covered.present_saving))
    assert book.beside("Hela kostnaden, nuvärde") == pytest.approx(float(covered.present_cost))
