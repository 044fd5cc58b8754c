"""The reminders that are due on a day, in words. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from socinv.notices.deadlines import Deadline
from socinv.notices.stages import Pace, Stage, stage_on
from socinv.presentation.dates import longdate

HEADING_LENGTH = 200


@dataclass(frozen=True)
class Reminder:
    """A reminder to one person; with ``recipient``, its ``key`` tells it from every other."""

    recipient: int
    key: str
    deadline: Deadline
    heading: str
    text: str
    link: str


def reminders_due(deadlines: Iterable[Deadline], today: date) -> list[Reminder]:
    """What each person is to be reminded of now; nobody of one deadline twice, the nearest reason first."""
    return [reminder for deadline in deadlines for reminder in _of(deadline, today)]


def _of(deadline: Deadline, today: date) -> Iterator[Reminder]:
    groups = (
        ("people", deadline.tracks.people, deadline.people),
        ("coordinators", deadline.tracks.coordinators, deadline.coordinators),
        ("chairs", deadline.tracks.chairs, deadline.chairs),
    )
    reached: set[int] = set()
    for name, pace, people in groups:
        stage = _stage(deadline, pace, today)
        if stage is not None:
            for person in sorted(people - reached):
                yield _reminder(deadline, stage, name, person)
        reached |= people


def _stage(deadline: Deadline, pace: Pace, today: date) -> Stage | None:
    stage = stage_on(pace, deadline.due, today)
    if stage is None or (deadline.since is not None and stage.day <= deadline.since):
        return None
    return stage


def _reminder(deadline: Deadline, stage: Stage, name: str, person: int) -> Reminder:
    own = name == "people"
    return Reminder(
        recipient=person,
        key=f"{deadline.identity}:{name}{stage.offset:+d}",
        deadline=deadline,
        heading=_heading(deadline, stage, own=own)[:HEADING_LENGTH],
        text=deadline.text if own else f"{deadline.text} {deadline.late_text}".strip(),
        link=deadline.link if own else deadline.way or deadline.link,
    )


def _heading(deadline: Deadline, stage: Stage, *, own: bool) -> str:
    """With the day, not how near it is: it is read later than it is written."""
    if deadline.happens:
        return deadline.heading
    words = {"what": deadline.heading, "day": longdate(deadline.due)}
    if not own:
        return _("Inte gjort i tid: %(what)s. Sista dagen var %(day)s.") % words
    if stage.is_late:
        return _("Försenat: %(what)s. Sista dagen var %(day)s.") % words
    if stage.offset == 0:
        return _("%(what)s. Sista dagen är %(day)s.") % words
    return _("%(what)s, senast %(day)s.") % words
