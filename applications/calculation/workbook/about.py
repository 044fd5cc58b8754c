"""The sheet about the calculation: whose it is, what it goes by, how it is read in again, and every source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from applications.calculation.detail import detail_of
from applications.calculation.reading import ReadLine
from applications.calculation.words import INPUT_WORDS
from applications.calculation.workbook.cells import BOLD, WRAPPED, put_figure, put_head, put_kept, put_text
from applications.calculation.workbook.columns import BENEFITS, COSTS, unit_note
from applications.calculation.workbook.contents import Contents, fingerprint
from applications.calculation.workbook.settings_cells import FORMAT, ROWS, WORDS
from applications.calculation.workbook.tables import fill_lists
from socinv.presentation.dates import when

DAY = "yyyy-mm-dd"


def fill_about(sheet: Any, contents: Contents) -> None:
    read = contents.read
    version = contents.version
    texts = {
        "title": contents.title, "ref": contents.ref, "number": contents.number,
        "version": _("Som den är nu") if version is None else _("Version %(number)d") % {"number": version},
        "taken": when(contents.taken), "fingerprint": fingerprint(read),
    }  # fmt: skip
    for key, row in ROWS.items():
        put_text(sheet.cell(row, 1), WORDS[key])
        sheet.cell(row, 1).font = BOLD
        if key in texts:
            put_text(sheet.cell(row, 2), texts[key])
    put_figure(sheet.cell(ROWS["starts"], 2), read.calculation.starts, DAY)
    put_figure(sheet.cell(ROWS["ends"], 2), read.calculation.ends, DAY)
    put_figure(sheet.cell(ROWS["rate"], 2), read.settings.rate, "0.0##%")
    put_kept(sheet.cell(ROWS["price_year"], 2), "year", read.settings.price_year)
    put_figure(sheet.cell(ROWS["seed"], 2), read.settings.seed, "0")
    put_figure(sheet.cell(ROWS["covers"], 2), contents.covers, "0")
    put_figure(sheet.cell(ROWS["format"], 2), FORMAT, "0")
    fill_lists(sheet, contents)
    _explain(sheet, max(ROWS.values()) + 2)
    for letter, width in (("A", 46), ("B", 60), ("C", 60)):
        sheet.column_dimensions[letter].width = width


def _explain(sheet: Any, row: int) -> int:
    lines = (
        _("Så använder du arbetsboken"),
        _("Ändra på bladen Kostnader och Vinster, en rad för varje. Nya rader skrivs under de andra."),
        unit_note(),
        _("Låt första kolumnen vara. Den säger vilken rad det är när filen läses in. En ny rad har den tom."),
        _("Räntan, prisnivån och slumptalsfröet ovan läses in. Projektets dagar ändras i ansökan, inte här."),
        _("Läs in filen på kalkylens sida. Först visas vad som ändras, och inget sparas förrän du har sagt ja."),
        _("Kronor per år räknas ut på rader som har personer, effekt och pris."),
        _("Simuleringen finns bara på kalkylens sida."),
    )
    for number, text in enumerate(lines, row):
        put_text(sheet.cell(number, 1), text)
    sheet.cell(row, 1).font = BOLD
    return row + len(lines)


def fill_sources(sheet: Any, contents: Contents) -> None:
    """Every figure with its source, or that it has none; below what is explained."""
    row = max(ROWS.values()) + 12
    for column, text in enumerate((_("Siffra"), _("Källa")), 1):
        put_head(sheet.cell(row, column), text)
    for number, (figure, source) in enumerate(_sources(contents), row + 1):
        put_text(sheet.cell(number, 1), figure)
        put_text(sheet.cell(number, 2), source or _("Källa saknas"))
        sheet.cell(number, 1).alignment = sheet.cell(number, 2).alignment = WRAPPED


def _sources(contents: Contents) -> Iterator[tuple[str, str]]:
    for cost in contents.read.costs:
        place = _("%(sheet)s %(number)d: %(what)s") % {
            "sheet": COSTS, "number": cost.number, "what": cost.row.get("what") or "",
        }  # fmt: skip
        yield place, str(cost.row.get("source") or "")
    for line in contents.read.lines:
        yield from _of_line(line)


def _of_line(line: ReadLine) -> Iterator[tuple[str, str]]:
    place = _("%(sheet)s %(number)d: %(what)s") % {
        "sheet": BENEFITS, "number": line.number, "what": line.row.get("what") or "",
    }  # fmt: skip
    detail = detail_of(line.row)
    if detail is None or not line.complete:
        yield place, str(line.row.get("source") or "")
        return
    marked = detail.marked("_source")
    for name in detail.given:
        if name in marked or name in line.lacks_source:
            yield f"{place}, {str(INPUT_WORDS[name]).lower()}", marked.get(name, "")
