"""The scales of drawn figures: round figures upwards, days along, and which of the texts there is room for.

Pure. x is per cent of the picture; ``per_cent`` is how many pixels a per cent is where it is drawn.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

MOST_GAPS = 4  # between ticks: five ticks at the most
ROUND = (1, 2, 5)
BETWEEN = Decimal(8)  # pixels of air between two texts
LETTER, FIGURE = Decimal(7), Decimal(8)  # pixels at the most, as an average over a word and over a number
HALF = Decimal("0.5")


def ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Three to five round figures (1, 2 or 5 times a power of ten apart), ascending, that cover low to high.

    Raises ValueError when low is above high.
    """
    if low > high:
        raise ValueError(f"{low} is above {high}")
    if low == high:
        low, high = (low - abs(low) * HALF, high + abs(high) * HALF) if low else (Decimal(0), Decimal(1))
    for power in count((high - low).adjusted() - 1):
        for step in (Decimal(figure).scaleb(power) for figure in ROUND):
            first = int((low / step).to_integral_value(ROUND_FLOOR))
            last = int((high / step).to_integral_value(ROUND_CEILING))
            if last - first <= MOST_GAPS:
                return tuple(step * number for number in range(first, last + 1))
    raise AssertionError  # count() has no end


def decimals(figures: Iterable[Decimal]) -> int:
    """How many decimals the figures need, all written alike: 0,0 0,5 1,0."""
    exponents = (figure.normalize().as_tuple().exponent for figure in figures)
    return max((-exponent for exponent in exponents if isinstance(exponent, int) and exponent < 0), default=0)


@dataclass(frozen=True)
class DayScale:
    """Days along a picture: ``first`` at the per cent ``left``, ``last`` at ``right``; one day only in the middle."""

    first: date
    last: date
    left: Decimal
    right: Decimal

    def x(self, day: date) -> Decimal:
        """Where the day is; a day outside is at the nearest end."""
        days = (self.last - self.first).days
        if days <= 0:
            return (self.left + self.right) / 2
        inside = min(max((day - self.first).days, 0), days)
        return self.left + (self.right - self.left) * inside / days


@dataclass(frozen=True)
class Span:
    """What a text takes of a line, in pixels."""

    start: Decimal
    end: Decimal

    def is_clear_of(self, other: "Span") -> bool:
        """Whether there is air between the two."""
        return self.end + BETWEEN <= other.start or other.end + BETWEEN <= self.start


def around(x: Decimal, width: Decimal, per_cent: Decimal) -> Span:
    """A text with its middle at x per cent."""
    return Span(x * per_cent - width / 2, x * per_cent + width / 2)


def after(x: Decimal, width: Decimal, per_cent: Decimal) -> Span:
    """A text that starts at x per cent."""
    return Span(x * per_cent, x * per_cent + width)


def with_room(spans: Sequence[Span], order: Iterable[int]) -> frozenset[int]:
    """Which of the texts can be written without running into each other; those first in order come first."""
    chosen: list[int] = []
    for number in order:
        if number not in chosen and all(spans[number].is_clear_of(spans[other]) for other in chosen):
            chosen.append(number)
    return frozenset(chosen)


def ends_first(amount: int, kept: Iterable[int] = ()) -> tuple[int, ...]:
    """The order in which texts along an axis are chosen: the last, the first, those kept, then from the left."""
    if not amount:
        return ()
    return tuple(dict.fromkeys((amount - 1, 0, *sorted(kept), *range(amount))))
