"""Reading the table of routes. It is written by hand; nothing in it comes from the code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("table.txt")
ANSWERS = {"200", "302", "401", "403", "404", "405", "409", "503", "log", "done"}


@dataclass(frozen=True)
class Row:
    """One route in one situation by one method: what each column's person is answered."""

    situation: str
    method: str
    route: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.route} @{self.situation}"


def _lines() -> Iterator[list[str]]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.partition("#")[0].split()


def people() -> dict[str, str]:
    """The columns, each with its person's role in tests/matrix/cast.py."""
    return {words[1]: words[2] for words in _lines() if words[0] == "who"}


def rows() -> list[Row]:
    """Every row, a route and a method each. ValueError for a row of another length than the heading."""
    found: list[Row] = []
    situation, columns = "", list[str]()
    for words in _lines():
        if words[0] == "in":
            situation, columns = words[1], words[2:]
        elif words[0] != "who":
            answers = dict(zip(columns, words[2:], strict=True))
            found += [Row(situation, method, words[0], answers) for method in words[1].split(",")]
    return found
