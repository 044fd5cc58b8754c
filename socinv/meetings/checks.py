"""Whether what was said in an act at a meeting holds: field name to what to do about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.meetings.presence import serving_at
from socinv.organisation.models import Affiliation
from socinv.presentation.dates import isodate

if TYPE_CHECKING:
    from socinv.meetings.models import Meeting
    from socinv.organisation.models import User

Problems = dict[str, str]
LONGEST = 10_000
GOES_ON = ("planned", "called", "open")


def needed(value: str | None, field: str, text: str) -> Problems:
    if value is None or not value.strip():
        return {field: text}
    return short(value, field)


def short(value: str, field: str) -> Problems:
    if len(value) > LONGEST:
        return {field: _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def reason(thing: Any, *, reason: str = "", **_rest: Any) -> Problems:
    return needed(reason, "reason", _("Skriv varför."))


def plan(meeting: Meeting) -> Problems:
    """A coming day, a place or a link, a secretary of the municipality; the same meeting is not planned twice."""
    found = _time_and_place(meeting, meeting.held_on, meeting.place, meeting.link, meeting.secretary, meeting.papers_by)
    if meeting.body.municipality_id != meeting.municipality_id:
        found["body"] = _("Välj ett organ i kommunen.")
    if not found and _is_planned_already(meeting, meeting.held_on, meeting.starts_at):
        found["starts_at"] = _("Organet har redan ett sammanträde den dagen och tiden.")
    return found


def move(
    meeting: Meeting, *, held_on: date, starts_at: Any, secretary: User | None = None, place: str = "", link: str = "",
    papers_by: date | None = None,
) -> Problems:  # fmt: skip
    found = _time_and_place(meeting, held_on, place, link, secretary, papers_by)
    if not found and _is_planned_already(meeting, held_on, starts_at):
        found["starts_at"] = _("Organet har redan ett sammanträde den dagen och tiden.")
    return found


def _time_and_place(
    meeting: Meeting, held_on: date, place: str, link: str, secretary: User | None, papers_by: date | None
) -> Problems:
    found: Problems = {}
    if held_on < clock.today():
        found["held_on"] = _("Välj en dag som inte har varit.")
    if not place.strip() and not link.strip():
        found["place"] = _("Skriv var sammanträdet hålls, eller en länk till det.")
    if secretary is None or not _is_here(secretary, meeting.municipality_id):
        found["secretary"] = _("Välj en sekreterare i kommunen.")
    if papers_by is not None and papers_by > held_on:
        found["papers_by"] = _("Handlingarna ska vara klara senast på dagen för sammanträdet, %(day)s.") % {
            "day": isodate(held_on)
        }
    return found


def _is_here(person: User, municipality: int) -> bool:
    doors = Affiliation.objects.filter(person=person, municipality=municipality)
    return person.is_active and doors.exists()


def _is_planned_already(meeting: Meeting, held_on: date, starts_at: Any) -> bool:
    same = type(meeting).objects.filter(body=meeting.body_id, held_on=held_on, starts_at=starts_at)
    return same.exclude(status="cancelled").exclude(pk=meeting.pk).exists()


def reply(meeting: Meeting, *, comes: bool | None = None, **_rest: Any) -> Problems:
    return {"comes": _("Välj om du kommer eller inte.")} if comes is None else {}


def presence(meeting: Meeting, *, present: list[User]) -> Problems:
    """Only those who are called; nobody who serves at the meeting as its chair or adjuster is left out."""
    called = set(meeting.attendances.values_list("person", flat=True))
    there = {person.pk for person in present}
    if there - called:
        return {"present": _("Välj bland dem som är kallade.")}
    if meeting.opened_at is not None and not {meeting.chaired_by_id, meeting.adjuster_id} <= there:
        return {"present": _("Den som är ordförande vid sammanträdet och justeraren är närvarande.")}
    return {}


def opening(
    meeting: Meeting, *, chaired_by: User | None = None, adjuster: User | None = None, **_rest: Any
) -> Problems:
    """On its day or later; two of those who serve; one meeting of the body at a time, so that the § run on."""
    if clock.today() < meeting.held_on:
        return {"": _("Sammanträdet är %(day)s och kan inte börja före det.") % {"day": isodate(meeting.held_on)}}
    if type(meeting).objects.filter(body=meeting.body_id, status="open").exclude(pk=meeting.pk).exists():
        return {"": _("Organet har redan ett sammanträde som pågår. Avsluta det först.")}
    found: Problems = {}
    serving = {one.person for one in serving_at(meeting)}
    if chaired_by is None or chaired_by.pk not in serving:
        found["chaired_by"] = _("Välj en av dem som tjänstgör.")
    if adjuster is None or adjuster.pk not in serving:
        found["adjuster"] = _("Välj en av dem som tjänstgör.")
    elif chaired_by is not None and chaired_by.pk == adjuster.pk:
        found["adjuster"] = _("Ordföranden och justeraren kan inte vara samma person.")
    return found


def posting(meeting: Meeting, *, day: date | None = None) -> Problems:
    """Not before the minutes were adjusted, and not a day that has not come."""
    if day is None or meeting.adjusted_on is None:
        return {"day": _("Skriv vilken dag justeringen tillkännagavs.")}
    if day < meeting.adjusted_on:
        return {"day": _("Protokollet justerades %(day)s. Välj den dagen eller en senare.") % {
            "day": isodate(meeting.adjusted_on)}}  # fmt: skip
    if day > clock.today():
        return {"day": _("Välj en dag som har varit.")}
    return {}
