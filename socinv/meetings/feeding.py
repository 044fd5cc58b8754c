"""The meetings of a person's bodies, for the calendar that the person's own calendar reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from socinv.meetings.models import Meeting, MeetingStatus
from socinv.notices.feed import FeedEntry, feeds
from socinv.organisation.standing import Standing
from socinv.presentation.grammar import inside

USUAL = timedelta(hours=2)  # nobody says beforehand when a meeting ends


@feeds("meetings")
def meetings(standing: Standing, first: date, last: date) -> Iterable[FeedEntry]:
    """Those of the bodies that the person sits in today, and those that he or she keeps the minutes of: one query."""
    mine = Meeting.objects.filter(municipality=standing.municipality, held_on__gte=first, held_on__lte=last)
    mine = mine.exclude(status__in=(MeetingStatus.NEW, MeetingStatus.CANCELLED))
    kept = mine.filter(body__in=[seat.body for seat in standing.seats]) | mine.filter(secretary=standing.person.pk)
    for one in kept.select_related("body").order_by("held_on", "starts_at", "id"):
        starts = timezone.make_aware(datetime.combine(one.held_on, one.starts_at))
        yield FeedEntry(
            key=f"meetings.meeting {one.pk}", title=_("Sammanträde, %(body)s") % {"body": inside(one.body.name)},
            starts=starts, ends=one.ended_at or starts + USUAL, text=one.link, url=one.get_absolute_url(),
            place=one.place,
        )  # fmt: skip
