"""Finding and reading process files."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from socinv.lifecycle.process.schema import Process

FOLDER = Path(__file__).resolve().parents[2] / "processes"


class BrokenProcess(Exception):
    """A file that is not a process. Says which file and what is wrong, a line each."""


def read(path: Path) -> Process:
    """The process a file describes. Raises BrokenProcess."""
    try:
        return Process.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as broken:
        raise BrokenProcess(f"{path.name}: {broken}") from broken
    except ValidationError as broken:
        lines = [f"{path.name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in broken.errors()]
        raise BrokenProcess("\n".join(lines)) from broken


@cache
def all_processes() -> dict[tuple[str, str], Process]:
    """Every process by (slug, version)."""
    found = [read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {(one.slug, one.version): one for one in found}


def process_of(slug: str, version: str) -> Process:
    """The version a case began under. Raises KeyError when its file is gone."""
    return all_processes()[slug, version]


def current_process(slug: str, day: date) -> Process:
    """The version that new cases start under. Raises KeyError before the first one is in force."""
    valid = [one for one in all_processes().values() if one.slug == slug and one.process.valid_from <= day]
    if not valid:
        raise KeyError(f"{slug}: no process in force on {day}")
    return max(valid, key=lambda one: one.process.valid_from)
