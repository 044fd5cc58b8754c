"""What has happened in the cases a person is told of or follows, and what the person has been reminded of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

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


class New(NamedTuple):
    """Something new: when, and the id of the event or of the reminder that it is (the other is 0)."""

    at: datetime
    event: int
    reminder: int = 0


def _following(person: int, municipality: int) -> QuerySet[Following, Any]:
    rows = Following.objects.filter(person=person, municipality=municipality).order_by("-id")
    return rows.values_list("case_id")[:MOST]


def _written(person: int, municipality: int, since: datetime) -> QuerySet[Notice, Any]:
    # The newest first, and of them those since then: the index knows the order but not the time.
    newest = Notice.objects.filter(recipient=person, municipality=municipality).order_by("-id").values("pk")[:MOST]
    rows = Notice.objects.filter(pk__in=newest, written_at__gt=since).order_by("-id")
    return rows.values_list("event_id", "pk", "case_id", "written_at")


FOLLOWING = Prepared(_following, person=-101, municipality=-102)
WRITTEN = Prepared(_written, person=-101, municipality=-102, since=datetime(1, 1, 1, tzinfo=UTC))
EVER = datetime(1970, 1, 1, tzinfo=UTC)


def followed(standing: Standing) -> list[int]:
    """The cases the person follows and still sees, the latest first."""
    rows = FOLLOWING.rows(person=standing.person.pk, municipality=standing.municipality)
    ids = [case for (case,) in rows]
    seen = set(visible_cases(standing).filter(pk__in=ids).values_list("pk", flat=True)) if ids else ()
    return [case for case in ids if case in seen]


def new_to(standing: Standing, cases: list[int], since: datetime | None = None, most: int = MOST) -> list[New]:
    """What is new, the latest first: what the person was told and reminded of, and what others did in the cases
    followed.

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
        found |= {New(at, pk) for pk, at in done.order_by("-id").values_list("id", "at")[:most]}
    return sorted(found, reverse=True)[:most]


def _told_to(standing: Standing, since: datetime | None, most: int) -> Iterable[New]:
    """The newest notices to the person, of what he or she still sees. What is of no case is the person's own."""
    rows = WRITTEN.rows(person=standing.person.pk, municipality=standing.municipality, since=since or EVER)[:most]
    events = [event for event, *_rest in rows if event is not None]
    cases = {case for event, _pk, case, _at in rows if event is None and case is not None}
    mine = visible_cases(standing)
    seen = set(mine.filter(pk__in=cases).values_list("pk", flat=True)) if cases else set()
    for event, pk, case, at in rows:
        if event is None and (case is None or case in seen):
            yield New(at, 0, pk)
    if events:
        of_cases = Q(case__in=mine) | Q(case=None) if standing.is_insider else Q(case__in=mine)
        for pk, at in Event.objects.filter(of_cases, pk__in=events).values_list("id", "at"):
            yield New(at, pk)


def shown(new: Sequence[New], *, in_full: bool = False) -> list[NewsItem]:
    """All of it in words, the latest first: at most two queries."""
    events = [one.event for one in new if one.event]
    reminders = [one.reminder for one in new if one.reminder]
    items = [*(told(events, in_full=in_full) if events else ()), *(_reminded(reminders, in_full) if reminders else ())]
    return sorted(items, key=lambda item: item.moment, reverse=True)


def _reminded(ids: Sequence[int], in_full: bool) -> list[NewsItem]:
    return [
        NewsItem(
            moment=one.written_at, sentence=one.heading, key=False, url=one.link, link_word=_("Öppna"),
            text=one.text if in_full else "",
        )
        for one in Notice.objects.filter(pk__in=ids).order_by("-id")
    ]  # fmt: skip


def told(ids: Iterable[int], *, in_full: bool = False) -> list[NewsItem]:
    """The events in words, newest first; in full also with what was said."""
    events = Event.objects.filter(pk__in=list(ids)).select_related("case").order_by("-id")
    return [
        NewsItem(
            moment=event.at,
            sentence=Truncator(sentence(event)).chars(SAID_LENGTH),
            key=event.verb in MOVING,
            url=page_of(event).url(event),
            link_word=str(event.case or _("Öppna")),
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
