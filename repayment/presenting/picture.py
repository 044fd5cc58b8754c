"""Where everything in the picture of a project's repayment goes: money down, savings up, year by year (SUN-42). Pure.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size. The left of two bars is
the plan, the right is what came; a year that has not come has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from repayment.figure import Figure, FigureYear
from repayment.shares import NONE
from socinv.presentation.charts import PHONE, WIDE, percent_text
from socinv.presentation.money import in_tkr

TOP, PLOT, FOOT = 62, 270, 50  # pixels over the highest bar, of the bars, and under the lowest for its figure and year
AMPLE = Decimal("8.6")  # pixels a per cent is across a paper or a wide screen
SIZES = (("", PHONE), ("roomy", WIDE), ("ample", AMPLE))  # the class of a text, and the narrowest picture that has it
FIGURE, BETWEEN = Decimal("7.2"), Decimal(4)  # pixels of a figure, and of air between two texts
LEFT, RIGHT = (Decimal("0.06"), Decimal("0.42")), (Decimal("0.52"), Decimal("0.42"))  # start and width, of the year's
ALONE = (Decimal("0.20"), Decimal("0.60"))
BUDGET, OUT, PLAN, REPAID, HOPED, KEPT = "budget", "out", "plan", "repaid", "hoped", "kept"


@dataclass(frozen=True)
class Bar:
    """A bar, or a part of one; ``kind`` says what it stands for. x and width in per cent."""

    kind: str
    x: Decimal
    width: Decimal
    y: int
    height: int

    @property
    def x_text(self) -> str:
        return percent_text(self.x)

    @property
    def width_text(self) -> str:
        return percent_text(self.width)


@dataclass(frozen=True)
class Words:
    """A figure over or under a bar, or a year. ``room``: the class that hides it where it has no room."""

    text: str
    x: Decimal
    y: int
    room: str
    is_strong: bool

    @property
    def x_text(self) -> str:
        return percent_text(self.x)


@dataclass(frozen=True)
class Placed:
    """The whole picture. ``ahead``: where the years begin that have not been settled, in per cent; None where all
    have. ``kinds``: those that are in it, for the legend."""

    bars: tuple[Bar, ...]
    words: tuple[Words, ...]
    base: int
    ahead: Decimal | None
    kinds: frozenset[str]
    height: int = TOP + PLOT + FOOT

    @property
    def ahead_text(self) -> str:
        return percent_text(self.ahead or NONE)

    @property
    def ahead_width(self) -> str:
        return percent_text(100 - (self.ahead or NONE))


def place(found: Figure, *, this_year: int) -> Placed:
    """The picture of all the years. What is ahead begins with the first year after the last that is settled, but not
    before ``this_year`` while money goes out."""
    scale = _Scale.of(found)
    slot = Decimal(100) / max(len(found.years), 1)
    bars: list[Bar] = []
    words: list[Words] = []
    for number, one in enumerate(found.years):
        columns = list(_columns(one, slot * number, slot, scale))
        bars += [bar for column in columns for bar in column.bars]
        words += _figures(columns, slot)
    words += _years(found, slot)
    return Placed(tuple(bars), tuple(words), scale.base, _ahead(found, slot, this_year),
                  frozenset(bar.kind for bar in bars))  # fmt: skip


@dataclass(frozen=True)
class _Scale:
    """So many kronor up and down, in the pixels there are."""

    up: Decimal
    down: Decimal

    @classmethod
    def of(cls, found: Figure) -> _Scale:
        up, down = [NONE], [NONE]
        for one in found.years:
            up += [(one.meant or NONE) + (one.hoped_surplus or NONE), (one.repaid or NONE) + (one.surplus or NONE)]
            down += [one.budget or NONE, one.out or NONE]
        return cls(max(up), max(down))

    def pixels(self, amount: Decimal) -> int:
        whole = self.up + self.down
        return int((PLOT * amount / whole).quantize(Decimal(1), rounding=ROUND_HALF_UP)) if whole else 0

    @property
    def base(self) -> int:
        return TOP + self.pixels(self.up)


@dataclass(frozen=True)
class _Column:
    """A bar of one or two parts, with what it comes to written at its end."""

    bars: tuple[Bar, ...]
    middle: Decimal
    text: str
    text_y: int
    is_real: bool


def _columns(one: FigureYear, start: Decimal, slot: Decimal, scale: _Scale) -> Iterator[_Column]:
    """Money out and savings of a year, each planned and as it came, side by side where there are both."""
    has_both_out = bool(one.budget) and one.out is not None
    if one.budget:
        yield _down(BUDGET, one.budget, start, slot, LEFT if has_both_out else ALONE, scale)
    if one.out:
        yield _down(OUT, one.out, start, slot, RIGHT if has_both_out else ALONE, scale)
    planned = ((PLAN, one.meant or NONE), (HOPED, one.hoped_surplus or NONE))
    came = ((REPAID, one.repaid or NONE), (KEPT, one.surplus or NONE))
    has_plan = any(amount for _kind, amount in planned)
    if has_plan:
        yield _up(planned, start, slot, LEFT if one.is_settled else ALONE, scale, is_real=False)
    if one.is_settled:
        yield _up(came, start, slot, RIGHT if has_plan else ALONE, scale, is_real=True)


def _down(
    kind: str, amount: Decimal, start: Decimal, slot: Decimal, part: tuple[Decimal, Decimal], scale: _Scale
) -> _Column:  # fmt: skip
    x, width, height = start + slot * part[0], slot * part[1], scale.pixels(amount)
    bar = Bar(kind, x, width, scale.base, height)
    return _Column((bar,), x + width / 2, in_tkr(-amount), scale.base + height + 16, kind == OUT)


def _up(
    parts: tuple[tuple[str, Decimal], ...], start: Decimal, slot: Decimal, part: tuple[Decimal, Decimal],
    scale: _Scale, *, is_real: bool,
) -> _Column:  # fmt: skip
    x, width, top = start + slot * part[0], slot * part[1], scale.base
    bars, whole = [], NONE
    for kind, amount in parts:
        if amount > 0:
            whole += amount
            upper = scale.base - scale.pixels(whole)
            bars.append(Bar(kind, x, width, upper, top - upper))
            top = upper
    return _Column(tuple(bars), x + width / 2, in_tkr(whole), top - 7, is_real)


def _figures(columns: list[_Column], slot: Decimal) -> Iterator[Words]:
    """What each bar comes to; the plan's where there is room for both, what came before it."""
    for one in columns:
        beside = [other for other in columns if other is not one and abs(other.text_y - one.text_y) < 16]
        part = Decimal("0.75") if one.is_real or not beside else Decimal("0.42")
        room = _room(one.text, slot * part)
        if room is not None:
            yield Words(one.text, one.middle, one.text_y, room, one.is_real)


def _room(text: str, share: Decimal) -> str | None:
    """The class of a text that has so many per cent of the picture; None where even the widest is too narrow."""
    wide = len(text) * FIGURE + BETWEEN
    return next((name for name, per_cent in SIZES if wide <= share * per_cent), None)


def _years(found: Figure, slot: Decimal) -> Iterator[Words]:
    """The years under the bars; on a phone every second or third of many."""
    last = len(found.years) - 1
    each = int((4 * FIGURE + 2 * BETWEEN) / (slot * PHONE)) + 1
    for number, one in enumerate(found.years):
        room = "" if (last - number) % each == 0 else _room(str(one.year), slot) or "ample"
        yield Words(str(one.year), slot * number + slot / 2, TOP + PLOT + FOOT - 8, room, is_strong=True)


def _ahead(found: Figure, slot: Decimal, this_year: int) -> Decimal | None:
    settled = max((one.year for one in found.years if one.is_settled), default=0)
    paid = max((one.year for one in found.years if one.out is not None and one.year < this_year), default=0)
    first = max(settled, paid) + 1
    number = next((place for place, one in enumerate(found.years) if one.year >= first), None)
    return None if number is None else slot * number
