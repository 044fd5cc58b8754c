"""The top of the sheet that counts: what each perspective comes to, and what it came to when the file was taken out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from applications.calculation.result import Result, result_of
from applications.calculation.ten_years import coverage
from applications.calculation.workbook.cells import put_figure, put_formula, put_head, put_text
from applications.calculation.workbook.columns import (
    BENEFIT_HEADINGS,
    BENEFITS,
    COST_HEADINGS,
    COSTS,
    HEAD,
    Heading,
    column_of,
)
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.layout import FIGURES, OF_COVERAGE, Layout
from applications.calculation.workbook.perspective_rows import name_of

MONEY, RATIO, PART, YEAR = "#,##0", "0.0000", "0.00", "0"
BEYOND = 1000  # rows below the last that counts where something may have been written
COLUMNS = {
    "cost": 2, "benefit": 3, "present_cost": 4, "present_benefit": 5, "net": 6, "ratio": 7, "back": 8, "year": 9,
    "turns": 10, "present_back": 11, "present_year": 12, "net_then": 13, "ratio_then": 14,
}  # fmt: skip


def fill_key_figures(sheet: Any, layout: Layout, contents: Contents) -> None:
    words = (
        _("Perspektiv"), _("Kostnad"), _("Vinst"), _("Nuvärde av kostnaden"), _("Nuvärde av vinsten"),
        _("Nettonuvärde"), _("Nyttokostnadskvot"), _("Återbetalt efter, år"), _("Återbetalt år"),
        _("Blir minus igen"), _("Återbetalt efter, år, nuvärde"), _("Återbetalt år, nuvärde"),
        _("Nettonuvärde när filen togs ut"), _("Nyttokostnadskvot när filen togs ut"),
    )  # fmt: skip
    for column, text in enumerate(words, 1):
        put_head(sheet.cell(FIGURES, column), text)
    for place, perspective in enumerate(layout.perspectives):
        _row(sheet, layout, place)
        put_text(sheet.cell(layout.figures(place), 1), name_of(perspective, contents))
        _then(sheet, layout.figures(place), result_of(contents.read.calculation, perspective))
    if layout.covers:
        _coverage(sheet, layout, contents)
    put_text(sheet.cell(layout.check, 1), _("Kontroll"))
    put_formula(sheet.cell(layout.check, 2), _check(layout))


def _row(sheet: Any, layout: Layout, place: int) -> None:
    row, none = layout.figures(place), _("inte")
    at = {name: layout.across(layout.of(place, name)) for name in
          ("cost", "benefit", "sum", "back", "present_back")}  # fmt: skip
    years, factors = layout.across(layout.years), layout.across(layout.factor)

    def put(name: str, formula: str, form: str) -> None:
        put_formula(sheet.cell(row, COLUMNS[name]), formula, form)

    put("cost", f"SUM({at['cost']})", MONEY)
    put("benefit", f"SUM({at['benefit']})", MONEY)
    put("present_cost", f"SUMPRODUCT({at['cost']},{factors})", MONEY)
    put("present_benefit", f"SUMPRODUCT({at['benefit']},{factors})", MONEY)
    put("net", f"$E{row}-$D{row}", MONEY)
    put("ratio", f'IF($D{row}=0,"{none}",$E{row}/$D{row})', RATIO)
    for name, year in (("back", "year"), ("present_back", "present_year")):
        put(name, f'IF(COUNT({at[name]})=0,"{none}",MIN({at[name]}))', PART)
        found = f"INDEX({years},MATCH(MIN({at[name]}),{at[name]},0))"
        put(year, f'IF(COUNT({at[name]})=0,"{none}",{found})', YEAR)
    later = f"SUMPRODUCT(({years}>$I{row})*({at['sum']}<0))>0"
    put("turns", f'IF(COUNT({at["back"]})=0,"{_("nej")}",IF({later},"{_("ja")}","{_("nej")}"))', "General")


def _then(sheet: Any, row: int, result: Result) -> None:
    put_figure(sheet.cell(row, COLUMNS["net_then"]), result.net_present_value, MONEY)
    put_figure(sheet.cell(row, COLUMNS["ratio_then"]), result.benefit_cost_ratio, RATIO)


def _coverage(sheet: Any, layout: Layout, contents: Contents) -> None:
    """What the municipality saves in money within the years, against all that the project costs."""
    head = layout.coverage(OF_COVERAGE[0]) - 1
    title = _("Kommunens minskade kostnader inom %(years)d år") % {"years": layout.covers or 0}
    words = (title, _("Nu"), _("När filen togs ut"))
    for column, text in enumerate(words, 1):
        put_head(sheet.cell(head, column), text)
    saved, share, paid, factor = (
        layout.across(row) for row in (layout.saved, layout.share, layout.paid, layout.factor)
    )
    cell = {name: f"$B${layout.coverage(name)}" for name in OF_COVERAGE}
    then = coverage(contents.read.calculation, layout.covers or 0)
    yes, no = _("ja"), _("nej")
    rows: dict[str, tuple[str, str, Decimal | str]] = {
        "saving": (_("Minskade kostnader"), f"SUMPRODUCT({saved},{share})", then.saving),
        "cost": (_("Hela kostnaden"), f"SUM({paid})", then.cost),
        "passes": (_("Täcker kostnaden"), _holds(cell["saving"], cell["cost"]), yes if then.passes else no),
        "present_saving": (
            _("Minskade kostnader, nuvärde"), f"SUMPRODUCT({saved},{share},{factor})", then.present_saving,
        ),
        "present_cost": (_("Hela kostnaden, nuvärde"), f"SUMPRODUCT({paid},{factor})", then.present_cost),
        "passes_discounted": (
            _("Täcker kostnaden, nuvärde"), _holds(cell["present_saving"], cell["present_cost"]),
            yes if then.passes_discounted else no,
        ),
    }  # fmt: skip
    for name, (text, formula, value) in rows.items():
        row = layout.coverage(name)
        put_text(sheet.cell(row, 1), text)
        put_formula(sheet.cell(row, 2), formula, MONEY)
        if isinstance(value, str):
            put_text(sheet.cell(row, 3), value)
        else:
            put_figure(sheet.cell(row, 3), value, MONEY)


def _holds(saving: str, cost: str) -> str:
    """Equality is enough. To the öre, as a spreadsheet counts with rounded figures."""
    return f'IF(ROUND({saving}-{cost},2)>=0,"{_("ja")}","{_("nej")}")'


def _check(layout: Layout) -> str:
    """Says when something was written where no formula sees it."""
    below = "+".join(
        f"COUNTA({name}!$B${last + 1}:$C${last + BEYOND})"
        for name, last in ((BENEFITS, layout.last_line), (COSTS, layout.last_cost))
    )
    years = _down(COSTS, COST_HEADINGS, "year", layout.last_cost)
    early, late = (
        _down(BENEFITS, BENEFIT_HEADINGS, key, layout.last_line) for key in ("first_year", "last_year")
    )  # fmt: skip
    outside = "+".join(
        f'SUMPRODUCT(({cells}<>"")*({cells}{wrong}))'
        for cells, wrong in ((years, f"<{layout.first}"), (years, f">{layout.last}"), (early, f"<{layout.first}"),
                             (late, f">{layout.last}"))
    )  # fmt: skip
    rows = _("Obs! Rader längst ner räknas inte. Läs in filen och ta ut den igen.")
    beyond = _("Obs! År utanför beräkningen räknas inte. Läs in filen och ta ut den igen.")
    return f'IF({below}>0,"{rows}",IF({outside}>0,"{beyond}","{_("Allt är medräknat.")}"))'


def _down(sheet: object, headings: tuple[Heading, ...], key: str, last: int) -> str:
    """A column of another sheet, from its first row to the last that is counted."""
    letter = get_column_letter(column_of(headings, key))
    return f"{sheet}!${letter}${HEAD + 1}:${letter}${last}"
