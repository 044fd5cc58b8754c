"""What must be in place before a verb of a meeting is possible, each with the reason a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socinv.lifecycle.graph import condition

if TYPE_CHECKING:
    from socinv.meetings.models import AgendaItem, Meeting

BEFORE = ("planned", "called")


@condition(gettext_lazy("Dagordningen är tom. Lägg till minst en punkt först."))
def has_items(meeting: Meeting) -> bool:
    return meeting.items.filter(status="planned").exists()


def _who_is_missing(meeting: Meeting) -> str:
    from socinv.meetings.presence import quorum_of

    quorum = quorum_of(meeting)
    return _(
        "Det är %(there)d av %(seats)d som tjänstgör. Fler än hälften behövs för att sammanträdet ska kunna hållas."
    ) % {"there": quorum.there, "seats": quorum.seats}


@condition(_who_is_missing)  # type: ignore[arg-type]
def has_come(meeting: Meeting) -> bool:
    """More than half of the seats are served (kommunallagen 5 kap. 45 § and 6 kap. 27 §)."""
    from socinv.meetings.presence import quorum_of

    return quorum_of(meeting).holds


def _how_many_wait(meeting: Meeting) -> str:
    waiting = meeting.items.filter(status="planned").count()
    return ngettext(
        "%(count)d punkt är inte behandlad. Besluta, bordlägg eller ta bort den från dagordningen.",
        "%(count)d punkter är inte behandlade. Besluta, bordlägg eller ta bort dem från dagordningen.",
        waiting,
    ) % {"count": waiting}


@condition(_how_many_wait)  # type: ignore[arg-type]
def every_item_is_done(meeting: Meeting) -> bool:
    return not meeting.items.filter(status="planned").exists()


@condition(gettext_lazy("Protokollet är inte justerat av båda."))
def both_have_adjusted(meeting: Meeting) -> bool:
    return meeting.chair_adjusted_at is not None and meeting.adjuster_adjusted_at is not None


@condition(gettext_lazy("Ingen har justerat protokollet än. Det går fortfarande att ändra."))
def somebody_has_adjusted(meeting: Meeting) -> bool:
    return meeting.chair_adjusted_at is not None or meeting.adjuster_adjusted_at is not None


@condition(gettext_lazy("Justeringen är redan tillkännagiven."))
def is_not_posted(meeting: Meeting) -> bool:
    return meeting.posted_on is None


@condition(gettext_lazy("Justeringen tillkännages bara för kommunens beslutande organ."))
def is_announced(meeting: Meeting) -> bool:
    from socinv.meetings.law import is_under_the_act

    return is_under_the_act(meeting.body.kind)


@condition(gettext_lazy("Dagordningen går inte att ändra längre."))
def meeting_takes_items(item: AgendaItem) -> bool:
    return item.meeting.status in (*BEFORE, "open")


meeting_goes_on = meeting_takes_items


@condition(gettext_lazy("Ordningen går inte att ändra när paragraferna är numrerade."))
def agenda_is_not_numbered(item: AgendaItem) -> bool:
    return item.meeting.status in BEFORE


@condition(gettext_lazy("Sammanträdet pågår inte."))
def meeting_is_open(item: AgendaItem) -> bool:
    return bool(item.meeting.status == "open")


@condition(gettext_lazy("Ärendet väntar på ett beslut på sin egen sida."))
def has_no_thing(item: AgendaItem) -> bool:
    return not item.thing


@condition(gettext_lazy("Protokollet är under justering. Ta tillbaka justeringen för att ändra i det."))
def minutes_are_open(item: AgendaItem) -> bool:
    meeting = item.meeting
    return bool(meeting.status == "open" or (meeting.status == "ended" and not somebody_has_adjusted(meeting)))


def _too_few(item: AgendaItem) -> str:
    from socinv.meetings.presence import quorum_for

    quorum = quorum_for(item)
    return _(
        "I den här punkten tjänstgör %(there)d av %(seats)d. Organet kan inte besluta i den. Bordlägg punkten."
    ) % {"there": quorum.there, "seats": quorum.seats}


@condition(_too_few)  # type: ignore[arg-type]
def has_quorum(item: AgendaItem) -> bool:
    """Those who left because of a conflict of interest are not counted; deputies who stepped in are."""
    from socinv.meetings.presence import quorum_for

    return quorum_for(item).holds
