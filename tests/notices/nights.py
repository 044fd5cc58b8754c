"""The clock moved to a night's run, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.working_days import working_day
from socinv.notices.deadlines import Deadline, open_deadlines
from socinv.notices.digests import send_digests
from socinv.notices.models import Notice
from socinv.notices.reminders import reminders_due
from socinv.notices.reminding import remind
from tests.factories.house import House

STEPS = (("people", -5), ("people", -1), ("people", 0), ("people", 1), ("coordinators", 3), ("chairs", 10))


@contextmanager
def morning(day: date, hour: int = 5, minute: int = 30) -> Iterator[None]:
    """That day, when the run comes."""
    with clock.at(timezone.make_aware(datetime.combine(day, time(hour, minute)))):
        yield


def run(day: date) -> int:
    """The run of that night: how many reminders it wrote."""
    with morning(day):
        return remind().count


def digest(day: date) -> int:
    """The digests of that day at seven: how many messages."""
    with morning(day, 7, 0):
        return send_digests().count


def reminders(house: House, key: str) -> list[Notice]:
    """Those that one of the house's people has had, the first first."""
    return list(Notice.objects.filter(recipient=house.person(key), event=None).order_by("pk"))


def due_of(verb: str, **which: object) -> date:
    """The last day of the open item for that."""
    due = WorkItem.objects.open().filter(verb=verb, **which).latest("pk").due
    assert due is not None
    return due


def said_of(identity: str, day: date) -> dict[str, set[int]]:
    """Who would be reminded of it that day, by the group they are reminded as and the stage ("people-5")."""
    found: dict[str, set[int]] = {}
    with morning(day):
        for one in reminders_due(open_deadlines(day), day):
            if one.deadline.identity == identity:
                found.setdefault(one.key.rpartition(":")[2], set()).add(one.recipient)
    return found


def assert_reminded(deadline: Deadline) -> None:
    """Before, on and after its day those whose turn it is, then the coordinators, then the chair."""
    assert deadline.people, f"nobody has {deadline.identity}"
    reached: set[int] = set()
    for group, offset in STEPS:
        day = working_day(deadline.due, offset)
        wanted = set(getattr(deadline, group)) - reached
        reached |= getattr(deadline, group) if offset >= 1 else set()
        if deadline.since is not None and day <= deadline.since:
            continue  # the turn itself told of it
        said = {one.recipient for one in reminders_due([deadline], day) if one.key.endswith(f":{group}{offset:+d}")}
        assert said == wanted, (deadline.identity, offset)
    late = working_day(deadline.due, 1)
    assert said_of(deadline.identity, late)["people+1"] == deadline.people, "and so it is when that day has come"


def deadline_of(item: WorkItem) -> Deadline:
    """The item as it is reminded of."""
    identity = f"{item.thing}.{item.verb}:{item.thing_id}:{item.due}"
    return next(one for one in open_deadlines(clock.today()) if one.identity == identity)


def next_day(day: date) -> date:
    return day + timedelta(days=1)
