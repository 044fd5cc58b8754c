"""Telling which kind of file it is by what it holds, and reading it. Pure."""

from __future__ import annotations

from repayment.files.contents import Contents
from repayment.files.decoding import BOM, refuse_what_is_no_text
from repayment.files.sie import read_sie
from repayment.files.table import read_table


def read_file(data: bytes) -> Contents:
    """Its name is not asked: SIE begins with a label. Raises Unreadable where the whole cannot be read."""
    refuse_what_is_no_text(data)
    return read_sie(data) if data.removeprefix(BOM).lstrip().startswith(b"#") else read_table(data)
