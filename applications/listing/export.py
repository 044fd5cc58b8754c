"""Lists taken out as CSV and XLSX: the same rows, order and columns as on the page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, cast

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from applications.listing.columns import Column
from socinv.lifecycle import clock
from socinv.presentation.dates import local

MOST_ROWS = 50_000
BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "money": "#,##0", "number": "0"}


def harmless(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula: an apostrophe before, as spreadsheets themselves do."""
    risky = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if risky else text


def plain(value: Any) -> str:
    """A value as CSV has it: days as 2026-11-27, decimal comma, nothing for no value."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return local(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    if isinstance(value, int):
        return str(value)
    return harmless(UNWRITABLE.sub(" ", str(value)))


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """The file, line by line."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield BOM + cast("str", writer.writerow([plain(str(column.title)) for column in columns]))
    for row in islice(rows, MOST_ROWS):
        yield cast("str", writer.writerow([plain(column.value(row)) for column in columns]))


def csv_text(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """The whole file as one text."""
    whole = StringIO()
    whole.writelines(csv_lines(columns, rows))
    return whole.getvalue()


def xlsx_file(columns: Sequence[Column], rows: Iterable[Any], title: str) -> IO[bytes]:
    """A workbook in a temporary file: one sheet, days as days and amounts as numbers."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    head = [_cell(sheet, str(column.title), "text") for column in columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    for row in islice(rows, MOST_ROWS):
        sheet.append([_cell(sheet, column.value(row), column.kind) for column in columns])
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: Any, kind: str) -> Any:
    if isinstance(value, datetime):
        value = local(value).replace(tzinfo=None)
    elif value is not None and not isinstance(value, date | Decimal | int):
        value = UNWRITABLE.sub(" ", str(value))
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # also when it begins with =
    elif value is not None:
        cell.number_format = FORMATS.get(kind, "General")
    return cell


def download(kind: str, name: str, columns: Sequence[Column], rows: Iterable[Any]) -> HttpResponseBase:
    """The list as a file to save. Raises Http404 for another kind than csv or xlsx."""
    file = f"{name.lower().replace(' ', '-')}-{clock.today()}"
    if kind == "csv":
        response = StreamingHttpResponse(csv_lines(columns, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{file}.csv"'
        return response
    if kind == "xlsx":
        workbook = xlsx_file(columns, rows, name)
        return FileResponse(workbook, as_attachment=True, filename=f"{file}.xlsx", content_type=XLSX_TYPE)
    raise Http404
