"""Who serves at a meeting: those elected who have come, and deputies in their order for those who have not.

Pure functions: they ask nothing of the database.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

SEATS = ("chair", "member")
DEPUTY = "deputy"


@dataclass(frozen=True)
class Called:
    """One who was called: the person's id, the role, the place in the order of deputies (0: none), there or not."""

    person: int
    role: str
    place: int = 0
    is_present: bool = False


@dataclass(frozen=True)
class Serving:
    """One who serves, and for whom: None for one who serves in a seat of one's own."""

    person: int
    for_: int | None = None


@dataclass(frozen=True)
class Quorum:
    """How many serve, of how many seats."""

    there: int
    seats: int

    @property
    def holds(self) -> bool:
        """More than half (kommunallagen 5 kap. 45 § for the council, 6 kap. 27 § for committees)."""
        return self.there * 2 > self.seats


def who_serves(called: Iterable[Called], away: Collection[int] = ()) -> list[Serving]:
    """Those who serve, in the order of the seats. ``away``: those who have left because of a conflict of interest.

    A deputy (ersättare) who is there takes the place of the first of the elected who is not, the next deputy that of
    the next: the deputies by their place in the order, those without a place after them as they were called.
    """
    rows = list(called)
    elected = sorted((one for one in rows if one.role in SEATS), key=lambda one: SEATS.index(one.role))
    deputies = iter(_in_order([one for one in rows if one.role == DEPUTY and _is_there(one, away)]))
    serving = []
    for one in elected:
        if _is_there(one, away):
            serving.append(Serving(one.person))
        elif (deputy := next(deputies, None)) is not None:
            serving.append(Serving(deputy.person, one.person))
    return serving


def quorum(called: Sequence[Called], away: Collection[int] = ()) -> Quorum:
    """How many serve of the seats there are."""
    return Quorum(len(who_serves(called, away)), sum(one.role in SEATS for one in called))


def _is_there(one: Called, away: Collection[int]) -> bool:
    return one.is_present and one.person not in away


def _in_order(deputies: list[Called]) -> list[Called]:
    return sorted(deputies, key=lambda one: (one.place == 0, one.place))
