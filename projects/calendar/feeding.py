"""The calendar's entries of one person, for the feed that the person's own calendar reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from projects.calendar.entries import Asked, gather
from socinv.notices.feed import FeedEntry, feeds
from socinv.organisation.standing import Standing


@feeds("calendar")
def entries(standing: Standing, first: date, last: date) -> Iterable[FeedEntry]:
    """What is the person's own and not done, with what is late from before: as many queries as the calendar asks."""
    for one in gather(Asked(standing, first, last, with_late=True, person=standing)):
        if not one.done:
            place = " ".join(part for part in (one.number, one.place) if part)
            yield FeedEntry(
                key=one.key, day=one.day, title=one.title, url=one.url or one.place_url,
                text="\n".join(part for part in (place, one.who, one.note) if part),
            )  # fmt: skip
