"""Saving a part as it is written: several writers at once, and nobody's words lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from applications.content.merge import Clash, merge
from applications.content.participants import update_participations
from applications.models import Part as PartRow
from applications.models import Written
from socinv.lifecycle import clock, locking, policy
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused, no
from socinv.organisation.standing import standing_of

if TYPE_CHECKING:
    from socinv.lifecycle.process import Part
    from socinv.organisation.models import User

CLOSED = _("Den här delen är inlämnad och kan inte ändras.")
ONE_SITTING = timedelta(minutes=30)


@dataclass(frozen=True)
class Saved:
    """What came of a save: the part as it is now, and the fields where somebody else got there first."""

    part: PartRow
    clashes: list[Clash]


def save_part(thing: Written, part: Part, answers: Mapping[str, Any], base: Mapping[str, Any], *, by: User) -> Saved:
    """Merge what was typed into what is there now, field by field and row by row.

    ``base``: the digests the writer started from (applications.content.merge.digests). A field that nobody else has
    touched is saved; one that another changed meanwhile is left as it is and comes back as a clash with both texts.
    Raises Refused when the person may not write or the form is no longer being written.
    """
    with transaction.atomic():
        case = locking.lock(thing.case)
        thing = type(thing)._base_manager.get(pk=thing.pk)
        thing.case = case
        verdict = policy.ask(standing_of(by, case.municipality_id, clock.today()), "write", thing)
        if not verdict:
            raise Refused(verdict)
        if part.key in thing.closed_parts:
            raise Refused(no(Ground.STATE, CLOSED))
        row, _made = PartRow.objects.get_or_create(
            case=case, form=thing.form, key=part.key, defaults={"municipality_id": case.municipality_id}
        )
        merged, clashes = merge(part, row.answers, answers, base)
        if merged != row.answers:
            row.answers, row.saved_at, row.saved_by = merged, clock.now(), by
            row.save()
            thing.take_in()
            if thing.form == "application":
                update_participations(case)
            note_writing(thing, part.key, by)
    return Saved(row, clashes)


def note_writing(thing: Written, part: str, by: User) -> None:
    """One event a sitting and part, not one a keystroke; sent in or sent back, a new sitting begins."""
    of_form = Event.objects.filter(case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk)
    moved = of_form.exclude(before=F("after")).order_by("-id").values("id")[:1]
    since = clock.now() - ONE_SITTING
    if not of_form.filter(verb="write", actor=by, at__gte=since, said__part=part, id__gt=moved).exists():
        perform(thing, "write", by=by, part=part)
