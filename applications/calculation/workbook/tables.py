"""The sheets with the rows: a cost or a benefit a row, with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from applications.calculation.detail import NEEDED, is_counted
from applications.calculation.workbook.cells import put_formula, put_head, put_kept, put_text
from applications.calculation.workbook.columns import (
    ABOUT,
    BENEFIT_HEADINGS,
    COST_HEADINGS,
    FORMATS,
    HEAD,
    SPARE,
    Heading,
    column_of,
)
from applications.calculation.workbook.contents import Contents, Labels

Row = Mapping[str, Any]
Headings = tuple[Heading, ...]


def fill_costs(sheet: Any, contents: Contents) -> None:
    _fill(sheet, COST_HEADINGS, [one.row for one in contents.read.costs], {"payer": contents.payers})


def fill_benefits(sheet: Any, contents: Contents) -> None:
    """Where the yearly amount comes from the row's figures it is a formula over them."""
    rows = [one.row for one in contents.read.lines]
    _fill(sheet, BENEFIT_HEADINGS, rows, {"actor": contents.actors})
    yearly = column_of(BENEFIT_HEADINGS, "yearly")
    for number, row in enumerate(rows, HEAD + 1):
        if is_counted(row):
            put_formula(sheet.cell(number, yearly), f"ROUND({first_amount(number)},0)", FORMATS["money"])


def _fill(sheet: Any, headings: Headings, rows: list[Row], named: Mapping[str, Labels]) -> None:
    for column, heading in enumerate(headings, 1):
        put_head(sheet.cell(HEAD, column), heading.words)
        sheet.column_dimensions[get_column_letter(column)].width = heading.width
    for number, row in enumerate(rows, HEAD + 1):
        for column, heading in enumerate(headings, 1):
            _put(sheet.cell(number, column), heading, row, named)
    sheet.freeze_panes = sheet.cell(HEAD + 1, 4)
    for column, heading in enumerate(headings, 1):
        if heading.kind == "choice":
            words = ",".join(str(word) for _key, word in heading.choices)
            _choose(sheet, column, len(rows), f'"{words}"')
        elif heading.kind in named:
            _choose(sheet, column, len(rows), _list_of(heading.kind, len(named[heading.kind])))


def _put(cell: Any, heading: Heading, row: Row, named: Mapping[str, Labels]) -> None:
    value = ((row.get("calc") or {}) if heading.is_calc else row).get(heading.key)
    if heading.kind in named:
        put_text(cell, named[heading.kind].get(str(value or ""), ""))
    elif heading.kind == "choice":
        put_text(cell, dict(heading.choices).get(str(value or ""), ""))
    else:
        put_kept(cell, heading.kind, value)


# The names stand on the sheet about the calculation, beside what it says.
LISTS = {"actor": "E", "payer": "F"}


def _list_of(kind: str, count: int) -> str:
    letter = LISTS[kind]
    return f"'{ABOUT}'!${letter}${HEAD + 1}:${letter}${HEAD + count}"


def fill_lists(sheet: Any, contents: Contents) -> None:
    """The names to choose among, which the other sheets point at."""
    heads = {"actor": _("Kan vinna"), "payer": _("Kan betala")}
    for kind, found in (("actor", contents.actors), ("payer", contents.payers)):
        put_head(sheet[f"{LISTS[kind]}{HEAD}"], heads[kind])
        for number, name in enumerate(found.values(), HEAD + 1):
            put_text(sheet[f"{LISTS[kind]}{number}"], name)
        sheet.column_dimensions[LISTS[kind]].width = 30


def _choose(sheet: Any, column: int, rows: int, among: str) -> None:
    rule = DataValidation(type="list", formula1=among, allow_blank=True)
    rule.error, rule.errorTitle = _("Välj ur listan."), _("Finns inte")
    letter = get_column_letter(column)
    rule.add(f"{letter}{HEAD + 1}:{letter}{HEAD + rows + SPARE}")
    sheet.add_data_validation(rule)


def cell_of(key: str, row: int, *, is_calc: bool = False) -> str:
    """The letter and number of a benefit's cell."""
    return f"{get_column_letter(column_of(BENEFIT_HEADINGS, key, is_calc=is_calc))}{row}"


def has_figures(row: int, sheet: str = "") -> str:
    """Whether the amount is counted from the row's figures."""
    needed = ",".join(f"{sheet}{cell_of(name, row, is_calc=True)}" for name in NEEDED)
    return f"COUNT({needed})={len(NEEDED)}"


def first_amount(row: int, sheet: str = "") -> str:
    """N · Δ · u · (1−d) · a · (1−b) of a row on the benefits' sheet; an empty share is the one that changes nothing."""
    at = {name: f"{sheet}{cell_of(name, row, is_calc=True)}" for name in
          (*NEEDED, "deadweight", "attribution", "bias")}  # fmt: skip
    return (
        f"{at['participants']}*{at['effect']}*{at['price']}*(1-{at['deadweight']})"
        f'*IF({at["attribution"]}="",1,{at["attribution"]})*(1-{at["bias"]})'
    )
