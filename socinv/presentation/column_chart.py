"""Amounts year by year as columns side by side. Pure: values in, positions out.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from socinv.presentation import money
from socinv.presentation.axes import BETWEEN, FIGURE, decimals, ticks
from socinv.presentation.charts import PHONE, WIDE, percent_text

TOP, PLOT, FOOT = 24, 200, 28  # pixels over the highest tick, between the ticks, and down to the years' end
LEFT = Decimal(11)  # per cent, for the ticks' figures
FILLED = Decimal("0.86")  # the part of a group's width that its columns fill
OPACITIES = ("1", ".42", ".16")


@dataclass(frozen=True)
class ColumnGroup:
    """What stands over one word of the axis: a value a series, and the text of each in the table."""

    label: str
    values: Sequence[Decimal]
    texts: Sequence[str]


@dataclass(frozen=True)
class PlacedColumn:
    """A column with its place."""

    x: str
    width: str
    y: int
    height: int
    opacity: str


@dataclass(frozen=True)
class PlacedColumns:
    """The columns of a group, the middle of them, and whether there is room for the word under them."""

    group: ColumnGroup
    columns: tuple[PlacedColumn, ...]
    x: str
    has_label: bool
    has_phone_label: bool


@dataclass(frozen=True)
class ColumnTick:
    """A line across the picture, and its figure."""

    y: int
    text: str
    is_base: bool


@dataclass(frozen=True)
class Series:
    """What all columns of a shade are, for the legend and the table."""

    name: str
    opacity: str


@dataclass(frozen=True)
class ColumnChart:
    """A column chart, ready to be drawn by components/columns.html. ``all_groups`` are in the table."""

    title: str
    description: str
    slug: str
    label_name: str
    series: tuple[Series, ...]
    groups: tuple[PlacedColumns, ...]
    ticks: tuple[ColumnTick, ...]
    all_groups: tuple[ColumnGroup, ...]
    height: int = TOP + PLOT + FOOT
    label_y: int = TOP + PLOT + 20


def column_chart(
    title: str,
    description: str,
    groups: Sequence[ColumnGroup],
    *,
    slug: str,
    label_name: str,
    series: Sequence[str],
    most: int = 12,
) -> ColumnChart:
    """Lay out one group of columns a word. The picture has the last ``most`` groups, the table has them all.

    Raises ValueError for more series than there are shades.
    """
    if len(series) > len(OPACITIES):
        raise ValueError(f"{len(series)} series, but only {len(OPACITIES)} shades")
    shown = list(groups)[-most:]
    values = [value for group in shown for value in group.values]
    levels = ticks(min([Decimal(0), *values]), max([Decimal(0), *values]))
    places = decimals(levels)
    named = tuple(Series(name, OPACITIES[place]) for place, name in enumerate(series))
    return ColumnChart(
        title, description, slug, label_name, named, _placed(shown, levels),
        tuple(ColumnTick(_y(level, levels), money.number(level, places), level == 0) for level in levels),
        tuple(groups),
    )  # fmt: skip


def _y(value: Decimal, levels: Sequence[Decimal]) -> int:
    low, high = levels[0], levels[-1]
    return int((TOP + PLOT * (high - value) / (high - low)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _placed(groups: Sequence[ColumnGroup], levels: Sequence[Decimal]) -> tuple[PlacedColumns, ...]:
    if not groups:
        return ()
    wide = (100 - LEFT) / len(groups)
    placed = []
    for place, group in enumerate(groups):
        start = LEFT + wide * place
        later = len(groups) - 1 - place  # the last word is always written
        placed.append(
            PlacedColumns(
                group,
                _columns(group, start, wide, levels),
                percent_text(start + wide / 2),
                has_label=later % _step(groups, wide * WIDE) == 0,
                has_phone_label=later % _step(groups, wide * PHONE) == 0,
            )
        )
    return tuple(placed)


def _step(groups: Sequence[ColumnGroup], room: Decimal) -> int:
    """Every which word there is room for, in groups of so many pixels."""
    longest = max(len(group.label) for group in groups) * FIGURE + BETWEEN
    return max(1, int((longest / room).to_integral_value(rounding="ROUND_CEILING")))


def _columns(group: ColumnGroup, start: Decimal, wide: Decimal, levels: Sequence[Decimal]) -> tuple[PlacedColumn, ...]:
    base, each = _y(Decimal(0), levels), wide * FILLED / max(1, len(group.values))
    first = start + wide * (1 - FILLED) / 2
    found = []
    for place, value in enumerate(group.values):
        end = _y(value, levels)
        found.append(
            PlacedColumn(
                percent_text(first + each * place), percent_text(each * Decimal("0.94")), min(base, end),
                abs(base - end), OPACITIES[place],
            )
        )  # fmt: skip
    return tuple(found)
