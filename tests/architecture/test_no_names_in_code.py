"""No municipality's and no body's name in Python or in a template: a fifth municipality is a new file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from socinv.lifecycle.process import all_processes
from socinv.organisation.models import BodyKind
from tests.architecture.sources import APPS, ROOT, python_files, templates

# What a kind of body is called in every municipality is not one body's name.
KINDS = {str(kind.label).lower() for kind in BodyKind} | {"facknämnderna", "kommunfullmäktige", "kommunstyrelsen"}


def _names() -> Iterator[str]:
    for process in all_processes().values():
        yield process.process.municipality.split()[0]
        yield from (body.title for body in process.body if not body.many)
    for path in ROOT.glob("socinv/*/stories/**/*.yaml"):
        told = yaml.safe_load(path.read_text("utf-8"))
        yield from _told(told if isinstance(told, dict) else {})


def _told(told: dict[str, object]) -> Iterator[str]:
    for key in ("bodies", "departments", "committees"):
        rows = told.get(key)
        for row in rows.values() if isinstance(rows, dict) else rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("name"), str):
                yield row["name"]


NAMES = sorted({name for name in _names() if name.lower() not in KINDS})
WORDS = re.compile("|".join(re.escape(name) for name in NAMES), re.IGNORECASE)
FILES = [*python_files(*APPS), *templates()]


def test_the_names_are_known() -> None:
    assert len(NAMES) > 3


@pytest.mark.parametrize("folder", sorted({path.relative_to(ROOT).parts[0] for path in FILES}))
def test_no_name_stands_in_code(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number} {match.group()}"
        for path in FILES
        if path.relative_to(ROOT).parts[0] == folder
        for number, line in enumerate(_text(path), start=1)
        for match in WORDS.finditer(line)
    ]
    assert not found, "\n".join(found)


def _text(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()
