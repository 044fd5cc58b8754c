"""Reading a workbook: the rows and settings as they would be saved, and everything that cannot be read, by its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from applications.calculation.detail import NEEDED, is_counted
from applications.calculation.settings import Settings
from applications.calculation.workbook.cell_texts import Unreadable, text_in
from applications.calculation.workbook.columns import (
    ABOUT,
    BENEFIT_HEADINGS,
    BENEFITS,
    COST_HEADINGS,
    COSTS,
    HEAD,
    KEY,
    Heading,
)
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.keeping import settled
from applications.calculation.workbook.making import LANGUAGE
from applications.calculation.workbook.opening import EMPTY, Cell, NotAWorkbook, Rows
from applications.calculation.workbook.settings_cells import FORMAT, ROWS, WORDS
from applications.forms.calculation_cost import CostForm, SettingsForm
from applications.forms.calculation_line import LineForm
from applications.forms.rows import ROW_ID, most_rows, new_row

Row = dict[str, Any]
Named = Mapping[str, Mapping[str, str]]  # keys by names, by the heading's key


@dataclass(frozen=True)
class Mistake:
    """What is wrong, and in which cell: ``column`` with its letter and heading."""

    sheet: str
    row: int
    column: str
    heading: str
    text: str


@dataclass
class Parsed:
    """``stamp``: the fingerprint of what was taken out. ``other_dates``: the project's days were changed in it."""

    lines: list[Row] = field(default_factory=list)
    costs: list[Row] = field(default_factory=list)
    settings: Settings | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    stamp: str = ""
    other_dates: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet with rows: its headings, the kind of table, the form its rows go through, the rows saved now."""

    sheet: str
    kind: str
    headings: tuple[Heading, ...]
    form: Any
    saved: Mapping[str, Mapping[str, Any]]
    named: Named
    contents: Contents


def parse(sheets: Mapping[str, Rows], contents: Contents) -> Parsed:
    """``contents``: the calculation as it is saved now. Raises NotAWorkbook when it is another case's, or no
    calculation of ours."""
    with translation.override(LANGUAGE):
        tables = _tables(contents)
        about = {key: _about(sheets[str(ABOUT)], key) for key in ROWS}
    _check_whose(about, contents)
    parsed = Parsed(stamp=str(about["fingerprint"].value or ""))
    parsed.lines = _rows(sheets[tables[0].sheet], tables[0], parsed.mistakes)
    parsed.costs = _rows(sheets[tables[1].sheet], tables[1], parsed.mistakes)
    parsed.settings = _settings(about, contents, parsed.mistakes)
    dates = contents.read.calculation
    parsed.other_dates = any(
        hasattr(about[key].value, "date") and about[key].value.date() != day
        for key, day in (("starts", dates.starts), ("ends", dates.ends))
    )
    return parsed


def _tables(contents: Contents) -> tuple[Table, Table]:
    read = contents.read
    lines, costs = ({one.key: one.row for one in rows} for rows in (read.lines, read.costs))
    return (
        Table(str(BENEFITS), "benefits", BENEFIT_HEADINGS, LineForm, lines,
              _named(BENEFIT_HEADINGS, {"actor": contents.actors}), contents),
        Table(str(COSTS), "costs", COST_HEADINGS, CostForm, costs,
              _named(COST_HEADINGS, {"payer": contents.payers}), contents),
    )  # fmt: skip


def _named(headings: Sequence[Heading], labels: Mapping[str, Mapping[str, str]]) -> Named:
    pairs = {one.key: [(key, str(word)) for key, word in one.choices] for one in headings if one.choices}
    pairs |= {key: list(found.items()) for key, found in labels.items()}
    return {key: {" ".join(word.split()).casefold(): name for name, word in found} for key, found in pairs.items()}


def _about(rows: Rows, key: str) -> Cell:
    """The value beside the words, wherever they stand."""
    words = str(WORDS[key])
    return next((row[1] for row in rows if len(row) > 1 and str(row[0].value or "") == words), EMPTY)


def _check_whose(about: Mapping[str, Cell], contents: Contents) -> None:
    if about["ref"].is_empty or about["format"].is_empty:
        raise NotAWorkbook(
            _("Filen är inte uttagen härifrån. Ta ut kalkylen som Excelfil, ändra i den och läs in den.")
        )
    if str(about["ref"].value).strip() != contents.ref:
        title = str(about["title"].value or "")[:100]
        raise NotAWorkbook(_("Filen hör till ett annat ärende: %(title)s.") % {"title": title})
    if about["format"].value != FORMAT:
        raise NotAWorkbook(_("Filen är av ett äldre slag. Ta ut kalkylen på nytt och ändra i den filen."))


def _rows(rows: Rows, table: Table, mistakes: list[Mistake]) -> list[Row]:
    columns = _columns(rows, table)
    found: list[Row] = []
    seen: set[str] = set()
    for number, row in enumerate(rows[HEAD:], HEAD + 1):
        cells = {key: row[at] if at < len(row) else EMPTY for key, at in columns.items()}
        if all(cell.is_empty for key, cell in cells.items() if key != KEY):
            continue
        if len(found) == most_rows(table.kind):
            text = _("Bladet har fler än %(most)d rader. Ta bort några.") % {"most": most_rows(table.kind)}
            mistakes.append(Mistake(table.sheet, number, "", "", text))
            break
        key = str(cells[KEY].value or "").strip()
        if not ROW_ID.fullmatch(key) or key in seen:
            key = new_row()  # new, or a copy of another row
        seen.add(key)
        kept, wrong = _row(key, cells, table)
        found.append(kept)
        across = sorted(wrong.items(), key=lambda one: columns[one[0]])
        mistakes += [_mistake(table, number, columns[name], name, text) for name, text in across]
    return found


def _columns(rows: Rows, table: Table) -> dict[str, int]:
    """Each heading's column, from nought. Raises NotAWorkbook when one is gone."""
    heads = [str(cell.value or "").strip() for cell in (rows[HEAD - 1] if len(rows) >= HEAD else ())]
    with translation.override(LANGUAGE):
        wanted = {one.key: one.words for one in table.headings}
    for words in wanted.values():
        if words not in heads:
            text = _("Bladet %(sheet)s saknar kolumnen ”%(column)s”. Ta ut kalkylen på nytt och ändra i den filen.")
            raise NotAWorkbook(text % {"sheet": table.sheet, "column": words})
    return {key: heads.index(words) for key, words in wanted.items()}


