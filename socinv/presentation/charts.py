"""Where every bar of a chart goes. Pure: values in, positions out; the templates only write them down.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

Value = Decimal | int
FULL_BAR = Decimal(80)  # per cent of the width; the rest is for the figure after the bar
ROW, SHARE_ROW = 56, 92
OPACITIES = ("1", ".42", ".16")
DARK_TEXT, LIGHT_TEXT = "#1c252d", "#fff"
NARROW = Decimal(9)  # a part under this many per cent has no room for its figure
LETTER = Decimal("6.5")  # pixels, in a part's name
WIDE, PHONE = Decimal("4.3"), Decimal("2.8")  # pixels a per cent is, at the least, on a screen and on a phone


@dataclass(frozen=True)
class BarRow:
    """One line of a bar chart: the value, and what was planned when there was a plan."""

    label: str
    value: Value
    text: str
    planned: Value | None = None
    planned_text: str = ""


@dataclass(frozen=True)
class PlacedBar:
    """A bar with its place: tops in pixels, widths in per cent."""

    row: BarRow
    label_y: int
    planned_y: int
    bar_y: int
    width: str
    planned_width: str


@dataclass(frozen=True)
class BarChart:
    """A horizontal bar chart, ready to be drawn by components/bars.html."""

    title: str
    description: str
    height: int
    bars: tuple[PlacedBar, ...]
    value_name: str
    planned_name: str
    label_name: str
    slug: str
    has_plan: bool


def percent_text(value: Decimal) -> str:
    """A percentage as SVG writes it: a dot, no needless zeros, never an exponent."""
    return f"{value.quantize(Decimal('0.01')).normalize():f}%"


def _width(value: Value | None, largest: Value) -> str:
    if not value or value < 0 or not largest:
        return "0%"
    return percent_text(FULL_BAR * Decimal(value) / Decimal(largest))


def bar_chart(
    title: str,
    description: str,
    rows: Sequence[BarRow],
    *,
    slug: str,
    label_name: str,
    value_name: str,
    planned_name: str = "",
) -> BarChart:
    """Lay out one bar a row, with an outline above it for the plan where any row has one."""
    has_plan = any(row.planned is not None for row in rows)
    height = ROW + (16 if has_plan else 0)
    largest = max((value for row in rows for value in (row.value, row.planned or 0)), default=0)
    bars = tuple(
        PlacedBar(
            row=row,
            label_y=top + 16,
            planned_y=top + 25,
            bar_y=top + (41 if has_plan else 25),
            width=_width(row.value, largest),
            planned_width=_width(row.planned, largest),
        )
        for top, row in ((place * height, row) for place, row in enumerate(rows))
    )
    return BarChart(title, description, height * len(rows), bars, value_name, planned_name, label_name, slug, has_plan)


@dataclass(frozen=True)
class SharePart:
    """A part of a whole: 5 projects within five years. ``short`` is its name where there is little room."""

    label: str
    value: Value
    text: str = ""
    short: str = ""


@dataclass(frozen=True)
class ShareGroup:
    """A whole that is shared: when the gains come."""

    label: str
    parts: Sequence[SharePart]


@dataclass(frozen=True)
class PlacedPart:
    """A part with its place."""

    part: SharePart
    text: str
    x: str
    width: str
    opacity: str
    text_colour: str
    has_room: bool
    name: str
    phone_name: str


@dataclass(frozen=True)
class PlacedGroup:
    """A shared whole with its place."""

    label: str
    label_y: int
    bar_y: int
    text_y: int
    name_y: int
    parts: tuple[PlacedPart, ...]
    all_parts: tuple[SharePart, ...]


@dataclass(frozen=True)
class StackedShare:
    """Hundred per cent bars, ready to be drawn by components/stacked_share.html."""

    title: str
    description: str
    height: int
    slug: str
    value_name: str
    groups: tuple[PlacedGroup, ...] = field(default_factory=tuple)


def _name(part: SharePart, room: Decimal) -> str:
    """The longest of the part's names that its bar has room for; none rather than one that runs into the next."""
    return next((name for name in (part.label, part.short) if name and LETTER * len(name) <= room), "")


def _place_parts(parts: Sequence[SharePart]) -> tuple[PlacedPart, ...]:
    shown = [part for part in parts if part.value > 0]
    total = sum((Decimal(part.value) for part in shown), Decimal(0))
    placed: list[PlacedPart] = []
    start = Decimal(0)
    for number, part in enumerate(shown):
        share = 100 * Decimal(part.value) / total
        gap = Decimal("0.6") if number < len(shown) - 1 and share > 1 else Decimal(0)
        shade = min(number, len(OPACITIES) - 1)
        placed.append(
            PlacedPart(
                part=part,
                text=part.text or str(part.value),
                x=percent_text(start),
                width=percent_text(share - gap),
                opacity=OPACITIES[shade],
                text_colour=DARK_TEXT if shade else LIGHT_TEXT,
                has_room=share >= NARROW,
                name=_name(part, share * WIDE),
                phone_name=_name(part, share * PHONE),
            )
        )
        start += share
    return tuple(placed)


def stacked_share(
    title: str, description: str, groups: Sequence[ShareGroup], *, slug: str, value_name: str
) -> StackedShare:
    """Lay out one full-width bar a group. A part of zero is in the table only."""
    placed = tuple(
        PlacedGroup(
            label=group.label,
            label_y=top + 16,
            bar_y=top + 26,
            text_y=top + 46,
            name_y=top + 74,
            parts=_place_parts(group.parts),
            all_parts=tuple(group.parts),
        )
        for top, group in ((place * SHARE_ROW, group) for place, group in enumerate(groups))
    )
    height = SHARE_ROW * len(placed) - 10 if placed else 0
    return StackedShare(title, description, height, slug, value_name, placed)
