"""Meetings in a list: those to come, the nearest first, and those that have been, the latest first."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from socinv.meetings.models import Meeting, MeetingStatus
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing

TO_COME = (MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.OPEN)
MARKS = {
    MeetingStatus.PLANNED: "wait", MeetingStatus.CALLED: "info", MeetingStatus.OPEN: "ok",
    MeetingStatus.ENDED: "wait", MeetingStatus.ADJUSTED: "ok", MeetingStatus.CANCELLED: "no",
}  # fmt: skip
ON_AN_AGENDA = Count("items", filter=~Q(items__status__in=("new", "taken-off")))


def meetings_of(standing: Standing, body: Body | None = None) -> QuerySet[Meeting]:
    """The meetings of one body; without one those of the person's own bodies, and for a coordinator all of them."""
    found = Meeting.objects.filter(municipality=standing.municipality).exclude(status="new")
    if body is not None:
        found = found.filter(body=body)
    elif not standing.is_coordinator:
        own = {seat.body for seat in standing.seats}
        found = found.filter(Q(body__in=own) | Q(secretary=standing.person.pk))
    return found.select_related("body", "secretary").annotate(many=ON_AN_AGENDA)


def to_come(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Those that are not over, the nearest first."""
    return meetings.filter(status__in=TO_COME).order_by("held_on", "starts_at", "id")


def held(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Those that were held or called off, the latest first."""
    return meetings.exclude(status__in=TO_COME).order_by("-held_on", "-starts_at", "-id")


def next_meeting(body: Body, day: date) -> Meeting | None:
    """The body's nearest meeting that is not over: one query."""
    coming = Meeting.objects.filter(body=body, status__in=TO_COME).filter(Q(held_on__gte=day) | Q(status="open"))
    return coming.order_by("held_on", "starts_at").first()


def mark_of(meeting: Meeting) -> str:
    """The shape of its state."""
    return MARKS.get(MeetingStatus(meeting.status), "wait")
