"""What a workbook is made of, and the names that stand for actors and payers in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from applications.calculation.reading import Read
from applications.content.naming import who
from applications.forms.lists import Lists

Labels = dict[str, str]


@dataclass(frozen=True)
class Contents:
    """``ref``, ``title`` and ``number``: the case; ``number`` is empty for a draft. ``version``: None as it is now.
    ``covers``: the years after the end that the guideline counts savings in, or None."""

    ref: str
    title: str
    number: str
    version: int | None
    taken: datetime
    read: Read
    lists: Lists
    covers: int | None

    @property
    def actors(self) -> Labels:
        """Those who can gain, and those who do, by the key a row has."""
        return labels(self.lists.actors, (line.row.get("actor") for line in self.read.lines), self.lists.departments)

    @property
    def payers(self) -> Labels:
        """Those who can pay, and those who do."""
        return labels(self.lists.payers, (cost.row.get("payer") for cost in self.read.costs), self.lists.departments)


def labels(choices: Iterable[tuple[str, str]], used: Iterable[object], names: Mapping[int, str]) -> Labels:
    """The name of each by its key. One that is no longer chosen but stands in a row is there too; two with the same
    name are told apart."""
    found: Labels = {}
    taken: set[str] = set()
    wanted = [*choices, *((str(key), who(str(key), names)) for key in used if key)]
    for key, name in wanted:
        if key in found:
            continue
        unique, number = name, 2
        while unique.casefold() in taken:
            unique, number = f"{name} ({number})", number + 1
        found[key] = unique
        taken.add(unique.casefold())
    return found


def fingerprint(read: Read) -> str:
    """Tells whether two calculations say the same: rows, in their order, and settings."""
    told = [[one.row for one in read.lines], [one.row for one in read.costs], read.settings.kept]
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()
