"""Taking a coordinator's suggested wording into the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Comment, Part, Written

if TYPE_CHECKING:
    from socinv.lifecycle.models import Event


def take_in(thing: Written, comment: Comment, event: Event) -> None:
    """Put the suggested text in its field, as the act of the one who accepted it. Only fields of running text."""
    part = thing.part(comment.part)
    field = part.find(comment.field) if part else None
    if field is None or field.kind not in ("text", "prose") or not comment.suggestion:
        return
    row, _made = Part.objects.get_or_create(
        case=thing.case, form=thing.form, key=comment.part, defaults={"municipality_id": thing.municipality_id}
    )
    row.answers = {**row.answers, comment.field: comment.suggestion}
    row.saved_at, row.saved_by = event.at, event.actor
    row.save()
    thing.take_in()
