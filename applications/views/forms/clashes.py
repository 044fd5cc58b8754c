"""Two writers changed the same thing: both texts, side by side, for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from applications.content.fixed import Fixed
from applications.content.merge import Clash, digest
from applications.content.shown import row_text, text_of
from applications.models import Part as PartRow
from applications.models import Written
from applications.views.forms.attempt import SEEN
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.process import Field
from socinv.organisation.models import User


@dataclass(frozen=True)
class Pair:
    """One thing with two texts. ``target`` names it in the buttons; ``seen`` says which text has been shown."""

    name: str
    target: str
    label: str
    mine: str
    theirs: str
    is_text: bool
    seen_name: str
    seen: str


@dataclass(frozen=True)
class Other:
    who: str
    moment: datetime


def other_writer(thing: Written, row: PartRow, me: User) -> Other:
    """Who wrote in the part besides this writer, and when; the same person in another window if nobody else did."""
    if row.saved_by is not None and row.saved_by_id != me.pk and row.saved_at:
        return Other(row.saved_by.name, row.saved_at)
    wrote = Event.objects.filter(
        case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk, verb="write", said__part=row.key
    )
    last = wrote.exclude(actor=me).order_by("-at").first()
    if last is not None:
        return Other(last.actor_name, last.at)
    return Other(_("Du själv, i ett annat fönster,"), row.saved_at or clock.now())


def pairs(
    fields: Sequence[Field], clashes: Sequence[Clash], names: Mapping[int, str], fixed: Mapping[str, Fixed]
) -> list[Pair]:
    """The clashes as the page shows them; a given row is called by its name."""
    by_key = {field.key: field for field in fields}
    return [_pair(by_key[clash.field], clash, names, fixed.get(by_key[clash.field].kind, ())) for clash in clashes]


def _pair(field: Field, clash: Clash, names: Mapping[int, str], given: Fixed) -> Pair:
    target = f"{clash.field}.{clash.row}" if clash.row else clash.field
    if field.is_rows:
        mine, theirs = (_row_text(field, row, names) for row in (clash.ours, clash.theirs))
    else:
        mine, theirs = (text_of(field, value, names) for value in (clash.ours, clash.theirs))
    row = next((row.label for row in given if row.id == clash.row), "")
    label = f"{field.label}, {row}" if row else field.label
    return Pair(
        clash.field, target, label, mine, theirs, field.kind in ("text", "prose"),
        f"{SEEN}{target}", digest(clash.theirs),
    )  # fmt: skip


def _row_text(field: Field, row: Any, names: Mapping[int, str]) -> str:
    if row is None:
        return _("Inget ifyllt.") if field.is_fixed else _("Raden är borttagen.")
    return row_text(field.kind, row, names)
