"""Tables of plain text, for a terminal. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

WIDTH, GAP, LEAST = 118, 2, 8


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int = WIDTH) -> str:
    """Columns with a line under their names; long cells go on over more lines."""
    widths = _widths([head, *rows], width)
    lines = [*_line(head, widths), "  ".join("-" * one for one in widths)]
    for row in rows:
        lines += _line(row, widths)
    return "\n".join(lines)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column needs; the widest give way first where there is not room for all."""
    wanted = [max(max(map(len, cell.split("\n")), default=0) for cell in column) for column in zip(*rows, strict=True)]
    while sum(wanted) + GAP * (len(wanted) - 1) > width and max(wanted) > LEAST:
        wanted[wanted.index(max(wanted))] -= 1
    return wanted


def _line(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    return [
        "  ".join(text.ljust(width) for text, width in zip(texts, widths, strict=True)).rstrip()
        for texts in zip_longest(*cells, fillvalue="")
    ]


def _wrapped(cell: str, width: int) -> list[str]:
    return [line for text in cell.split("\n") for line in (wrap(text, max(width, 1)) or [""])]
