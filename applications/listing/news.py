"""What has happened in the cases a person is told of or follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from applications.access import visible_cases
from applications.history.sight import DRAFTING, MOVING
from applications.telling import quoted
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.telling import page_of, sentence
from socinv.notices.models import Notice
from socinv.organisation.prepared import Prepared
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day, day_of

MOST = 500
SAID_LENGTH = 200
SAID_WORDS = 60
FIRST_TIME = timedelta(days=7)


@dataclass(frozen=True)
class NewsItem:
    """A line of the timeline (components/timeline_item.html)."""

    moment: datetime
    sentence: str
    key: bool
    url: str
    link_word: str
    text: str = ""


def _following(person: int, municipality: int) -> QuerySet[Following, Any]:
    rows = Following.objects.filter(person=person, municipality=municipality).order_by("-id")
    return rows.values_list("case_id")[:MOST]


def _written(person: int, municipality: int, since: datetime) -> QuerySet[Notice, Any]:
    # The newest first, and of them those since then: the index knows the order but not the time.
    newest = Notice.objects.filter(recipient=person, municipality=municipality).order_by("-id").values("pk")[:MOST]
    return Notice.objects.filter(pk__in=newest, written_at__gt=since).order_by("-id").values_list("event_id")


FOLLOWING = Prepared(_following, person=-101, municipality=-102)
WRITTEN = Prepared(_written, person=-101, municipality=-102, since=datetime(1, 1, 1, tzinfo=UTC))
EVER = datetime(1970, 1, 1, tzinfo=UTC)


def followed(standing: Standing) -> list[int]:
    """The cases the person follows and still sees, the latest first."""
    rows = FOLLOWING.rows(person=standing.person.pk, municipality=standing.municipality)
    ids = [case for (case,) in rows]
    seen = set(visible_cases(standing).filter(pk__in=ids).values_list("pk", flat=True)) if ids else ()
    return [case for case in ids if case in seen]


def new_ids(standing: Standing, cases: list[int], since: datetime | None = None, most: int = MOST) -> list[int]:
    """Ids of the events, newest first: those told to the person, and what others did in the cases followed.

    How a draft is coming along is told to those who write it and to the coordinators only, and one from outside
    hears only what is addressed to him or her.
    """
    done = Event.objects.filter(case__in=cases, cause=None).exclude(actor=standing.person)
    if not (standing.is_coordinator or standing.is_system):
        done = done.exclude(Q(verb__in=DRAFTING) & ~Q(case__department__in=list(standing.departments)))
    if since is not None:
        done = done.filter(at__gt=since)
    found = set(_told_to(standing, since, most))
    if cases and standing.is_insider:
        found |= set(done.order_by("-id").values_list("id", flat=True)[:most])
    return sorted(found, reverse=True)[:most]


def _told_to(standing: Standing, since: datetime | None, most: int) -> Iterable[int]:
    """The newest notices to the person, of cases that he or she still sees."""
    rows = WRITTEN.rows(person=standing.person.pk, municipality=standing.municipality, since=since or EVER)
    ids = [event for (event,) in rows[:most]]
    seen = Event.objects.filter(pk__in=ids, case__in=visible_cases(standing))
    return seen.values_list("id", flat=True) if ids else ()


def told(ids: Iterable[int], *, in_full: bool = False) -> list[NewsItem]:
    """The events in words, newest first; in full also with what was said."""
    events = Event.objects.filter(pk__in=list(ids)).select_related("case").order_by("-id")
    return [
        NewsItem(
            moment=event.at,
            sentence=Truncator(sentence(event)).chars(SAID_LENGTH),
            key=event.verb in MOVING,
            url=page_of(event).url(event),
            link_word=str(event.case),
            text=Truncator(quoted(event)).words(SAID_WORDS) if in_full else "",
        )
        for event in events
    ]


def since_last_time(previous: datetime | None) -> datetime:
    """What counts as new: since the visit before this one, or the last week."""
    return previous or clock.now() - FIRST_TIME


def heading(previous: datetime | None) -> str:
    """Nytt sedan i fredags."""
    if previous is None:
        return _("Nytt den senaste veckan")
    return _("Nytt sedan %(then)s") % {"then": _then(previous)}


def _then(moment: datetime) -> str:
    age = (clock.today() - day_of(moment)).days
    if age <= 0:
        return _("tidigare i dag")
    if age == 1:
        return _("i går")
    if age < 7:
        return _("i %(weekday)ss") % {"weekday": date_format(day_of(moment), "l")}
    return day(moment)
