"""Finding and reading process files."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from socinv.lifecycle.process import mistakes
from socinv.lifecycle.process.schema import Process

FOLDER = Path(__file__).resolve().parents[2] / "processes"


class BrokenProcess(Exception):
    """A file that is not a process. Says which file and what is wrong, a line each."""


def read(path: Path) -> Process:
    """The process a file describes. Raises BrokenProcess."""
    text = text_of(path)
    try:
        raw = tomllib.loads(text)
        return Process.model_validate(raw)
    except tomllib.TOMLDecodeError as broken:
        raise BrokenProcess(said(path, *mistakes.of_toml(broken))) from broken
    except ValidationError as broken:
        lines = [said(path, *one) for one in mistakes.of_shape(broken, text, raw, Process)]
        raise BrokenProcess("\n".join(lines)) from broken


def text_of(path: Path) -> str:
    """What stands in the file. Raises BrokenProcess."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as gone:
        raise BrokenProcess(f"{path}: filen finns inte. Kontrollera namnet och mappen.") from gone
    except UnicodeDecodeError as broken:
        raise BrokenProcess(f"{path.name}: filen är inte UTF-8. Spara om den med den teckenkodningen.") from broken
    except OSError as broken:
        raise BrokenProcess(f"{path}: filen går inte att läsa ({broken.strerror}).") from broken


def said(path: Path, line: int, message: str) -> str:
    """fil.toml, rad 12: what is wrong."""
    return f"{path.name}, rad {line}: {message}" if line else f"{path.name}: {message}"


@cache
def all_processes() -> dict[tuple[str, str], Process]:
    """Every process by (slug, version)."""
    found = [read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {(one.slug, one.version): one for one in found}


def process_of(slug: str, version: str) -> Process:
    """The version a case began under. Raises KeyError when its file is gone."""
    return all_processes()[slug, version]


def versions_of(slug: str) -> list[Process]:
    """Every version of a municipality's guideline, the one that came into force last first."""
    found = [one for one in all_processes().values() if one.slug == slug]
    return sorted(found, key=lambda one: (one.process.valid_from, one.version), reverse=True)


def current_process(slug: str, day: date) -> Process:
    """The version that new cases start under. Raises KeyError before the first one is in force."""
    valid = [one for one in versions_of(slug) if one.process.valid_from <= day]
    if not valid:
        raise KeyError(f"{slug}: no process in force on {day}")
    return valid[0]
