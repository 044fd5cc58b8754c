"""Merging what one writer typed with what another saved meanwhile. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from applications.content.line_ends import as_typed
from socinv.lifecycle.process import Field, Part

EMPTY: tuple[Any, ...] = ("", None, [], {})


@dataclass(frozen=True)
class Clash:
    """A field or a row that two people changed: what is saved now, and what this writer typed."""

    field: str
    row: str
    theirs: Any
    ours: Any


def digest(value: Any) -> str:
    """A short fingerprint of a value; everything empty is the same."""
    if value in EMPTY:
        value = ""
    if isinstance(value, str):
        value = as_typed(value)
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2s(text.encode(), digest_size=6).hexdigest()


GONE = digest(None)


def digests(part: Part, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The fingerprints a form carries: of each field, and of each row of a table by the row's id."""
    return {
        field.key: {row["id"]: digest(row) for row in answers.get(field.key) or []}
        if field.is_rows
        else digest(answers.get(field.key))
        for field in part.field
    }


def merge(
    part: Part, saved: Mapping[str, Any], typed: Mapping[str, Any], base: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Clash]]:
    """The part after the save, and the clashes. Fields that were not sent stay as they are."""
    merged, clashes = dict(saved), list[Clash]()
    for field in part.field:
        if field.key not in typed:
            continue
        if field.is_rows:
            merged[field.key], found = _merge_rows(field, saved.get(field.key) or [], typed[field.key] or [], base)
            clashes += found
            continue
        theirs, ours = saved.get(field.key), typed[field.key]
        started = base.get(field.key, digest(theirs))
        if digest(ours) in (started, digest(theirs)):
            continue
        if digest(theirs) != started:
            clashes.append(Clash(field.key, "", theirs, ours))
        else:
            merged[field.key] = ours
    return merged, clashes


def _merge_rows(
    field: Field, saved: Sequence[Mapping[str, Any]], typed: Sequence[Mapping[str, Any]], base: Mapping[str, Any]
) -> tuple[list[Mapping[str, Any]], list[Clash]]:
    """Rows by id: new ones are added, and ones gone from the form are taken away.

    A row that one took away and the other rewrote is a clash, whoever came first.
    """
    started: Mapping[str, str] = base.get(field.key) or {}
    is_known = field.key in base  # else nobody can say what the writer started from, and what is sent is what is meant
    ours, theirs = {row["id"]: row for row in typed}, {row["id"]: row for row in saved}
    merged: list[Mapping[str, Any]] = []
    clashes: list[Clash] = []
    for key, row in theirs.items():
        touched = is_known and digest(row) != started.get(key)
        mine = ours.get(key)
        if mine is None:
            removed = key in started
            if removed and touched:
                clashes.append(Clash(field.key, key, row, None))
            if not removed or touched:
                merged.append(row)
        elif digest(mine) in (started.get(key), digest(row)) or not touched:
            merged.append(row if digest(mine) == started.get(key) else mine)
        else:
            merged.append(row)
            clashes.append(Clash(field.key, key, row, mine))
    for key, row in ours.items():
        if key in theirs or digest(row) == started.get(key):
            continue
        if started.get(key, GONE) == GONE:
            merged.insert(_place(key, list(ours), merged), row)
        else:
            clashes.append(Clash(field.key, key, None, row))
    return merged, clashes


def _place(key: str, ours: Sequence[str], merged: Sequence[Mapping[str, Any]]) -> int:
    """Where a new row goes: after the row it stands below on the writer's page; the last of them, at the end."""
    before = ours[: ours.index(key)]
    if len(before) == len(ours) - 1:
        return len(merged)
    places = [place for place, row in enumerate(merged, start=1) if row["id"] in before]
    return max(places, default=0)


def next_base(
    part: Part, saved: Mapping[str, Any], typed: Mapping[str, Any], base: Mapping[str, Any]
) -> dict[str, Any]:
    """The fingerprints to go on from with what the writer has before him or her.

    A fingerprint moves on only where what was typed is what is saved now: a field that somebody else has changed,
    or one that could not be read, keeps the one the writer started from, so that it is not overwritten unseen.
    """
    found = dict(base)
    for field in part.field:
        if field.key not in typed:
            continue
        if field.is_rows:
            found[field.key] = _next_rows(saved.get(field.key) or [], typed[field.key] or [], base.get(field.key) or {})
        elif digest(typed[field.key]) == digest(saved.get(field.key)):
            found[field.key] = digest(typed[field.key])
    return found


def _next_rows(
    saved: Sequence[Mapping[str, Any]], typed: Sequence[Mapping[str, Any]], base: Mapping[str, str]
) -> dict[str, str]:
    now = {row["id"]: digest(row) for row in saved}
    same = {row["id"]: now[row["id"]] for row in typed if now.get(row["id"]) == digest(row)}
    on_page = {row["id"] for row in typed}
    return {row: print_ for row, print_ in base.items() if row in now or row in on_page} | same
