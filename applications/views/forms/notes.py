"""Comments beside a part: what they say, and what the reader can do with each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from applications.models import Comment, Written
from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Part
from socinv.organisation.web import PersonRequest

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Note:
    """One comment. ``question`` is the label of the field its suggestion is for."""

    pk: int
    author: str
    moment: datetime
    text: str
    suggestion: str
    question: str
    done: bool
    accepted: bool
    can_settle: bool
    can_accept: bool


@dataclass(frozen=True)
class Notes:
    open: list[Note]
    done: list[Note]
    can_answer: bool


def of_part(thing: Written, part: Part, request: PersonRequest) -> Notes:
    """The part's comments, oldest first: one query and the policy's answer."""
    may_settle = bool(policy.ask(request.standing, "resolve_comment", thing))
    may_write = bool(policy.ask(request.standing, "write", thing))
    rows = thing.case.comments.filter(form=thing.form, part=part.key).select_related("written_by")
    may_write = may_write and part.key not in thing.closed_parts
    found = [_note(row, part, may_settle=may_settle, may_write=may_write) for row in rows]
    return Notes([one for one in found if not one.done], [one for one in found if one.done], may_settle)


def _note(row: Comment, part: Part, *, may_settle: bool, may_write: bool) -> Note:
    field = part.find(row.field)
    is_open = row.resolved_at is None
    return Note(
        row.pk, row.written_by.name, row.written_at, row.text, row.suggestion, field.label if field else "",
        not is_open, row.accepted, is_open and may_settle,
        bool(is_open and may_write and row.suggestion and field and field.kind in ("text", "prose")),
    )  # fmt: skip


def act_on(request: PersonRequest, thing: Written, data: Mapping[str, str]) -> str:
    """Settle the comment whose button was pressed. Answers with what was done, or nothing.

    Raises Refused when the form is no longer written or the person may not.
    """
    for name, accepted in (("_done", False), ("_accept", True)):
        pk = data.get(name, "")
        comment = thing.case.comments.filter(form=thing.form, pk=pk).first() if pk.isdecimal() else None
        if comment is not None:
            return settle(request, thing, comment, accepted=accepted)
    return ""


def settle(request: PersonRequest, thing: Written, comment: Comment, *, accepted: bool) -> str:
    """Mark a comment as done, with its suggested wording taken in or not; done twice it is done once."""
    if comment.resolved_at is not None:
        return _("Kommentaren är redan klar.")
    if accepted and not (comment.suggestion and policy.ask(request.standing, "write", thing)):
        accepted = False
    perform(thing, "resolve_comment", by=request.user, comment=comment, accepted=accepted)
    return _("Förslaget är infört.") if accepted else _("Kommentaren är markerad som klar.")
