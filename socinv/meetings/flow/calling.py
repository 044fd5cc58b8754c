"""Who is called to a meeting, and who of them comes."""

from __future__ import annotations

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.meetings.models import Attendance, Meeting, MeetingStatus
from socinv.meetings.presence import serving_at
from socinv.organisation.models import Membership, SeatRole

ORDER = list(SeatRole.values)


@on("meetings.meeting", "call")
def call_everybody(meeting: Meeting, event: Event) -> None:
    """A row for each in the body on the day of the meeting, by role, deputies in their order; and the secretary."""
    _call_those_missing(meeting)


@on("meetings.meeting", "move")
def call_anew(meeting: Meeting, event: Event) -> None:
    """On another day others may sit in the body; those who still do keep what they have answered."""
    if meeting.status != MeetingStatus.CALLED:
        return
    seated = {person for person, _role, _place in seats_on(meeting)}
    meeting.attendances.exclude(person__in=seated).delete()
    _call_those_missing(meeting)


def _call_those_missing(meeting: Meeting) -> None:
    there = set(meeting.attendances.values_list("person", flat=True))
    Attendance.objects.bulk_create(
        Attendance(
            municipality_id=meeting.municipality_id, meeting=meeting, person_id=person, role=role, place=place
        )
        for person, role, place in seats_on(meeting) if person not in there
    )  # fmt: skip


def seats_on(meeting: Meeting) -> list[tuple[int, str, int]]:
    """Person, role and place of everybody to be called, each once: in the highest role of several."""
    held = Membership.objects.on(meeting.held_on).filter(body=meeting.body_id, person__is_active=True)
    rows = held.order_by("person__name", "id").values_list("person", "role", "place")
    ordered = sorted(rows, key=lambda row: (ORDER.index(row[1]), row[2] is None, row[2] or 0))
    found: dict[int, tuple[int, str, int]] = {}
    for person, role, place in [*ordered, (meeting.secretary_id, SeatRole.SECRETARY.value, None)]:
        found.setdefault(person, (person, role, place or 0))
    return list(found.values())


@on("meetings.meeting", "reply")
def note_reply(meeting: Meeting, event: Event) -> None:
    meeting.attendances.filter(person=event.said["person"]["id"]).update(is_present=event.said["comes"])
    _keep_who_serves(meeting)


@on("meetings.meeting", "note_presence")
def note_everybody(meeting: Meeting, event: Event) -> None:
    there = [person["id"] for person in event.said["present"]]
    meeting.attendances.filter(person__in=there).update(is_present=True)
    meeting.attendances.exclude(person__in=there).update(is_present=False)
    _keep_who_serves(meeting)


def _keep_who_serves(meeting: Meeting) -> None:
    """For whom each deputy serves, as people have come (kommunallagen 5 kap. 17 § and 6 kap. 20 §)."""
    serves = {one.person: one.for_ for one in serving_at(meeting)}
    rows = list(meeting.attendances.all())
    for row in rows:
        row.serves_for_id = serves.get(row.person_id)
    Attendance.objects.bulk_update(rows, ["serves_for"])
