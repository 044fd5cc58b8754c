"""What else the systems administrator counts, beside the mail: each app says it for its own things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Counted:
    """How many there are of something, and whether it is wrong that there are any."""

    title: str | Promise
    number: int
    is_trouble: bool = False


Counter = Callable[[], list[Counted]]
_counters: dict[str, Counter] = {}


def counts(name: str) -> Callable[[Counter], Counter]:
    """Register what is counted, with a fixed number of queries."""

    def register(function: Counter) -> Counter:
        _counters[name] = function
        return function

    return register


def all_counts() -> list[Counted]:
    """What every app counts."""
    return [one for count in _counters.values() for one in count()]
