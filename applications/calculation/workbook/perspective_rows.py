"""The years of each perspective: cost, benefit, their sum so far, and when what was spent has come back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from applications.calculation.perspectives import MUNICIPALITY, PUBLIC_SECTOR, SOCIETY, Perspective
from applications.calculation.workbook.cells import put_formula, put_head, put_text
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.layout import Layout

MONEY, YEAR, PART = "#,##0", "0", "0.00"
FLAGS = {MUNICIPALITY.key: "B", PUBLIC_SECTOR.key: "C"}


def name_of(perspective: Perspective, contents: Contents) -> str:
    """What the perspective is called."""
    whole = {MUNICIPALITY.key: _("Kommunen"), PUBLIC_SECTOR.key: _("Offentlig sektor"), SOCIETY.key: _("Samhället")}
    return whole.get(perspective.key) or {**contents.payers, **contents.actors}[perspective.key]


def fill_perspectives(sheet: Any, layout: Layout, contents: Contents) -> None:
    for place, perspective in enumerate(layout.perspectives):
        put_head(sheet.cell(layout.of(place, "name"), 1), name_of(perspective, contents))
        words = {
            "number": _("Årets nummer, och numret på det sista året med kostnader"), "cost": _("Kostnad"),
            "benefit": _("Vinst"), "net": _("Vinst minus kostnad"), "sum": _("Summa hittills"),
            "back": _("Återbetalt efter så många år"), "present": _("Vinst minus kostnad, nuvärde"),
            "present_sum": _("Summa hittills, nuvärde"),
            "present_back": _("Återbetalt efter så många år, nuvärde"),
        }  # fmt: skip
        for name, text in words.items():
            put_text(sheet.cell(layout.of(place, name), 1), text)
        paid, number = (layout.across(layout.of(place, name)) for name in ("cost", "number"))
        put_formula(sheet.cell(layout.of(place, "number"), 2), f"SUMPRODUCT(MAX(({paid}<>0)*{number}))", YEAR)
        for column in layout.columns:
            _year(sheet, layout, place, perspective, column)


def _year(sheet: Any, layout: Layout, place: int, perspective: Perspective, column: int) -> None:
    at = {name: f"{get_column_letter(column)}{layout.of(place, name)}" for name in
          ("number", "cost", "benefit", "net", "sum", "present", "present_sum")}  # fmt: skip
    is_first = column == layout.columns[0]
    before = {name: "0" if is_first else f"{get_column_letter(column - 1)}{layout.of(place, name)}" for name in at}
    year, factor = (f"{get_column_letter(column)}${row}" for row in (layout.years, layout.factor))
    begun = f"IF(OR({year}=$B${layout.years},{at['cost']}<>0,{at['benefit']}<>0),1,0)"
    paid = f"$B${layout.of(place, 'number')}"
    formulas = {
        "number": begun if is_first else f"IF({before['number']}>0,{before['number']}+1,{begun})",
        "cost": _cost(perspective, layout, column),
        "benefit": _benefit(perspective, layout, column),
        "net": f"{at['benefit']}-{at['cost']}",
        "sum": f"{before['sum']}+{at['net']}",
        "back": _back(at["number"], at["sum"], before["sum"], at["net"], paid),
        "present": f"{at['net']}*{factor}",
        "present_sum": f"{before['present_sum']}+{at['present']}",
        "present_back": _back(at["number"], at["present_sum"], before["present_sum"], at["present"], paid),
    }
    forms = {"number": YEAR, "back": PART, "present_back": PART}
    for name, formula in formulas.items():
        put_formula(sheet.cell(layout.of(place, name), column), formula, forms.get(name, MONEY))


def _back(number: str, now: str, before: str, net: str, paid: str) -> str:
    """Empty until the costs have ended and the sum is no longer negative; then the years it took."""
    part = f"IF({before}<0,-{before}/{net},0)"
    return f'IF(AND({paid}>0,{number}>{paid},{now}>=0),{number}-1+{part},"")'


def _cost(perspective: Perspective, layout: Layout, column: int) -> str:
    letter, last = get_column_letter(column), layout.paid - 1
    if perspective.key == SOCIETY.key:
        return f"{letter}${layout.paid}"
    if perspective.key in FLAGS:
        return _flagged(FLAGS[perspective.key], letter, layout.payers, last)
    return _own([key for key, _name in layout.who_pay], perspective.key, letter, layout.payers)


def _benefit(perspective: Perspective, layout: Layout, column: int) -> str:
    letter, last = get_column_letter(column), layout.actors + len(layout.who_gain) - 1
    if perspective.key == SOCIETY.key:
        return f"{letter}${layout.gained}"
    if perspective.key in FLAGS:
        return _flagged(FLAGS[perspective.key], letter, layout.actors, last)
    return _own([key for key, _name in layout.who_gain], perspective.key, letter, layout.actors)


def _flagged(flag: str, letter: str, first: int, last: int) -> str:
    return f"SUMPRODUCT(${flag}${first}:${flag}${last},{letter}${first}:{letter}${last})"


def _own(keys: list[str], key: str, letter: str, first: int) -> str:
    return f"{letter}${first + keys.index(key)}" if key in keys else "0"
