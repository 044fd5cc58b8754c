"""The one thing to do at a meeting now, as its page says it (components/turn.html)."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle import policy
from socinv.meetings.law import adjusted_by, appealed_until, is_under_the_act, posted_by
from socinv.meetings.models import Meeting, MeetingStatus
from socinv.meetings.presenting.item_list import Course
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day, longdate
from socinv.presentation.grammar import joined

Turn = dict[str, Any]


def next_act(meeting: Meeting, standing: Standing, course: Course) -> Turn | None:
    """What is to be done now, with the button for those who may; None where nothing is."""
    of_state = {
        MeetingStatus.PLANNED: _to_call, MeetingStatus.CALLED: _to_open, MeetingStatus.OPEN: _to_go_on,
        MeetingStatus.ENDED: _to_adjust, MeetingStatus.ADJUSTED: _to_post,
    }.get(MeetingStatus(meeting.status))  # fmt: skip
    return of_state(meeting, standing, course) if of_state else None


def _link(meeting: Meeting, name: str, label: str) -> dict[str, str]:
    return {"label": label, "url": reverse(name, args=[meeting.ref])}


def _button(meeting: Meeting, name: str, label: str) -> dict[str, str]:
    return {"label": label, "post_url": reverse(name, args=[meeting.ref])}


def _may(meeting: Meeting, standing: Standing, verb: str) -> bool:
    return bool(policy.ask(standing, verb, meeting))


def _to_call(meeting: Meeting, standing: Standing, course: Course) -> Turn:
    text = _("Lägg till minst en punkt på dagordningen. Sedan går kallelsen att skicka.")
    if course.total:
        text = _("När dagordningen är klar skickas kallelsen med handlingarna.")
    if meeting.papers_by:
        text += " " + _("Handlingarna ska vara klara %(day)s.") % {"day": longdate(meeting.papers_by)}
    may = _may(meeting, standing, "call")
    return {
        "title": _("Sätt upp dagordningen"), "status": "wait", "word": _("Planerat"), "text": text,
        "action": _link(meeting, "meeting-call", _("Skicka kallelsen")) if may else None,
    }  # fmt: skip


def _to_open(meeting: Meeting, standing: Standing, course: Course) -> Turn:
    found: Turn = {
        "title": _("Sammanträdet är %(day)s %(time)s") % {
            "day": longdate(meeting.held_on), "time": f"{meeting.starts_at:%-H.%M}"},
        "status": "info", "word": _("Kallelsen är skickad"), "text": "",
    }  # fmt: skip
    if _may(meeting, standing, "note_presence"):
        found["text"] = _("Pricka av vilka som har kommit. Då syns vem som tjänstgör, och sammanträdet går att öppna.")
        found["action"] = _link(meeting, "meeting-presence", _("Närvaro och öppnande"))
    return found


def _to_go_on(meeting: Meeting, standing: Standing, course: Course) -> Turn:
    found: Turn = {
        "title": _("Sammanträdet pågår"), "status": "ok", "word": _("Pågår"),
        "text": _("%(done)d av %(total)d punkter är behandlade.") % {"done": course.done, "total": course.total},
    }  # fmt: skip
    if course.next is not None:
        found["action"] = {"label": _("Gå till %(item)s") % {"item": course.next.name}, "url": course.next.url}
    elif _may(meeting, standing, "end"):
        found["action"] = _button(meeting, "meeting-end", _("Avsluta sammanträdet"))
    return found


def _to_adjust(meeting: Meeting, standing: Standing, course: Course) -> Turn:
    waiting = [
        person.name for person, at in ((meeting.chaired_by, meeting.chair_adjusted_at),
                                       (meeting.adjuster, meeting.adjuster_adjusted_at)) if person and at is None
    ]  # fmt: skip
    found: Turn = {
        "title": _("Protokollet ska justeras senast %(day)s") % {"day": longdate(adjusted_by(meeting.held_on))},
        "status": "wait", "word": _("Väntar på justering"),
        "text": _("Väntar på %(who)s.") % {"who": joined(waiting)},
    }  # fmt: skip
    if _may(meeting, standing, "adjust"):
        found["action"] = _button(meeting, "meeting-adjust", _("Justera protokollet"))
        found["hint"] = _("Läs protokollet nedan först. När båda har justerat det går det inte att ändra.")
    return found


def _to_post(meeting: Meeting, standing: Standing, course: Course) -> Turn:
    adjusted = day(meeting.adjusted_on) if meeting.adjusted_on else ""
    found: Turn = {
        "title": _("Protokollet är justerat %(day)s") % {"day": adjusted}, "status": "ok", "word": _("Justerat"),
        "text": "",
    }  # fmt: skip
    if meeting.adjusted_on is None or not is_under_the_act(meeting.body.kind):
        return found
    if meeting.posted_on is None:
        found["text"] = _("Justeringen ska tillkännages på anslagstavlan senast %(day)s.") % {
            "day": longdate(posted_by(meeting.adjusted_on))}  # fmt: skip
        if _may(meeting, standing, "post"):
            found["action"] = _link(meeting, "meeting-post", _("Anteckna dagen"))
    else:
        found["text"] = _("Tillkännagivet %(day)s. Besluten kan överklagas till och med %(last)s.") % {
            "day": day(meeting.posted_on), "last": longdate(appealed_until(meeting.posted_on))}  # fmt: skip
    return found
