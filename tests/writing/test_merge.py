"""Two writers of one part: each one's change is in the result or reported as a clash, whatever they do."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from applications.content.merge import digest, digests, merge, next_base
from socinv.lifecycle.process import Part
from tests.factories.house import a_process

ROW_IDS = st.sampled_from(["r1", "r2", "r3", "r4"])
WORDS = st.sampled_from(["", "en", "två", "tre"])


def part() -> Part:
    """A part with texts and a table, whichever the process file has."""
    return next(
        one for one in a_process().parts("application")
        if any(field.is_rows for field in one.field) and any(field.kind == "prose" for field in one.field)
    )  # fmt: skip


PART = part()
TEXTS = [field.key for field in PART.field if not field.is_rows]
TABLES = [field.key for field in PART.field if field.is_rows]


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {key: draw(WORDS) for key in TEXTS}
    for key in TABLES:
        ids = draw(st.lists(ROW_IDS, unique=True))
        found[key] = [{"id": row, "what": draw(st.sampled_from(["en", "två", "tre"]))} for row in ids]
    return found


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """What a writer did: (field, row, new value or None for a row taken away)."""
    found: list[tuple[str, str, Any]] = [(key, "", after[key]) for key in TEXTS if after[key] != before[key]]
    for key in TABLES:
        old, new = ({row["id"]: row for row in one[key]} for one in (before, after))
        found += [(key, row, new.get(row)) for row in sorted({*old, *new}) if old.get(row) != new.get(row)]
    return found


def is_there(result: dict[str, Any], change: tuple[str, str, Any]) -> bool:
    field, row, value = change
    if not row:
        return digest(result[field]) == digest(value)
    held: dict[str, Any] | None = next((one for one in result[field] if one["id"] == row), None)
    return bool(held == value)


@given(answers(), answers(), answers())
def test_no_change_is_silently_lost(start: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> None:
    base = digests(PART, start)
    saved, none = merge(PART, start, first, base)
    assert none == []
    result, clashes = merge(PART, saved, second, base)
    clashing = {(clash.field, clash.row) for clash in clashes}
    for change in changes(start, first):
        assert is_there(result, change) or change[:2] in clashing or change in changes(start, second)
    for change in changes(start, second):
        assert is_there(result, change) or change[:2] in clashing


@given(answers(), answers(), answers())
def test_a_clash_leaves_what_was_saved_and_holds_both(
    start: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    base = digests(PART, start)
    saved, _none = merge(PART, start, first, base)
    result, clashes = merge(PART, saved, second, base)
    for clash in clashes:
        assert is_there(result, (clash.field, clash.row, clash.theirs))
        assert digest(clash.theirs) != digest(clash.ours)


@given(answers(), answers(), answers())
def test_going_on_after_a_save_never_overwrites_unseen(
    start: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    """The second writer's page still shows the old words of what the first changed, and saves again without looking."""
    base = digests(PART, start)
    saved, _none = merge(PART, start, first, base)
    once, clashes = merge(PART, saved, second, base)
    again, still = merge(PART, once, second, next_base(PART, once, second, base))
    assert again == once
    assert {(one.field, one.row) for one in still} == {(one.field, one.row) for one in clashes}


@given(answers(), answers())
def test_what_was_not_sent_stays(start: dict[str, Any], other: dict[str, Any]) -> None:
    result, clashes = merge(PART, other, {}, digests(PART, start))
    assert (result, clashes) == (other, [])


LINE_END = re.compile(r"\r\n|\r|\n")


@given(st.text())
@example("0\r\n0\r0\n0")
def test_what_a_browser_does_to_line_ends_is_no_change(text: str) -> None:
    assert digest(LINE_END.sub("\r\n", text) + "  ") == digest(text)
