"""Writing cells: text that is never a formula, figures as figures, formulas as formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill

from applications.calculation.workbook.columns import FORMATS, NUMERIC
from applications.content.answers import decimal
from applications.listing.export import FORMULA, UNWRITABLE

BOLD, GREY = Font(bold=True), Font(color="595959")
HEAD_FILL = PatternFill("solid", fgColor="E7EEF3")
WRAPPED = Alignment(wrap_text=True, vertical="top")


def put_text(cell: Any, text: Any) -> None:
    """The words as they are, also when they begin as a formula does."""
    written = UNWRITABLE.sub(" ", str(text))
    if not written:
        return
    cell.value = written
    cell.data_type = "s"
    if written.lstrip().startswith(FORMULA):
        cell.quotePrefix = True  # a spreadsheet that lets the cell be edited keeps it as text


def put_head(cell: Any, text: Any) -> None:
    put_text(cell, text)
    cell.font, cell.fill, cell.alignment = BOLD, HEAD_FILL, WRAPPED


def put_figure(cell: Any, value: Decimal | int | date | None, form: str) -> None:
    """``form``: a number format."""
    if value is not None:
        cell.value = value
        cell.number_format = form


def put_formula(cell: Any, formula: str, form: str = "General") -> None:
    cell.value = f"={formula}"
    cell.number_format = form


def put_kept(cell: Any, kind: str, value: Any) -> None:
    """A kept text as its kind of cell; what is no number in a cell of figures stays the text it is."""
    number = decimal(value) if kind in NUMERIC else None
    if number is None:
        put_text(cell, "" if value is None else value)
        if kind == "prose":
            cell.alignment = WRAPPED
    else:
        put_figure(cell, number, FORMATS[kind])
