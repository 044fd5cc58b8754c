"""One line on its own page: what it gives year by year, what is to be mended, and where its figures turn."""

from __future__ import annotations

from dataclasses import dataclass

from applications.calculation.problems import Problem
from applications.presenting.calculation.amounts import whole
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.rows import anchor_of, lacking, total_of
from applications.presenting.calculation.switches import Turn, turns_of
from socinv.presentation.money import number


@dataclass(frozen=True)
class LineShown:
    """``years``: (year, kronor) as they fall; ``wrong``: (field on the page, what is to be mended)."""

    years: tuple[tuple[int, str], ...]
    total: str
    lacks: str
    wrong: tuple[tuple[str, str], ...]
    turns: list[Turn]


def line_shown(found: Computed, key: str) -> LineShown | None:
    """None where there is no such line any more."""
    row = found.rows.get(key)
    if row is None:
        return None
    line = row.line
    years = tuple((year, number(whole(amount))) for year, amount in line.amounts()) if line else ()
    return LineShown(
        years, number(whole(total_of(line))) if line else "", lacking(row),
        tuple(_place(problem) for problem in row.problems), turns_of(found, key),
    )  # fmt: skip


def _place(problem: Problem) -> tuple[str, str]:
    return anchor_of(problem), problem.text
