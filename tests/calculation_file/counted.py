"""A workbook recalculated by another program than ours, without any results of its own."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import formulas
from openpyxl import Workbook, load_workbook

SUMS = "Beräkning"


class Counted:
    """Every cell's result. Read by what stands in the first column and the heading of the table it is in."""

    def __init__(self, path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.results = formulas.ExcelModel().loads(str(path)).finish().calculate()
        self.name = path.name
        self.book: Workbook = load_workbook(path)

    def cell(self, sheet: str, place: str) -> Any:
        """A figure, a text, or None where nothing stands."""
        found = self.results.get(f"'[{self.name}]{sheet.upper()}'!{place}")
        value = None if found is None else found.value[0][0]
        return value if value is None or isinstance(value, str) else float(value)

    def key_figures(self) -> dict[str, dict[str, Any]]:
        """By perspective and heading."""
        sheet: Any = self.book[SUMS]
        heads = {cell.column: str(cell.value) for cell in sheet[4] if cell.value}
        found: dict[str, dict[str, Any]] = {}
        row = 5
        while sheet.cell(row, 1).value:
            name = str(sheet.cell(row, 1).value)
            found[name] = {
                head: self.cell(SUMS, sheet.cell(row, column).coordinate) for column, head in heads.items()
            }  # fmt: skip
            row += 1
        return found

    def beside(self, words: str) -> Any:
        """The result in column B of the first row that begins so."""
        sheet: Any = self.book[SUMS]
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == words)
        return self.cell(SUMS, f"B{row}")
