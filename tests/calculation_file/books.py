"""Taking a workbook out, writing in it as in a spreadsheet, and sending it in again."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from applications.models import Application
from tests.writing.pages import downloaded

TOKEN = re.compile(r'name="proposal" value="([^"]+)"')


def address(name: str, application: Application) -> str:
    return reverse(name, args=[application.case.ref])


def taken_out(client: Client, application: Application, query: str = "") -> Workbook:
    return load_workbook(BytesIO(downloaded(client.get(address("calculation-xlsx", application) + query))))


def column(sheet: Any, heading: str) -> int:
    return next(int(cell.column) for cell in sheet[1] if cell.value == heading)


def write(book: Workbook, sheet: str, row: int, **cells: Any) -> None:
    """Cells by their headings, with ``_`` for a space."""
    for heading, value in cells.items():
        book[sheet].cell(row, column(book[sheet], heading.replace("_", " "))).value = value


def as_bytes(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def send(client: Client, application: Application, content: Workbook | bytes, name: str = "kalkyl.xlsx") -> Any:
    """The page that says what the file changes, or what is wrong with it."""
    whole = as_bytes(content) if isinstance(content, Workbook) else content
    return client.post(address("calculation-import", application), {"file": SimpleUploadedFile(name, whole)})


def confirm(client: Client, application: Application, page: HttpResponse) -> Any:
    """Say yes to what the page shows."""
    found = TOKEN.search(page.content.decode())
    assert found, "the page asks for no yes"
    return client.post(address("calculation-import", application), {"proposal": found[1]})
