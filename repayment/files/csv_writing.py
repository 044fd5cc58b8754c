"""Lists for the accounting system as CSV: semicolons, decimal comma, UTF-8 with its mark, as Excel in Swedish reads it.
Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from applications.listing.export import BOM, plain

Cell = object


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A heading and a line each."""
    written = StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()
