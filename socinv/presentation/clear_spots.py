"""Where a text in a picture stands clear of what is drawn. Pure; all in pixels but the spot's x."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

ASCENT, DESCENT = 11, 4  # pixels of a text over and under its line


@dataclass(frozen=True)
class Box:
    """What a text or a point covers."""

    left: Decimal
    top: Decimal
    right: Decimal
    bottom: Decimal

    @classmethod
    def around(cls, x: Decimal, width: Decimal, y: int, anchor: str) -> Box:
        """The box of a text with its start, middle or end at x."""
        left = x - {"start": Decimal(0), "middle": width / 2, "end": width}[anchor]
        return cls(left, Decimal(y - ASCENT), left + width, Decimal(y + DESCENT))

    def covers(self, other: Box) -> bool:
        """Whether the two share any room."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True)
class Stroke:
    """A straight line, x1 not to the right of x2."""

    x1: Decimal
    y1: Decimal
    x2: Decimal
    y2: Decimal

    def _y(self, x: Decimal) -> Decimal:
        return self.y1 + (self.y2 - self.y1) * (x - self.x1) / (self.x2 - self.x1)

    def crosses(self, box: Box) -> bool:
        """Whether the line goes through the box."""
        left, right = max(self.x1, box.left), min(self.x2, box.right)
        if left > right:
            return False
        ends = (self.y1, self.y2) if self.x1 == self.x2 else (self._y(left), self._y(right))
        return min(ends) < box.bottom and max(ends) > box.top


@dataclass(frozen=True)
class Spot:
    """Where a text stands: x in per cent and so many pixels from it, y in pixels, and which end of it is there."""

    x: Decimal
    y: int
    anchor: str
    dx: int = 0


@dataclass(frozen=True)
class Obstacles:
    """What is drawn already, in a picture where a per cent is so many pixels."""

    per_cent: Decimal
    boxes: tuple[Box, ...] = ()
    strokes: tuple[Stroke, ...] = ()

    def _box(self, spot: Spot, width: Decimal) -> Box:
        return Box.around(spot.x * self.per_cent + spot.dx, width, spot.y, spot.anchor)

    def hit(self, spot: Spot, width: Decimal) -> int:
        """How many things a text there would stand on."""
        box = self._box(spot, width)
        return sum(box.covers(other) for other in self.boxes) + sum(one.crosses(box) for one in self.strokes)

    def with_text(self, spot: Spot, width: Decimal) -> Obstacles:
        """The same with one more text in it."""
        return replace(self, boxes=(*self.boxes, self._box(spot, width)))


def best_spot(
    spots: Sequence[Spot], width: Decimal, surroundings: Sequence[Obstacles], lines: Sequence[int] = ()
) -> Spot:
    """The spot where a text stands on the least, at every width of the picture; the first of those as good.

    ``lines`` are the y of dashed lines across the whole picture: a dash before a figure reads as a minus.
    """

    def hits(spot: Spot) -> int:
        through = sum(spot.y - ASCENT < line < spot.y + DESCENT for line in lines)
        return through * (len(surroundings) + 1) + sum(one.hit(spot, width) for one in surroundings)

    return min(spots, key=hits)
