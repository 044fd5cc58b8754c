"""One writer's attempt to save a part: what was kept, what could not be read, and where another got there first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from applications.content.answers import parts_of
from applications.content.merge import Clash, digest, next_base
from applications.content.saving import save_part
from applications.forms.lists import lists_for
from applications.forms.sheet import Sheet
from applications.models import Part as PartRow
from applications.models import Written
from socinv.lifecycle.process import Part
from socinv.lifecycle.verdict import Refused, Text
from socinv.organisation.web import PersonRequest

SEEN, THEIRS, REMOVE, PUT_BACK = "_seen-", "_theirs", "_remove", "_put_back"
PLACE = re.compile(r"(?P<table>[^.]+)\.(?P<row>[^.]+)\.(?P<number>[1-9][0-9]?)")


@dataclass
class Attempt:
    """``refused``: why nothing was saved at all. ``typed`` is what could be read of what was sent."""

    sheet: Sheet
    typed: dict[str, Any]
    row: PartRow | None = None
    clashes: list[Clash] = field(default_factory=list)
    refused: Text = ""

    @property
    def is_whole(self) -> bool:
        """Everything that was typed is saved."""
        return not (self.refused or self.clashes or self.sheet.errors.summary)

    @property
    def newer(self) -> list[str]:
        """Questions where somebody else's later answer is saved, and this writer's page still shows an older one."""
        now: Mapping[str, Any] = self.row.answers if self.row else {}
        clashing = {clash.field for clash in self.clashes}
        return [
            key for key, value in self.typed.items()
            if key not in clashing and digest(value) != digest(now.get(key))
        ]  # fmt: skip


def try_to_save(request: PersonRequest, thing: Written, part: Part, *, has_chosen: bool) -> Attempt:
    """Save what can be saved. ``has_chosen``: the writer has seen both texts and sends the one to keep."""
    lists = lists_for(thing)
    before = parts_of(thing.case, thing.form).get(part.key)
    answers = before.answers if before else {}
    sheet = Sheet(part, lists, answers, request.POST)
    _remove_row(sheet, request.POST.get(REMOVE, ""))
    _put_row_back(sheet, request.POST.get(PUT_BACK, ""))
    base, typed = sheet.sent_base(), sheet.typed()
    theirs = request.POST.get(THEIRS, "")
    if theirs:
        _take_theirs(typed, answers, theirs)
    elif has_chosen:
        base = _with_seen(base, request.POST)
    attempt = Attempt(sheet, typed)
    try:
        saved = save_part(thing, part, typed, base, by=request.user)
    except Refused as refused:
        attempt.refused = refused.verdict.reason
        return attempt
    attempt.row, attempt.clashes = saved.part, saved.clashes
    for key, table in sheet.tables.items():
        table.is_now(saved.part.answers.get(key) or [])
    sheet.base = next_base(part, saved.part.answers, typed, base)
    return attempt


def _remove_row(sheet: Sheet, target: str) -> None:
    key, _dot, row = target.partition(".")
    if key in sheet.tables:
        sheet.tables[key].remove(row)


def _put_row_back(sheet: Sheet, target: str) -> None:
    """``<table>.<row>.<number>``, as the button says it."""
    found = PLACE.fullmatch(target)
    if found and found["table"] in sheet.tables:
        sheet.tables[found["table"]].put_back(found["row"], int(found["number"]))


def _take_theirs(typed: dict[str, Any], answers: Mapping[str, Any], target: str) -> None:
    """Leave a field, or a row of it, as the other writer saved it."""
    key, _dot, row = target.partition(".")
    if not row:
        typed.pop(key, None)
    elif key in typed:
        kept = [one for one in answers.get(key) or [] if one["id"] == row]
        typed[key] = [one for one in typed[key] if one["id"] != row] + kept


def _with_seen(base: dict[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Start from the other's text where both have been shown: what is sent now is the choice."""
    for name, print_ in data.items():
        if name.startswith(SEEN):
            key, _dot, row = name.removeprefix(SEEN).partition(".")
            if not row:
                base[key] = print_
            elif isinstance(base.get(key, {}), dict):
                base[key] = {**base.get(key, {}), row: print_}
    return base
