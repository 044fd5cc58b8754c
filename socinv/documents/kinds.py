"""The kinds of document there are. Each app registers those that are made of its own things."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from socinv.documents.paper import Paper
from socinv.lifecycle.verdict import Verdict
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Kind:
    """One kind of document.

    ``thing``: what it is made of ("applications.step"). ``compose``: the paper, from the thing as it stands now; asks
    the database a number of times that does not grow with its rows. ``may_order``: who may have it made, and when (a
    reason otherwise). ``may_read``: given the thing and a standing, who may read one that is made of it, which holds
    whether that person sees the thing's case at all; the municipality has been checked. ``file_name``: the first part
    of the file's name. ``things``: the things of a case that the kind can be made of, for the list of documents on
    the case's page; each has ``case`` set to the very object that was given. A thing of no case has ``case`` None.
    ``named``: what a thing is called where one chooses between several.
    """

    key: str
    label: str | Promise
    what: str | Promise  # one sentence: what it is and who it is for
    thing: str
    compose: Callable[[Any], Paper]
    may_order: Callable[[Any, Standing], Verdict]
    may_read: Callable[[Any, Standing], bool]
    file_name: str
    things: Callable[[Any], Iterable[Any]] = lambda case: ()
    named: Callable[[Any], str] = str


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Add a kind; the same key twice is a mistake in the code."""
    if kind.key in _kinds and _kinds[kind.key].compose is not kind.compose:
        raise ValueError(f"Två slag av dokument heter {kind.key}")
    _kinds[kind.key] = kind
    return kind


def kind_named(key: str) -> Kind:
    """The kind. Raises KeyError."""
    return _kinds[key]


def kinds() -> list[Kind]:
    """All of them, in the order they were registered."""
    return list(_kinds.values())
