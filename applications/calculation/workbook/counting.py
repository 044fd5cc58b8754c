"""The sheet that counts: every figure of it a formula over the other sheets."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from applications.calculation.perspectives import is_municipal, is_public
from applications.calculation.words import MONEY_WORDS
from applications.calculation.workbook.cells import BOLD, GREY, put_figure, put_formula, put_head, put_text
from applications.calculation.workbook.columns import BENEFITS, COST_HEADINGS, COSTS, HEAD, column_of
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.key_figures import fill_key_figures
from applications.calculation.workbook.layout import Layout, layout_of
from applications.calculation.workbook.perspective_rows import fill_perspectives
from applications.calculation.workbook.settings_cells import ENDS, RATE, STARTS
from applications.calculation.workbook.tables import cell_of, first_amount, has_figures

MONEY, SHARE, YEAR = "#,##0", "0.0000", "0"


def fill_calculation(sheet: Any, contents: Contents) -> None:
    """From the key figures at the top down to the rows they are made of."""
    layout = layout_of(contents)
    put_text(sheet["A1"], _("Beräkningen"))
    sheet["A1"].font = BOLD
    put_text(sheet["A2"], _("Allt här räknas ut ur de andra bladen. Ändra där, så ändras det här."))
    sheet["A2"].font = GREY
    fill_key_figures(sheet, layout, contents)
    _years(sheet, layout)
    _payers(sheet, layout)
    _benefits(sheet, layout)
    _actors(sheet, layout)
    fill_perspectives(sheet, layout, contents)
    sheet.column_dimensions["A"].width = 44
    for column in range(2, layout.columns[-1] + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 17
    sheet.freeze_panes = "B1"


def _years(sheet: Any, layout: Layout) -> None:
    """The calendar years, what a krona of each is worth in the first, and how much of each is counted."""
    put_head(sheet.cell(layout.years, 1), _("År"))
    put_formula(sheet.cell(layout.years, 2), f"YEAR({STARTS})", YEAR)
    put_text(sheet.cell(layout.factor, 1), _("Vad en krona är värd startåret"))
    for column in layout.columns:
        cell, before = sheet.cell(layout.years, column), get_column_letter(column - 1)
        if column == layout.columns[0]:
            put_figure(cell, layout.first, YEAR)
        else:
            put_formula(cell, f"{before}{layout.years}+1", YEAR)
        cell.font = BOLD
        year = f"{get_column_letter(column)}${layout.years}"
        put_formula(sheet.cell(layout.factor, column), f"(1+{RATE})^-({year}-$B${layout.years})", SHARE)
        if layout.covers:
            put_formula(sheet.cell(layout.share, column), _share_of(year, layout.share), SHARE)
    if layout.covers:
        put_text(sheet.cell(layout.share, 1), _("Del av året som räknas i täckningen"))
        put_formula(sheet.cell(layout.share, 2), f"YEAR({ENDS})", YEAR)
        put_formula(sheet.cell(layout.share, 3), f"MONTH({ENDS})", YEAR)
        put_figure(sheet.cell(layout.share, 4), layout.covers, YEAR)


def _share_of(year: str, row: int) -> str:
    """By whole months from the end, as applications.calculation.ten_years.share_of_year."""
    ends, month, years = f"$B${row}", f"$C${row}", f"$D${row}"
    return (
        f"IF(AND({year}>{ends},{year}<{ends}+{years}),1,"
        f"IF({year}={ends},(12-{month})/12,IF({year}={ends}+{years},{month}/12,0)))"
    )


def _payers(sheet: Any, layout: Layout) -> None:
    put_head(sheet.cell(layout.payers - 1, 1), _("Kostnader per betalare"))
    put_head(sheet.cell(layout.payers - 1, 2), _("Kommunen"))
    put_head(sheet.cell(layout.payers - 1, 3), _("Offentlig sektor"))
    years, payers, amounts = (_of_costs(key, layout) for key in ("year", "payer", "amount"))
    for row, (key, name) in enumerate(layout.who_pay, layout.payers):
        _named(sheet, row, key, name)
        for column in layout.columns:
            year = f"{get_column_letter(column)}${layout.years}"
            counted = f"SUMPRODUCT(({years}={year})*({payers}=$A{row}),{amounts})"
            put_formula(sheet.cell(row, column), counted, MONEY)
    put_text(sheet.cell(layout.paid, 1), _("Alla kostnader"))
    for column in layout.columns:
        year = f"{get_column_letter(column)}${layout.years}"
        put_formula(sheet.cell(layout.paid, column), f"SUMPRODUCT(({years}={year})*1,{amounts})", MONEY)


def _of_costs(key: str, layout: Layout) -> str:
    letter = get_column_letter(column_of(COST_HEADINGS, key))
    return f"{COSTS}!${letter}${HEAD + 1}:${letter}${layout.last_cost}"


def _named(sheet: Any, row: int, key: str, name: str) -> None:
    """Who it is, and whether inside the municipality and the public sector."""
    put_text(sheet.cell(row, 1), name)
    put_figure(sheet.cell(row, 2), int(is_municipal(key)), YEAR)
    put_figure(sheet.cell(row, 3), int(is_public(key)), YEAR)


def _benefits(sheet: Any, layout: Layout) -> None:
    heads = (_("Vinster rad för rad"), _("Vem vinner?"), _("Första årets belopp"), _("Avtar per år"),
             _("Första året"), _("Sista året"), _("Kommunens minskade kostnad"))  # fmt: skip
    for column, words in enumerate(heads, 1):
        put_head(sheet.cell(layout.benefits - 1, column), words)
    for place in range(layout.lines):
        _benefit(sheet, layout, layout.benefits + place, HEAD + 1 + place)
    last = layout.benefits + layout.lines - 1
    put_text(sheet.cell(layout.gained, 1), _("Alla vinster"))
    put_text(sheet.cell(layout.saved, 1), _("Kommunens minskade kostnader"))
    for column in layout.columns:
        letter = get_column_letter(column)
        rows = f"{letter}${layout.benefits}:{letter}${last}"
        put_formula(sheet.cell(layout.gained, column), f"SUM({rows})", MONEY)
        saved = f"SUMPRODUCT($G${layout.benefits}:$G${last},{rows})"
        put_formula(sheet.cell(layout.saved, column), saved, MONEY)


def _benefit(sheet: Any, layout: Layout, row: int, source: int) -> None:
    """One benefit by year: the first amount, less the drop-off of each year that has gone."""
    there, full = f"{BENEFITS}!", has_figures(source, f"{BENEFITS}!")
    what, actor, yearly, first, last = (
        there + cell_of(key, source) for key in ("what", "actor", "yearly", "first_year", "last_year")
    )
    money, drop_off = (there + cell_of(key, source, is_calc=True) for key in ("money", "drop_off"))
    put_formula(sheet.cell(row, 1), f'IF({what}="","",{what})')
    put_formula(sheet.cell(row, 2), f'IF({actor}="","",{actor})')
    plain = f"IF(ISNUMBER({yearly}),{yearly},0)"
    amount = f'IF({money}="{MONEY_WORDS["unpriced"]}",0,IF({full},{first_amount(source, there)},{plain}))'
    put_formula(sheet.cell(row, 3), amount, MONEY)
    put_formula(sheet.cell(row, 4), f'IF({full},IF({drop_off}="",0,{drop_off}),0)', "0.0##%")
    for column, cell in ((5, first), (6, last)):
        put_formula(sheet.cell(row, column), f"IF(ISNUMBER({cell}),{cell},0)", YEAR)
    whose = _lookup(f"$B{row}", 2, layout)
    saving = f'OR({money}="",{money}="{MONEY_WORDS["saving"]}")'
    put_formula(sheet.cell(row, 7), f"IF({saving},{whose},0)", YEAR)
    for column in layout.columns:
        year = f"{get_column_letter(column)}${layout.years}"
        kept = f"IF({year}=$E{row},1,(1-$D{row})^({year}-$E{row}))"
        inside = f"IF(AND({year}>=$E{row},{year}<=$F{row}),$C{row}*{kept},0)"
        put_formula(sheet.cell(row, column), inside, MONEY)


def _lookup(name: str, column: int, layout: Layout) -> str:
    """What stands in a column of the one who gains."""
    first, last = layout.actors, layout.actors + len(layout.who_gain) - 1
    letter = get_column_letter(column)
    return f"SUMPRODUCT(($A${first}:$A${last}={name})*1,${letter}${first}:${letter}${last})"


def _actors(sheet: Any, layout: Layout) -> None:
    put_head(sheet.cell(layout.actors - 1, 1), _("Vinster per aktör"))
    put_head(sheet.cell(layout.actors - 1, 2), _("Kommunen"))
    put_head(sheet.cell(layout.actors - 1, 3), _("Offentlig sektor"))
    first, last = layout.benefits, layout.benefits + layout.lines - 1
    for row, (key, name) in enumerate(layout.who_gain, layout.actors):
        _named(sheet, row, key, name)
        for column in layout.columns:
            letter = get_column_letter(column)
            mine = f"SUMPRODUCT(($B${first}:$B${last}=$A{row})*1,{letter}${first}:{letter}${last})"
            put_formula(sheet.cell(row, column), mine, MONEY)
