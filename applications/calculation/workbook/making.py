"""The whole workbook."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO, Any

from django.utils import translation
from openpyxl import Workbook

from applications.calculation.workbook.about import fill_about, fill_sources
from applications.calculation.workbook.columns import ABOUT, BENEFITS, COSTS, SUMS
from applications.calculation.workbook.contents import Contents
from applications.calculation.workbook.counting import fill_calculation
from applications.calculation.workbook.tables import fill_benefits, fill_costs

LANGUAGE = "sv"  # whatever the reader's is: it is read in again by its headings


def workbook_of(contents: Contents) -> IO[bytes]:
    """A file at its beginning, which the caller closes. The formulas have no results until something counts them."""
    with translation.override(LANGUAGE):
        book = _made(contents)
    file = TemporaryFile()  # noqa: SIM115  the caller closes it
    book.save(file)
    file.seek(0)
    return file


def _made(contents: Contents) -> Workbook:
    book = Workbook()
    costs: Any = book.active
    costs.title = str(COSTS)
    benefits, sums, about = (book.create_sheet(str(name)) for name in (BENEFITS, SUMS, ABOUT))
    fill_costs(costs, contents)
    fill_benefits(benefits, contents)
    fill_calculation(sums, contents)
    fill_about(about, contents)
    fill_sources(about, contents)
    book.calculation.fullCalcOnLoad = True
    return book
