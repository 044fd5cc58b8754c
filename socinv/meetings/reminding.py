"""The days of a meeting: when its papers are due, when it is held, and what the law gives its minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from socinv.meetings.law import UNDER_THE_ACT, adjusted_by, appealed_until, posted_by
from socinv.meetings.models import Attendance, Meeting, MeetingStatus
from socinv.notices.deadlines import Deadline, deadlines
from socinv.notices.kinds import MEETING
from socinv.notices.stages import Pace, Tracks
from socinv.organisation.coordinators import coordinators_on
from socinv.organisation.models import Membership, SeatRole
from socinv.presentation.dates import day_of, longdate
from socinv.presentation.grammar import inside

HELD = Tracks(people=Pace(before=(5, 1)))
APPEALED = Tracks(people=Pace(on_day=True))
# The law gives days, not weeks: the two are reminded every day, and those they are passed on to at once.
BY_LAW = Tracks(
    people=Pace(before=(5, 2, 1), on_day=True, after=1, every=1), coordinators=Pace(after=1, every=5),
    chairs=Pace(after=3, every=5),
)  # fmt: skip
WAITING = (MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.ENDED, MeetingStatus.ADJUSTED)


@deadlines("meetings")
def meetings(day: date) -> Iterable[Deadline]:
    """Of every meeting that is planned, called, or whose minutes are not yet adjusted and announced: four queries."""
    rows = list(_with_a_day(day))
    bodies = {row.body_id for row in rows}
    called, chairs, coordinating = _called(rows), _chairs(bodies, day), coordinators_on(day)
    for row in rows:
        above = frozenset(coordinating.get(row.municipality_id, ())), frozenset(chairs[row.body_id])
        yield from _of(row, called[row.pk], *above)


def _with_a_day(day: date) -> Iterable[Meeting]:
    known = Meeting.objects.filter(status__in=WAITING).select_related("body").order_by("pk")
    return (row for row in known if row.status != MeetingStatus.ADJUSTED or _is_announced(row, day))


def _is_announced(row: Meeting, day: date) -> bool:
    """That the minutes are adjusted is to be announced, or the time for appeals is not over."""
    return row.body.kind in UNDER_THE_ACT and (row.posted_on is None or appealed_until(row.posted_on) >= day)


def _of(row: Meeting, called: set[int], coordinators: frozenset[int], chairs: frozenset[int]) -> Iterable[Deadline]:
    words = {"body": inside(row.body.name), "day": longdate(row.held_on)}
    about: dict[str, Any] = {
        "kind": MEETING, "thing_id": row.pk, "municipality_id": row.municipality_id, "link": row.get_absolute_url(),
        "text": _("Sammanträdet för %(body)s %(day)s.") % words, "chairs": chairs,
        "coordinators": coordinators, "way": row.get_absolute_url(),
        "since": _since(row),
    }  # fmt: skip
    if row.status == MeetingStatus.PLANNED:
        yield _papers(row, about)
    elif row.status == MeetingStatus.CALLED:
        yield Deadline(
            thing="meetings.meeting held", due=row.held_on, people=frozenset(called), tracks=HELD, happens=True,
            heading=_("Sammanträde för %(body)s %(day)s.") % words, **about,
        )  # fmt: skip
    elif row.status == MeetingStatus.ENDED:
        yield Deadline(
            thing="meetings.meeting adjust", due=adjusted_by(row.held_on), people=_to_adjust(row), tracks=BY_LAW,
            heading=_("Justera protokollet"), **about,
        )  # fmt: skip
    else:
        yield from _announced(row, about)


def _since(row: Meeting) -> date | None:
    """The day of the act that told of itself."""
    latest = row.ended_at or row.called_at
    return row.posted_on or row.adjusted_on or (day_of(latest) if latest else None)


def _papers(row: Meeting, about: dict[str, Any]) -> Deadline:
    return Deadline(
        thing="meetings.meeting call", due=row.papers_by or row.held_on, people=frozenset({row.secretary_id}),
        heading=_("Skicka kallelsen med handlingarna"), **about,
    )  # fmt: skip


def _announced(row: Meeting, about: dict[str, Any]) -> Iterable[Deadline]:
    """First that the minutes are adjusted is announced; then the announcement stays until the time for appeals ends."""
    people = frozenset({row.secretary_id})
    if row.posted_on is None and row.adjusted_on is not None:
        yield Deadline(
            thing="meetings.meeting post", due=posted_by(row.adjusted_on), people=people, tracks=BY_LAW,
            heading=_("Tillkännage på anslagstavlan att protokollet är justerat"), **about,
        )  # fmt: skip
    elif row.posted_on is not None:
        yield Deadline(
            thing="meetings.meeting appeal", due=appealed_until(row.posted_on), people=people, tracks=APPEALED,
            happens=True, heading=_("Överklagandetiden går ut. Tillkännagivandet får tas ner i morgon."), **about,
        )  # fmt: skip


def _to_adjust(row: Meeting) -> frozenset[int]:
    both = ((row.chaired_by_id, row.chair_adjusted_at), (row.adjuster_id, row.adjuster_adjusted_at))
    return frozenset(person for person, at in both if person is not None and at is None)


def _called(rows: list[Meeting]) -> dict[int, set[int]]:
    """Those who have not said that they stay away, by meeting."""
    found: dict[int, set[int]] = defaultdict(set)
    called = Attendance.objects.filter(meeting__in=rows, meeting__status=MeetingStatus.CALLED)
    for meeting, person in called.exclude(is_present=False).values_list("meeting", "person"):
        found[meeting].add(person)
    return found


def _chairs(bodies: set[int], day: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    seats = Membership.objects.on(day).filter(body__in=bodies, role=SeatRole.CHAIR, person__is_active=True)
    for body, person in seats.values_list("body", "person"):
        found[body].add(person)
    return found
