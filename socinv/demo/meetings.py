"""Meetings in the practice environment: for two bodies of each municipality one held, one called and one planned."""

from __future__ import annotations

from datetime import date, datetime, time

from django.conf import settings
from django.db.models import Count
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.working_days import working_day
from socinv.meetings.agenda import outlook, put_up, put_up_own
from socinv.meetings.law import is_under_the_act
from socinv.meetings.matters import things
from socinv.meetings.models import ItemKind, Meeting
from socinv.meetings.presence import serving_at
from socinv.notices.models import Notice
from socinv.notices.silence import only_on_the_site
from socinv.organisation.models import Body, Membership, SeatRole, User
from socinv.organisation.standing import ACTING

MOST_ITEMS = 3
SEATS = (SeatRole.CHAIR, SeatRole.MEMBER)


def hold_meetings(slug: str) -> int:
    """Plan and hold them: how many there are. What was held is nobody's news any more."""
    bodies = _bodies(slug)
    with only_on_the_site(), translation.override(settings.LANGUAGE_CODE):
        for body in bodies:
            _hold(body)
            _call(body)
            _plan(body, working_day(clock.today(), 30), at=clock.today())
    held = Event.objects.filter(thing="meetings.meeting", municipality__slug=slug)
    Notice.objects.filter(event__in=held, read_at=None).update(read_at=clock.now())
    return Meeting.objects.filter(body__in=bodies).count()


def _bodies(slug: str) -> list[Body]:
    """Those with most before them that can hold a meeting: with two seats at least, for long enough."""
    began = working_day(clock.today(), -25)
    seated = Membership.objects.on(began).filter(municipality__slug=slug, person__is_active=True)
    able = seated.filter(role__in=SEATS).values("body").annotate(seats=Count("person", distinct=True))
    known = Body.objects.own().filter(pk__in=[row["body"] for row in able if row["seats"] > 1])
    waiting = WorkItem.objects.open().filter(thing__in=things(), body__in=known).order_by()
    count = dict(waiting.values_list("body").annotate(Count("pk")))
    return sorted(known, key=lambda body: (-count.get(body.pk, 0), body.name))[:2]


def _hold(body: Body) -> None:
    """Three weeks ago, with the minutes adjusted a week later and announced where the law says so."""
    today = clock.today()
    day = working_day(today, -15)
    meeting = _plan(body, day, at=working_day(today, -25))
    with clock.at(_noon(working_day(today, -22))):
        for kind, title in (
            (ItemKind.FORMAL, _("Val av justerare")),
            (ItemKind.INFORMATION, _("Läget i fonden för sociala investeringar")),
        ):
            put_up_own(meeting, kind, title, by=meeting.secretary)
        perform(meeting, "call", by=meeting.secretary)
    with clock.at(_noon(day)):
        perform(meeting, "note_presence", by=meeting.secretary, present=_everybody(meeting))
        first, second = (User.objects.get(pk=one.person) for one in serving_at(meeting)[:2])
        perform(meeting, "open", by=meeting.secretary, chaired_by=first, adjuster=second)
        for item in meeting.items.filter(status="planned"):
            chosen = _("%(person)s väljs att justera protokollet.") % {"person": second}
            words = chosen if item.kind == ItemKind.FORMAL else _("Läggs till handlingarna.")
            perform(item, "conclude", by=meeting.secretary, outcome=words)
        perform(meeting, "end", by=meeting.secretary)
    with clock.at(_noon(working_day(today, -10))):
        for person in (first, second):
            perform(meeting, "adjust", by=person)
        if is_under_the_act(body.kind):
            perform(meeting, "post", by=meeting.secretary, day=clock.today())


def _call(body: Body) -> None:
    """Next week, with what waits for the body."""
    today = clock.today()
    meeting = _plan(body, working_day(today, 6), at=working_day(today, -3))
    put_up_own(meeting, ItemKind.FORMAL, _("Val av justerare"), by=meeting.secretary)
    for ready in outlook(meeting).ready[:MOST_ITEMS]:
        put_up(meeting, ready.work, by=meeting.secretary)
    perform(meeting, "call", by=meeting.secretary)


def _plan(body: Body, held_on: date, *, at: date) -> Meeting:
    with clock.at(_noon(at)):
        secretary = _secretary(body, at)
        meeting = Meeting(
            municipality_id=body.municipality_id, body=body, held_on=held_on, starts_at=time(9), place="Kommunhuset",
            secretary=secretary, papers_by=max(working_day(held_on, -7), at),
        )  # fmt: skip
        perform(meeting, "plan", by=secretary)
    return meeting


def _secretary(body: Body, day: date) -> User:
    """The body's own, else a coordinator."""
    seats = Membership.objects.on(day).filter(municipality=body.municipality_id, person__is_active=True)
    own = seats.filter(body=body, role=SeatRole.SECRETARY)
    coordinating = seats.filter(body__kind="coordination", role__in=ACTING)
    seat: Membership = own.order_by("id").first() or coordinating.order_by("id")[0]
    return seat.person


def _everybody(meeting: Meeting) -> list[User]:
    called = meeting.attendances.exclude(role=SeatRole.DEPUTY).values("person")
    return list(User.objects.filter(pk__in=called))


def _noon(day: date) -> datetime:
    """The middle of the day, but nothing that has not been."""
    return min(timezone.make_aware(datetime.combine(day, time(12))), clock.now())
