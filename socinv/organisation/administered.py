"""Lists that other apps keep under the administration: what the overview leads to besides its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Administered:
    """``rows``: all of them that count, over the municipalities; ``route``: the list's."""

    key: str
    title: str | Promise
    route: str
    rows: Callable[[], Any]


LISTS: list[Administered] = []


def administer(one: Administered) -> None:
    """Told once, when the app is ready."""
    if all(known.key != one.key for known in LISTS):
        LISTS.append(one)