def _row(key: str, cells: Mapping[str, Cell], table: Table) -> tuple[Row, dict[str, str]]:
    """The row as the page's own form keeps it, and what is wrong by the cell's heading."""
    saved = table.saved.get(key, {})
    data: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for one in table.headings[1:]:
        try:
            data[one.key] = text_in(cells[one.key], one, table.named.get(one.key, {}))
        except Unreadable as problem:
            wrong[one.key] = str(problem)
    form = table.form(table.contents.lists, saved, data)
    _also_closed(form, saved)
    if table.form is LineForm and not any(cells[name].is_empty for name in NEEDED):
        wrong.pop("yearly", None)  # it follows from the other figures
    if not form.is_valid():
        return {"id": key}, {name: str(texts[0]) for name, texts in form.errors.items()} | wrong
    kept = settled(saved, {"id": key, **form.kept()})
    if is_counted(kept):
        wrong.pop("yearly", None)  # it follows from the other figures
    return kept, wrong


def _also_closed(form: forms.Form, saved: Mapping[str, Any]) -> None:
    """One that is no longer chosen stays where it stands."""
    for name in ("actor", "payer"):
        if name in form.fields and saved.get(name):
            chosen: Any = form.fields[name]
            if saved[name] not in dict(chosen.choices):
                chosen.choices = [*chosen.choices, (saved[name], "")]


def _mistake(table: Table, number: int, column: int, key: str, text: str) -> Mistake:
    with translation.override(LANGUAGE):
        words = next(one.words for one in table.headings if one.key == key)
    return Mistake(table.sheet, number, get_column_letter(column + 1), words, text)


def _settings(about: Mapping[str, Cell], contents: Contents, mistakes: list[Mistake]) -> Settings | None:
    kinds = {"rate": "share", "price_year": "year", "seed": "figure"}
    data, wrong = {}, {}
    for key, kind in kinds.items():
        try:
            data[key] = text_in(about[key], Heading(key, WORDS[key], kind), {})
        except Unreadable as problem:
            wrong[key] = str(problem)
    form = SettingsForm(contents.read.settings, data)
    if not form.is_valid():
        wrong = {name: str(texts[0]) for name, texts in form.errors.items()} | wrong
    with translation.override(LANGUAGE):
        sheet, words = str(ABOUT), {key: str(WORDS[key]) for key in kinds}
    mistakes += [Mistake(sheet, ROWS[key], "B", words[key], text) for key, text in wrong.items()]
    return None if wrong else form.settings()
