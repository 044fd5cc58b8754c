"""What stands in the calendar, who asks for it, and the sources it comes from.

An app above adds its own: a Kind (with the work that is of that kind) and a source of dated entries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from applications.access import visible_cases
from applications.listing.search import matching
from applications.models import Case
from projects.models import Project
from projects.sight import visible_projects
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Entry:
    """One thing with a day. ``key`` tells it from every other; ``place`` is the case or project, if it has one.

    ``who`` is a sentence; ``is_late`` that it is still to be done and its day has passed; ``done`` what came of it.
    """

    key: str
    kind: str
    day: date
    title: str
    url: str = ""
    place: str = ""
    place_url: str = ""
    number: str = ""
    who: str = ""
    note: str = ""
    is_mine: bool = False
    is_late: bool = False
    done: str = ""


@dataclass(frozen=True)
class Asked:
    """What is asked for: the days from ``first`` to ``last``, and with ``with_late`` what is late from before them.

    ``person`` is the one whose things are wanted, ``body`` the body; neither means everything that is seen.
    """

    standing: Standing
    first: date
    last: date
    with_late: bool = False
    person: Standing | None = None
    body: Body | None = None
    text: str = ""

    @property
    def today(self) -> date:
        return self.standing.day

    @property
    def cases(self) -> QuerySet[Case]:
        """The cases that are seen and meant."""
        seen = visible_cases(self.standing)
        return seen.filter(matching(self.text)) if self.text else seen

    @property
    def projects_meant(self) -> QuerySet[Project]:
        """The projects that are seen and meant, nothing more read."""
        seen = visible_projects(self.standing)
        if not self.text:
            return seen
        meant = Q(case__in=Case.objects.filter(matching(self.text)).values("pk")) | Q(number=self.text.strip())
        return seen.filter(meant)

    @cached_property
    def projects(self) -> list[Project]:
        """The same with their cases: one query, whatever sources use them."""
        rows = self.projects_meant.select_related("case__department")
        return list(rows.defer("case__search", "case__summary", "eu_reasons").order_by("pk"))

    def holds(self, day: date) -> bool:
        """Whether the day is one of those asked for."""
        return self.first <= day <= self.last

    def shows(self, day: date, *, late: bool) -> bool:
        """Whether a thing of that day is shown: it falls among the days, or is late from before them."""
        return self.holds(day) or (late and self.with_late and day < self.first)

    def due(self, field: str, still_open: Q) -> Q:
        """The same, asked of the database: a date field, and when its thing is still to be done."""
        among = Q(**{f"{field}__range": (self.first, self.last)})
        before = Q(**{f"{field}__lt": min(self.first, self.today)}) & still_open
        return among | before if self.with_late else among

    def wants(
        self, bodies: Collection[int | None] = (), people: Collection[int | None] = (),
        departments: Collection[int | None] = (),
    ) -> bool:  # fmt: skip
        """Whether a thing of these is among whose things are wanted."""
        if self.body is not None:
            return self.body.pk in bodies
        return self.person is None or belongs_to(self.person, bodies, people, departments)


def belongs_to(
    standing: Standing, bodies: Collection[int | None], people: Collection[int | None] = (),
    departments: Collection[int | None] = (),
) -> bool:  # fmt: skip
    """Whether the person is one of these, sits in one of the bodies or works at one of the departments."""
    return (
        standing.person.pk in people
        or any(seat.body in bodies for seat in standing.seats)
        or not standing.departments.isdisjoint(departments)
    )


@dataclass(frozen=True)
class Kind:
    """What entries can be of. ``work``: the work items of the kind, "app", "app.thing" or "app.thing verb"."""

    key: str
    title: str | Promise
    work: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where entries of some kinds come from. ``wins``: of what another source tells of too, this one tells."""

    kinds: tuple[str, ...]
    entries: Callable[[Asked], Iterable[Entry]]
    wins: bool = False


_kinds: dict[str, Kind] = {}
_sources: list[Source] = []


def register_kind(kind: Kind) -> None:
    _kinds[kind.key] = kind


def register_source(source: Source) -> None:
    _sources.append(source)


def kinds() -> list[Kind]:
    """Every kind, in the order of the filter."""
    return list(_kinds.values())


def kind_of_work(item: WorkItem) -> str:
    """The kind of a work item: the one that names it most closely."""
    app = item.thing.partition(".")[0]
    for name in (f"{item.thing} {item.verb}", item.thing, app):
        for kind in _kinds.values():
            if name in kind.work:
                return kind.key
    raise LookupError(f"no kind of the calendar has {item}")


def gather(asked: Asked, wanted: Collection[str] = ()) -> list[Entry]:
    """The entries of the kinds wanted (none named is all), each once, the first day first."""
    found: dict[str, Entry] = {}
    of_work = any(_kinds[key].work for key in wanted if key in _kinds)
    for source in sorted(_sources, key=lambda one: not one.wins):
        if not wanted or not set(wanted).isdisjoint(source.kinds) or (source.wins and of_work):
            for entry in source.entries(asked):
                if not wanted or entry.kind in wanted:
                    found.setdefault(entry.key, entry)
    return sorted(found.values(), key=lambda entry: (entry.day, entry.place, entry.title, entry.key))
