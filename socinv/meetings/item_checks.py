"""Whether what was said of an item on an agenda holds: field name to what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from socinv.lifecycle.models import WorkItem
from socinv.meetings.checks import GOES_ON, Problems, needed, short
from socinv.meetings.presence import called_to, in_conflict
from socinv.meetings.serving import who_serves

if TYPE_CHECKING:
    from socinv.meetings.models import AgendaItem
    from socinv.organisation.models import User

LONGEST_TITLE = 250


def item(item: AgendaItem, **_rest: Any) -> Problems:
    """It has a title; a case on it waits for this very body and is on no other coming agenda."""
    found = needed(item.title, "title", _("Skriv vad punkten gäller."))
    if len(item.title) > LONGEST_TITLE:
        found["title"] = _("Rubriken är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST_TITLE}
    if item.meeting.municipality_id != item.municipality_id:
        found[""] = _("Sammanträdet finns inte i kommunen.")
    if item.kind == "comparison" and item.period is None:
        found["period"] = _("Välj vilken ansökningsperiod jämförelsen gäller.")
    if not found and item.kind == "decision":
        found = _waits(item)
    return found


def _waits(item: AgendaItem) -> Problems:
    if not item.thing or item.thing_id is None:
        return {"": _("Välj ett ärende som väntar på organet.")}
    waiting = WorkItem.objects.open().filter(thing=item.thing, thing_id=item.thing_id, body=item.meeting.body_id)
    if not waiting.filter(case=item.case_id, verb=item.verb).exists():
        return {"": _("Ärendet väntar inte på det här organet.")}
    others = type(item).objects.filter(
        thing=item.thing, thing_id=item.thing_id, status="planned", meeting__status__in=GOES_ON
    )
    if others.exclude(pk=item.pk).exists():
        return {"": _("Ärendet står redan på en dagordning.")}
    return {}


def place(item: AgendaItem, *, order: int) -> Problems:
    planned = item.meeting.items.filter(status="planned").count()
    return {} if 1 <= order <= planned else {"order": _("Välj en plats på dagordningen.")}


def outcome(item: AgendaItem, *, outcome: str = "") -> Problems:
    return needed(outcome, "outcome", _("Skriv vad organet beslutade eller tog del av."))


def dealing(
    item: AgendaItem, *, proposals: list[dict[str, str]], note: str, votes: dict[str, str],
    reservations: list[dict[str, Any]], left: list[User],
) -> Problems:  # fmt: skip
    """Claims with their words; those who leave are there; only those who serve in the item vote and reserve."""
    found = short(note, "note")
    if any(not one.get("text", "").strip() or not one.get("who", "").strip() for one in proposals):
        found["proposals"] = _("Skriv vem som yrkar och vad.")
    called = called_to(item.meeting)
    there = {one.person for one in called if one.is_present}
    gone = {person.pk for person in left}
    if gone - there:
        found["left"] = _("Välj bland dem som är närvarande.")
    serving = {one.person for one in who_serves(called, gone | in_conflict(item))}
    if {int(person) for person in votes} - serving:
        found["votes"] = _("Bara de som tjänstgör i punkten kan rösta.")
    elif set(votes.values()) - {"yes", "no", "abstains"}:
        found["votes"] = _("En röst är ja, nej eller avstår.")
    reserved = [one["person"].pk for one in reservations]
    if set(reserved) - serving:
        found["reservations"] = _("Bara de som har deltagit i beslutet kan reservera sig.")
    elif len(reserved) != len(set(reserved)):
        found["reservations"] = _("Skriv en reservation för varje person.")
    return found
