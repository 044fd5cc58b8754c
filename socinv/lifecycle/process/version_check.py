"""What can be wrong between process files: two versions of a guideline that cannot be told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from socinv.lifecycle.process.load import BrokenProcess, read, said
from socinv.lifecycle.process.schema import Process


def version_problems(paths: Iterable[Path]) -> Iterator[str]:
    """A line for each pair of files that are at odds; files that cannot be read are left to others."""
    found = [(path, process) for path in paths if (process := _readable(path)) is not None]
    for (path, one), (other, two) in combinations(found, 2):
        if one.slug == two.slug:
            yield from (said(other, 0, problem) for problem in _between(path.name, one, two))


def _between(name: str, one: Process, two: Process) -> Iterator[str]:
    if one.version == two.version:
        yield f'process: versionen "{two.version}" finns redan i {name}. Ge den nya lydelsen en egen version.'
    if one.process.valid_from == two.process.valid_from:
        yield (
            f"process: valid_from {two.process.valid_from} är samma dag som i {name}. "
            "Två versioner kan inte börja gälla samma dag: ändra den ena."
        )
    if one.process.prefix != two.process.prefix:
        yield (
            f'process: prefix är "{two.process.prefix}" här men "{one.process.prefix}" i {name}. '
            "Diarienumren är en serie: skriv samma prefix."
        )


def _readable(path: Path) -> Process | None:
    try:
        return read(path)
    except BrokenProcess:
        return None
