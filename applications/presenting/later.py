"""What comes after the decision: where the case is then, and the page that shows it. Apps above know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from applications.models import Case
from socinv.organisation.standing import Standing

State = Literal["done", "current", "todo", "ended", "gone"]
"""As in components/stepper.html; gone is a place that the case never comes to."""


@dataclass(frozen=True)
class Whither:
    """``places``: state and note by the key of the file's places; ``links``: (title, address) of the pages."""

    places: Mapping[str, tuple[State, str]] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()


_tellers: list[Callable[[Standing, Case], Whither | None]] = []


def tell_later(teller: Callable[[Standing, Case], Whither | None]) -> None:
    """Let an app above say where a decided case is, to one who may know it."""
    _tellers.append(teller)


def later_of(standing: Standing, case: Case) -> Whither:
    """What every app above says, together."""
    found = [one for teller in _tellers if (one := teller(standing, case)) is not None]
    places = {key: place for one in found for key, place in one.places.items()}
    return Whither(places, tuple(link for one in found for link in one.links))
