"""What waits for a body, in the words of the app whose thing it is.

What waits are the open work items of the body. Each app registers what it has to say of its own: how a thing is called
on an agenda, the page where it is answered, what it lacks before it can be taken up, and the papers to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.telling import sentence
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Link:
    """A paper to read, and its page."""

    title: str
    url: str


@dataclass(frozen=True)
class Matter:
    """A thing as it stands on an agenda. ``url``: the page where it is answered. ``lacks``: why it is not ready, a
    sentence each; nothing when it is. ``papers``: in the order they are read."""

    title: str
    url: str
    lacks: tuple[str, ...] = ()
    papers: tuple[Link, ...] = ()

    @property
    def is_ready(self) -> bool:
        return not self.lacks


@dataclass(frozen=True)
class Coming:
    """What is on its way to the body but waits for somebody else. ``due``: the last day of that one."""

    case: int
    title: str
    url: str
    why: str
    due: date | None = None


# Of the work items of one kind of thing, all at once: a number of queries that does not grow with them. By item's id.
Words = Callable[[Sequence[WorkItem]], Mapping[int, Matter]]
OnTheWay = Callable[[Body, date], Iterable[Coming]]
Seen = Callable[[Standing, Collection[int]], Collection[int]]
InMinutes = Callable[[Event], str]


@dataclass(frozen=True)
class _Registered:
    words: Words
    verbs: frozenset[str]


_matters: dict[str, _Registered] = {}
_coming: dict[str, OnTheWay] = {}
_seen: dict[str, Seen] = {}
_in_minutes: dict[str, InMinutes] = {}


def matter(thing: str, *others: str) -> Callable[[Words], Words]:
    """Register the words for a kind of thing. ``others``: verbs that also decide it, beside the work item's own."""

    def register(function: Words) -> Words:
        _matters[thing] = _Registered(function, frozenset(others))
        return function

    return register


def on_the_way(app: str) -> Callable[[OnTheWay], OnTheWay]:
    """Register what an app has that will wait for a body, as it is on a day."""

    def register(function: OnTheWay) -> OnTheWay:
        _coming[app] = function
        return function

    return register


def cases_seen(function: Seen) -> Seen:
    """Register which of the cases with these ids a person may see."""
    _seen["cases"] = function
    return function


def in_minutes(thing: str) -> Callable[[InMinutes], InMinutes]:
    """Register how a decision of a kind of thing is said in minutes, where that is another way than in a history."""

    def register(function: InMinutes) -> InMinutes:
        _in_minutes[thing] = function
        return function

    return register


def decided_in_words(event: Event) -> str:
    """The decision as the body's own, for its minutes."""
    return _in_minutes.get(event.thing, sentence)(event)


def things() -> list[str]:
    """The kinds of thing that can stand on an agenda."""
    return list(_matters)


def is_matter(thing: str) -> bool:
    return thing in _matters


def decides(thing: str, wanted: str, verb: str) -> bool:
    """Whether ``verb`` decides a thing that waits for the verb ``wanted``."""
    return verb == wanted or (is_matter(thing) and verb in _matters[thing].verbs)


def matters_of(items: Iterable[WorkItem]) -> dict[int, Matter]:
    """The words for each of the work items, by its id; what nobody has words for is left out."""
    by_thing: dict[str, list[WorkItem]] = defaultdict(list)
    for item in items:
        by_thing[item.thing].append(item)
    found: dict[int, Matter] = {}
    for thing, rows in by_thing.items():
        if is_matter(thing):
            found.update(_matters[thing].words(rows))
    return found


def coming_to(body: Body, day: date) -> list[Coming]:
    """What is on its way to the body, in every app: those whose day is nearest first."""
    found = [one for function in _coming.values() for one in function(body, day)]
    return sorted(found, key=lambda one: (one.due or date.max, one.title))


def seen_of(standing: Standing, cases: Collection[int]) -> set[int]:
    """Those of the cases that the person may see."""
    return {one for function in _seen.values() for one in function(standing, cases)} if cases else set()
