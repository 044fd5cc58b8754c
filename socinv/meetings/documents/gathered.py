"""A meeting read once for its documents: a number of queries that does not grow with its items."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from socinv.lifecycle.models import Event
from socinv.meetings.models import AgendaItem, Attendance, ItemStatus, Meeting, ReportedDecision
from socinv.organisation.models import SeatRole
from socinv.presentation.dates import isodate
from socinv.presentation.grammar import inside

ON_THE_AGENDA = (ItemStatus.PLANNED, ItemStatus.DECIDED, ItemStatus.PUT_OFF)


@dataclass(frozen=True)
class Gathered:
    """A meeting with those who were called and its items in their order."""

    meeting: Meeting
    called: list[Attendance]
    items: list[AgendaItem]

    @property
    def title(self) -> str:
        """socialnämnden, 2026-03-14: as a heading goes on."""
        return f"{inside(self.meeting.body.name)}, {isodate(self.meeting.held_on)}"

    def item(self, pk: int) -> AgendaItem:
        return next(one for one in self.items if one.pk == pk)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """When, where and by whom."""
        meeting = self.meeting
        starts = f"{meeting.starts_at:%H.%M}"
        pairs = [
            (_("Dag"), isodate(meeting.held_on)),
            (_("Tid"), f"{starts}–{meeting.ends_at:%H.%M}" if meeting.ends_at else starts),
            (_("Plats"), meeting.place),
            (_("Länk"), meeting.link if not meeting.opened_at else ""),
            (_("Ordförande"), meeting.chaired_by.name if meeting.chaired_by else ""),
            (_("Sekreterare"), meeting.secretary.name),
            (_("Justerare"), meeting.adjuster.name if meeting.adjuster else ""),
        ]
        return tuple(pair for pair in pairs if pair[1])

    def role(self, row: Attendance) -> str:
        return str(SeatRole(row.role).label)


def gathered(meeting: int) -> Gathered:
    """What the documents say, with everything they name."""
    known = Meeting.objects.select_related("body", "municipality", "secretary", "chaired_by", "adjuster").get(
        pk=meeting
    )
    reports = Prefetch(
        "reports",
        ReportedDecision.objects.order_by("event_id").prefetch_related(
            Prefetch("event", Event.objects.select_related("case"))
        ),
    )
    items = known.items.exclude(status=ItemStatus.NEW).select_related("case", "decision__case", "period")
    with_people = items.prefetch_related("votes__person", "reservations__person", "left__person", "left__served_by")
    called = known.attendances.select_related("person", "serves_for").order_by("id")
    return Gathered(known, list(called), list(with_people.prefetch_related(reports)))
