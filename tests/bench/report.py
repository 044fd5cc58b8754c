"""The benchmark's result as a table, for the screen and for docs/performance.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import date

LIMITS = {"list": 5.0, "case": 5.0, "your turn": 4.0, "form": 4.0}  # times the floor, at the larger size
NEAREST = {"list": (89, 212), "case": (20, 58), "your turn": (215, 75), "form": (12, 23)}
GROWTH, MOST_QUERIES, MOST_MEMORY = 1.1, 15, 150


@dataclass(frozen=True)
class Row:
    """One page at one size: milliseconds, answers a second, statements, bytes."""

    size: int
    page: str
    p50: float
    p95: float
    rate: float
    queries: int
    bytes: int


@dataclass(frozen=True)
class Run:
    """Everything one run found. ``counted``: cases, events and seconds to fill, by size; ``memory`` in bytes."""

    rows: list[Row]
    counted: dict[int, tuple[int, int, float]]
    memory: int
    rounds: int

    def row(self, size: int, page: str) -> Row:
        return next(row for row in self.rows if (row.size, row.page) == (size, page))

    def times_floor(self, row: Row) -> float:
        return row.p50 / self.row(row.size, "floor").p50

    def growth(self, page: str) -> float:
        """What the page costs at the larger size against the smaller, each beside its own floor."""
        small, large = min(self.counted), max(self.counted)
        return self.row(large, page).p50 / self.row(small, page).p50


def table(run: Run) -> list[str]:
    lines = [
        "| cases | page | p50 ms | p95 ms | × floor | a second | queries | kB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row.size} | {row.page} | {row.p50:.1f} | {row.p95:.1f} | {run.times_floor(row):.1f} "
        f"| {row.rate:.0f} | {row.queries} | {row.bytes / 1000:.0f} |"
        for row in run.rows
    ]
    return lines


def goals(run: Run) -> list[str]:
    large = max(run.counted)
    lines = [
        "| page | × floor | to reach | growth | to reach | queries | nearest system |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for page, limit in LIMITS.items():
        row = run.row(large, page)
        times, queries = NEAREST[page]
        lines.append(
            f"| {page} | {run.times_floor(row):.1f} | {limit:.0f} | {run.growth(page):.2f} | {GROWTH} "
            f"| {row.queries} of {MOST_QUERIES} | {times} × floor, {queries} queries |"
        )
    return lines


def as_text(run: Run) -> str:
    filled = [
        f"{size} asked for: {cases} cases, {events} events, prepared in {seconds:.1f} s"
        for size, (cases, events, seconds) in run.counted.items()
    ]
    memory = f"A web worker's memory: {run.memory / 1_000_000:.0f} MB (to reach: under {MOST_MEMORY} MB)"
    return "\n".join([*filled, "", *table(run), "", *goals(run), "", memory])


def as_markdown(run: Run) -> str:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        "# What the pages cost\n\n"
        "`make bench` fills two databases, serves each with gunicorn (2 workers, production settings) and asks for\n"
        f"every page in turn from a second process, {run.rounds} rounds, beside a *floor*: the plainest Django view\n"
        "with log-in, one query of 25 rows and a small template. A coordinator asks. It prints, never fails, and\n"
        "writes this page.\n\n"
        f"Last run {date.today().isoformat()}, {machine}.\n\n```\n{as_text(run)}\n```\n"  # noqa: DTZ011
    )
