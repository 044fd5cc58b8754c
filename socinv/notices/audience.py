"""Who is told of an event. Each app says it for its own things; the page asks before the click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from socinv.notices.kinds import CASE, TURN
from socinv.organisation.models import User

LEFT = "left"  # the key of a group that no longer sees the case: its message holds no link


@dataclass(frozen=True)
class Told:
    """A group that is told: its key, what the page calls it, what it gets, and the people in it today.

    ``kind`` is what a person chooses about: that it is one's turn, or what happens in a case.
    """

    key: str
    who: str
    what: str
    people: tuple[User, ...]
    kind: str = CASE

    def to_do(self) -> Told:
        """The same group, when what it gets is its to do something with."""
        return replace(self, kind=TURN)


Audience = Callable[[Any, str, str], list[Told]]
_audiences: dict[str, Audience] = {}


def tells(thing: str) -> Callable[[Audience], Audience]:
    """Register who is told of what happens to a ``thing``: a function of the thing, the verb and the outcome."""

    def register(function: Audience) -> Audience:
        _audiences[thing] = function
        return function

    return register


def told_of(thing: Any, verb: str, outcome: str = "") -> list[Told]:
    """The groups that will be told when ``verb`` is performed, with the outcome if it has one."""
    function = _audiences.get(thing._meta.label_lower)
    return function(thing, verb, outcome) if function else []
