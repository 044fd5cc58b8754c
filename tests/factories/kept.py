"""What many tests begin with is built once a worker, through perform, and put back for the others in milliseconds.

A factory under ``@kept`` is really called the first time. What it wrote is read from the database row by row (``rows``)
and kept with what it returned. When a later test calls it *in the same state of the database, with the same
arguments, on the same day*, the rows are put back as they were and what it returned is given anew: fresh objects, the
same keys, dates and texts. A sequence is never turned back by a rollback, so keys that were given once are free again
in the next test and are not given to anybody else.

In which state the database is, is never guessed. A test begins with the rows that are there, by their content. From
then on a state is known only as the outcome of one kept factory after another: any other write, through whichever
connection, and any savepoint that is rolled back, make it unknown, and then everything is built for real until the
test ends. Someone who logs in changes nothing in this sense. A test that puts something in the place of our own code
or settings (``monkeypatch``, ``settings``) builds everything itself and leaves nothing to others.

tests/kept proves that what is put back equals what was built.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, models
from django.utils import translation

from socinv.lifecycle import clock
from socinv.lifecycle.process import Process, all_processes
from tests.factories import rows

P = ParamSpec("P")
T = TypeVar("T")
MOST = 1_000
"""How many outcomes a worker keeps; the one that was longest not asked for is forgotten."""
HARMLESS = ("SELECT", "SAVEPOINT", "RELEASE", "SET CONSTRAINTS", "DECLARE", "FETCH", "CLOSE")
LOG_IN = ('INSERT INTO "django_session"', 'UPDATE "django_session"', 'UPDATE "organisation_user" SET "last_login"')


@dataclass(frozen=True, eq=False)
class Itself:
    """A guideline's file as it was read: this one, and no other that says the same."""

    process: Process

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.process is self.process

    def __hash__(self) -> int:
        return id(self.process)


class NotTheSame(Exception):
    """An argument that cannot be told from another by its value."""


@dataclass
class Outcome:
    """What a factory left: the state, its rows, what it returned, and what was to follow once it is certain."""

    state: int
    written: rows.Difference
    returned: bytes
    afterwards: list[tuple[Callable[[], object], bool]]


@dataclass
class Shelf:
    """What is kept, and in which state the database is as far as we know."""

    enabled: bool = False
    state: int | None = None
    rows: rows.Snapshot | None = None
    untouched: bool = False
    beginnings: dict[bytes, int] = field(default_factory=dict)
    outcomes: OrderedDict[object, Outcome] = field(default_factory=OrderedDict)
    states: int = 0

    def begin(self, *, enabled: bool = True) -> None:
        """A test begins, with whatever rows there are."""
        self.enabled, self.state, self.rows, self.untouched = enabled, None, None, True

    def written(self) -> None:
        """Somebody wrote something."""
        self.state, self.rows, self.untouched = None, None, False

    def know(self) -> bool:
        """Whether the state is known; at the beginning of a test the rows tell."""
        if not self.enabled or threading.current_thread() is not threading.main_thread():
            return False
        if self.state is None and self.untouched:
            self.rows = rows.snapshot()
            told = hashlib.sha256(pickle.dumps(self.rows)).digest()
            if told not in self.beginnings:
                self.beginnings[told] = self.another()
            self.state, self.untouched = self.beginnings[told], False
        return self.state is not None

    def another(self) -> int:
        self.states += 1
        return self.states

    def keep(self, key: object, outcome: Outcome) -> None:
        self.outcomes[key] = outcome
        if len(self.outcomes) > MOST:
            self.outcomes.popitem(last=False)

    def find(self, key: object) -> Outcome | None:
        if key in self.outcomes:
            self.outcomes.move_to_end(key)
        return self.outcomes.get(key)


shelf = Shelf()


def watch(execute: Callable[..., object], sql: Any, params: object, many: bool, context: Any) -> object:
    """Sees every statement of every connection of Django's."""
    text = sql if isinstance(sql, str) else ""
    if not text.startswith(HARMLESS) and not text.startswith(LOG_IN):
        shelf.written()
    return execute(sql, params, many, context)


def kept(factory: Callable[P, T]) -> Callable[P, T]:
    """Build it once a worker; see above."""

    @wraps(factory)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        moment = clock._told.get()
        passing = moment is not None and moment.microsecond  # a moment that no other test will be in
        if passing or not shelf.know():
            return factory(*args, **kwargs)
        try:
            told = (described(args), described(kwargs))
        except NotTheSame:
            return factory(*args, **kwargs)
        key = (shelf.state, factory, told, moment or clock.today(), translation.get_language())
        if (outcome := shelf.find(key)) is not None:
            return _put_back(outcome, args)  # type: ignore[no-any-return]
        return _build(key, factory, args, kwargs)

    return call


def _build(key: object, factory: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
    before = shelf.rows if shelf.rows is not None else rows.snapshot()
    with _listening() as afterwards:
        returned = factory(*args, **kwargs)
    after = rows.snapshot()
    left = pickle.dumps((returned, _changeable(args)))
    shelf.keep(key, Outcome(shelf.another(), rows.difference(before, after), left, afterwards))
    shelf.state, shelf.rows = shelf.states, after
    return returned


def _put_back(outcome: Outcome, args: tuple[Any, ...]) -> Any:
    returned, changed = pickle.loads(outcome.returned)  # noqa: S301
    outcome.written.put_back()
    shelf.state, shelf.rows = outcome.state, None
    for mapping, people in zip(_changeable(args), changed, strict=True):
        mapping.update({key: person for key, person in people.items() if key not in mapping})
    for follow, robust in outcome.afterwards:
        connection.on_commit(follow, robust)
    return returned


def _changeable(args: tuple[Any, ...]) -> list[dict[str, Any]]:
    """What a factory may add to in what it was given: the people of a house."""
    return [one.people for one in args if hasattr(one, "people")]


@contextmanager
def _listening() -> Iterator[list[tuple[Callable[[], object], bool]]]:
    """Hears what is to follow once a transaction is certain."""
    heard: list[tuple[Callable[[], object], bool]] = []
    usual = connection.on_commit

    def listen(func: Callable[[], object], robust: bool = False) -> None:
        heard.append((func, robust))
        usual(func, robust)

    connection.on_commit = listen  # type: ignore[method-assign]
    try:
        yield heard
    finally:
        connection.on_commit = usual  # type: ignore[method-assign]


def described(value: Any) -> object:
    """What tells it from others, by value."""
    if value is None or isinstance(value, (str, int, float, bool, date, Decimal)):
        return (type(value), value)
    if isinstance(value, (list, tuple)):
        return (type(value), tuple(described(one) for one in value))
    if isinstance(value, dict):
        return (dict, tuple((key, described(one)) for key, one in value.items()))
    if isinstance(value, models.Model) and value.pk is not None:
        return (type(value), tuple(repr(value.__dict__.get(one.attname)) for one in value._meta.concrete_fields))
    if isinstance(value, Process):
        return Itself(value)
    if hasattr(value, "people"):
        named = {**value.bodies, **value.departments, **value.people}
        guideline = tuple(
            Itself(one) for (slug, _), one in all_processes().items() if slug == value.municipality.process
        )
        return (type(value), value.municipality.pk, tuple((key, one.pk) for key, one in named.items()), guideline)
    raise NotTheSame(type(value))
