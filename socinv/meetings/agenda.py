"""What a meeting can take up, what will not be ready in time and why, and putting things on its agenda."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.meetings.checks import GOES_ON
from socinv.meetings.matters import Coming, Matter, coming_to, matters_of, things
from socinv.meetings.models import AgendaItem, ItemKind, ItemStatus, Meeting, MeetingStatus
from socinv.organisation.models import User
from socinv.presentation.dates import day as day_in_words

WITH = ("case__department", "body", "department", "person")


@dataclass(frozen=True)
class Ready:
    """Something that waits for the body and can be put on the agenda."""

    work: WorkItem
    matter: Matter


@dataclass(frozen=True)
class NotInTime:
    """Something that will not be ready when the papers are sent, and why."""

    title: str
    url: str
    why: str
    due: date | None = None


@dataclass(frozen=True)
class Outlook:
    """What a meeting has before it."""

    ready: list[Ready]
    not_in_time: list[NotInTime]


def outlook(meeting: Meeting) -> Outlook:
    """What can be put on the agenda, oldest deadline first; and what cannot, with the reason.

    A number of queries that does not grow with what waits.
    """
    waiting = list(waiting_for(meeting.body_id).select_related(*WITH))
    matters = matters_of(waiting)
    known = [Ready(work, matters[work.pk]) for work in waiting if work.pk in matters]
    late = [
        NotInTime(one.matter.title, one.matter.url, " ".join(one.matter.lacks), one.work.due)
        for one in known if not one.matter.is_ready
    ]  # fmt: skip
    late += [
        NotInTime(one.title, one.url, _why(one, meeting), one.due) for one in coming_to(meeting.body, clock.today())
    ]
    return Outlook([one for one in known if one.matter.is_ready], late)


def waiting_for(body: int) -> QuerySet[WorkItem]:
    """What waits for the body and stands on no coming agenda."""
    planned = AgendaItem.objects.filter(
        thing=OuterRef("thing"), thing_id=OuterRef("thing_id"), status=ItemStatus.PLANNED, meeting__status__in=GOES_ON
    )
    items = WorkItem.objects.open().filter(~Exists(planned), body=body, thing__in=things())
    return items.order_by(F("due").asc(nulls_last=True), "id")


def _why(one: Coming, meeting: Meeting) -> str:
    """Also whether the other's own day comes too late for the papers."""
    limit = meeting.papers_by or meeting.held_on
    if one.due is not None and one.due > limit:
        return _("%(why)s Det är efter att handlingarna ska vara klara, %(day)s.") % {
            "why": one.why, "day": day_in_words(limit)}  # fmt: skip
    return one.why


def put_up(meeting: Meeting, work: WorkItem, by: User) -> Event:
    """Put what waits on the agenda. Raises Refused and Invalid as perform does."""
    matter = matters_of([work]).get(work.pk)
    item = AgendaItem(
        municipality_id=meeting.municipality_id, meeting=meeting, case=work.case, kind=ItemKind.DECISION,
        title=(matter.title if matter else "")[:250], thing=work.thing, thing_id=work.thing_id, verb=work.verb,
    )  # fmt: skip
    return perform(item, "put_up", by=by)


def put_up_own(meeting: Meeting, kind: str, title: str, by: User, **more: Any) -> Event:
    """Put up an item of the body's own: information, a formal matter, a comparison of a ``period``."""
    item = AgendaItem(municipality_id=meeting.municipality_id, meeting=meeting, kind=kind, title=title, **more)
    return perform(item, "put_up", by=by)


def matters_on(items: Iterable[AgendaItem]) -> dict[int, Matter]:
    """What the apps say of the things on an agenda, by the item's id: one query, and each app's own."""
    wanted = {(item.thing, item.thing_id, item.verb): item.pk for item in items if item.thing}
    if not wanted:
        return {}
    rows = WorkItem.objects.filter(thing_id__in={key[1] for key in wanted}, thing__in={key[0] for key in wanted})
    latest = {(one.thing, one.thing_id, one.verb): one for one in rows.select_related(*WITH).order_by("id")}
    works = {wanted[key]: one for key, one in latest.items() if key in wanted}
    matters = matters_of(works.values())
    return {item: matters[work.pk] for item, work in works.items() if work.pk in matters}


def item_now(thing: Any) -> AgendaItem | None:
    """The item by which the thing is dealt with at a meeting that goes on right now, for the form that answers it."""
    items = AgendaItem.objects.filter(
        thing=thing._meta.label_lower, thing_id=thing.pk, status=ItemStatus.PLANNED, meeting__status=MeetingStatus.OPEN
    )
    return items.select_related("meeting__body").first()


def next_meeting(body: int, *, but: int | None = None) -> Meeting | None:
    """The body's next meeting that has not begun."""
    coming = Meeting.objects.filter(
        body=body, status__in=(MeetingStatus.PLANNED, MeetingStatus.CALLED), held_on__gte=clock.today()
    )
    return coming.exclude(pk=but or 0).order_by("held_on", "starts_at", "id").first()
