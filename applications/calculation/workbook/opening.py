"""Opening a file that somebody has sent: what it is, that it is not a bomb, and that it is one of our workbooks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from applications.calculation.workbook.columns import ABOUT, BENEFITS, COSTS
from applications.content.sniffing import NotAccepted, sniff
from applications.listing.export import XLSX_TYPE

LARGEST = 2 * 1024 * 1024
LARGEST_OPEN, MOST_MEMBERS = 30 * 1024 * 1024, 200
MOST_READ, MOST_COLUMNS = 2000, 80  # rows and columns of a sheet that are looked at
# A document type can make a small file endless; no spreadsheet writes one. Also with two bytes a character.
DOCTYPE = re.compile(rb"<\x00?!\x00?[De]\x00?[On]\x00?[Ct]", re.IGNORECASE)
SHEETS = (COSTS, BENEFITS, ABOUT)


class NotAWorkbook(Exception):
    """The file cannot be read as a calculation; says why and what to do."""


@dataclass(frozen=True)
class Cell:
    """``value``: what it shows, None where it is empty. ``is_formula``: it is counted."""

    value: Any
    is_formula: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.is_formula and (self.value is None or str(self.value).strip() == "")

    @property
    def is_error(self) -> bool:
        return isinstance(self.value, str) and self.value.startswith("#") and self.value in ERRORS


ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
Rows = list[tuple[Cell, ...]]
EMPTY = Cell(None)


def open_sheets(content: IO[bytes], name: str, size: int) -> dict[str, Rows]:
    """The cells of the sheets that are read, by the sheet's name. Raises NotAWorkbook."""
    if size > LARGEST:
        raise NotAWorkbook(_("Filen är större än 2 MB. Så stor blir ingen kalkyl. Välj en annan fil."))
    try:
        kind = sniff(content, name, size)
    except NotAccepted as problem:
        raise NotAWorkbook(_not_a_workbook() if size else str(problem)) from problem
    if kind != XLSX_TYPE:
        raise NotAWorkbook(_not_a_workbook())
    _check_packing(content)
    try:
        return _read(content)
    except NotAWorkbook:
        raise
    except Exception as broken:  # a broken workbook breaks openpyxl in more ways than it has names for
        raise NotAWorkbook(
            _("Filen är trasig. Öppna den i ett kalkylprogram, spara den på nytt och försök igen.")
        ) from broken


def _not_a_workbook() -> str:
    return _("Filen är ingen Excelfil. Ta ut kalkylen som Excelfil här, ändra i den och läs in den igen.")


def _check_packing(content: IO[bytes]) -> None:
    """What is said to come out of it, and what does: neither more than a calculation can be."""
    too_large = NotAWorkbook(_("Filen är för stor uppackad. Ta ut kalkylen på nytt och ändra i den filen."))
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as packed:
            members = packed.infolist()
            if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > LARGEST_OPEN:
                raise too_large
            for one in members:
                if one.filename.endswith((".xml", ".rels")) and DOCTYPE.search(packed.read(one)):
                    raise too_large
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as broken:
        raise NotAWorkbook(_not_a_workbook()) from broken


def _read(content: IO[bytes]) -> dict[str, Rows]:
    """Twice: once for what the cells show, once for which of them are formulas."""
    content.seek(0)
    shown = load_workbook(content, read_only=True, data_only=True)
    content.seek(0)
    written = load_workbook(content, read_only=True)
    missing = [str(name) for name in SHEETS if str(name) not in shown.sheetnames]
    if missing:
        text = _("Bladet %(name)s saknas. Ta ut kalkylen på nytt och ändra i den filen.")
        raise NotAWorkbook(text % {"name": missing[0]})
    return {str(name): list(_cells(shown[str(name)], written[str(name)])) for name in SHEETS}


def _cells(shown: Any, written: Any) -> Iterator[tuple[Cell, ...]]:
    limits = {"max_row": MOST_READ, "max_col": MOST_COLUMNS}
    pairs = zip(shown.iter_rows(**limits), written.iter_rows(**limits), strict=False)
    for values, formulas in islice(pairs, MOST_READ):
        yield tuple(
            Cell(value.value, formula.data_type == "f") for value, formula in zip(values, formulas, strict=False)
        )
