"""Several cases compared and put in order in one item, in the words of the app whose cases they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from socinv.organisation.models import ApplicationPeriod, Body
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Ranked:
    """A case in the order: its place (None before it has one), why it has it, and what has become of it."""

    place: int | None
    title: str
    url: str
    why: str
    status: str


@dataclass(frozen=True)
class Comparing:
    """``periods``: those whose applications a body compares on a day; ``ranked``: the cases of one, the first first;
    ``url``: the page where they stand side by side and are given places."""

    periods: Callable[[Body, date], Sequence[ApplicationPeriod]]
    ranked: Callable[[Standing, ApplicationPeriod], Sequence[Ranked]]
    url: Callable[[ApplicationPeriod], str]


_registered: list[Comparing] = []


def register_comparing(comparing: Comparing) -> None:
    """Let an app say how its cases are compared."""
    _registered[:] = [comparing]


def periods_to_compare(body: Body, day: date) -> list[ApplicationPeriod]:
    """The periods whose applications the body compares."""
    return [one for comparing in _registered for one in comparing.periods(body, day)]


def ranked_in(standing: Standing, period: ApplicationPeriod) -> list[Ranked]:
    """The cases of the period in their order: a number of queries that does not grow with them."""
    return [one for comparing in _registered for one in comparing.ranked(standing, period)]


def comparing_url(period: ApplicationPeriod) -> str:
    """The page where the cases of the period are compared; empty where there is none."""
    return next((comparing.url(period) for comparing in _registered), "")
