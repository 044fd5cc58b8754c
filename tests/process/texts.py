"""A valid process text and what becomes of it when it is changed."""

from __future__ import annotations

import re
from pathlib import Path

from socinv.lifecycle.process.check import problems_of_file
from socinv.lifecycle.process.load import read
from socinv.lifecycle.process.schema import Process

EXAMPLE = Path(__file__).with_name("example.toml")


def changed(*edits: tuple[str, str]) -> str:
    """The example with each first text that the pattern finds changed; the edit must find something."""
    text = EXAMPLE.read_text("utf-8")
    for pattern, instead in edits:
        text, found = re.subn(pattern, instead, text, count=1, flags=re.MULTILINE)
        assert found, f"nothing to change: {pattern}"
    return text


def written(folder: Path, *edits: tuple[str, str], name: str = "fil.toml") -> Path:
    """The changed example as a file."""
    path = folder / name
    path.write_text(changed(*edits), "utf-8")
    return path


def mistakes(folder: Path, *edits: tuple[str, str]) -> str:
    """What the check says of the changed example."""
    return "\n".join(problems_of_file(written(folder, *edits)))


def a_version(folder: Path, *edits: tuple[str, str], name: str = "fil.toml") -> Process:
    """The changed example as a process."""
    return read(written(folder, *edits, name=name))


def line_of(text: str, pattern: str) -> int:
    """The number of the first line that the pattern finds."""
    return next(number for number, line in enumerate(text.splitlines(), start=1) if re.search(pattern, line))
