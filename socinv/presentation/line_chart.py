"""One figure over time, with what it started from and what is aimed at. Pure: figures in, positions out.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from socinv.presentation import dates, money
from socinv.presentation.axes import FIGURE, LETTER, DayScale, around, decimals, ends_first, ticks, with_room
from socinv.presentation.charts import PHONE, WIDE, percent_text
from socinv.presentation.clear_spots import Box, Obstacles, Spot, Stroke, best_spot

TOP, PLOT = 44, 200  # pixels over the highest tick, and between the ticks
DAYS, YEARS, END = 26, 16, 6  # pixels from the lowest thing to the days, on to the years, on to the end
MOST_MARGIN, SHORT = Decimal(26), 6  # per cent at either end; letters of a figure that may stand after its point
ABOVE, BELOW, BESIDE = -12, 22, 5  # from a point to the figure at it
OVER, UNDER = -6, 16  # from a line across to its name
RADIUS = 6
DOTTED, DASHED = "2 4", "9 5"


@dataclass(frozen=True)
class Point:
    """What was measured on a day, ``text`` being the figure without its unit; or no value, and why."""

    label: str
    day: date
    value: Decimal | None
    text: str = ""
    missing_reason: str = ""


@dataclass(frozen=True)
class PlacedPoint:
    """A point with its place; y and spot are None where the value is missing. Which texts there is room for."""

    point: Point
    place: Decimal
    y: int | None
    spot: Spot | None
    has_text: bool
    has_phone_text: bool
    has_day: bool
    has_phone_day: bool

    @property
    def x(self) -> str:
        """The place as SVG writes it."""
        return percent_text(self.place)

    @property
    def day(self) -> str:
        """30 juni, for under the picture."""
        return dates.axis_day(self.point.day)

    @property
    def year(self) -> str:
        """2018, for under the day."""
        return str(self.point.day.year)


@dataclass(frozen=True)
class Segment:
    """A piece of the line, between two values that follow on each other."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True)
class Tick:
    """A line across the picture, and its figure."""

    y: int
    text: str


@dataclass(frozen=True)
class Level:
    """A dashed line across: where it started or where it is going, named in the picture."""

    name: str
    text: str
    y: int
    dashes: str
    x: str
    text_y: int
    anchor: str


@dataclass(frozen=True)
class LineChart:
    """A figure over time, ready to be drawn by components/line_chart.html. Without values there is only the table."""

    title: str
    description: str
    slug: str
    unit: str
    empty: str
    label_name: str
    points: tuple[PlacedPoint, ...]
    segments: tuple[Segment, ...] = ()
    ticks: tuple[Tick, ...] = ()
    levels: tuple[Level, ...] = ()
    bottom: int = TOP + PLOT
    day_y: int = 0
    year_y: int = 0
    height: int = 0
    has_values: bool = False
    has_gap: bool = False


@dataclass(frozen=True)
class _Scale:
    figures: tuple[Decimal, ...]

    def y(self, value: Decimal) -> int:
        low, high = self.figures[0], self.figures[-1]
        return int((TOP + PLOT * (high - value) / (high - low)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class _Named:
    """A line across before its name has a place."""

    name: str
    value: Decimal
    y: int
    dashes: str


def _scale(figures: Sequence[Decimal]) -> _Scale:
    """From zero, unless that would leave the lower half of the picture empty."""
    low, high = min(figures), max(figures)
    return _Scale(ticks(Decimal(0) if 0 <= low <= high / 2 else low, high))


def _days(points: Sequence[Point], ticks_width: Decimal) -> DayScale:
    """Room at the left for the ticks' figures, and at both ends for half of what stands at the first and the last."""
    half = max([FIGURE * len(point.text) for point in points] + [LETTER * len(_day(point)) for point in points]) / 2
    last = points[-1].text
    beside = FIGURE * len(last) + 2 * RADIUS if len(last) <= SHORT else Decimal(0)
    left, right = min((ticks_width + half) / PHONE, MOST_MARGIN), min(max(half, beside) / PHONE, MOST_MARGIN)
    return DayScale(points[0].day, points[-1].day, left, 100 - right)


def _day(point: Point) -> str:
    return dates.axis_day(point.day)


def _chosen(xs: Sequence[Decimal], widths: Sequence[Decimal]) -> tuple[frozenset[int], frozenset[int]]:
    """Which texts there is room for on a screen, and on a phone."""
    texts = list(zip(xs, widths, strict=True))
    phone = with_room([around(x, width, PHONE) for x, width in texts], ends_first(len(texts)))
    wide = with_room([around(x, width, WIDE) for x, width in texts], ends_first(len(texts), phone))
    return wide, phone


def _place_points(points: Sequence[Point], scale: _Scale, days: DayScale) -> tuple[PlacedPoint, ...]:
    xs = [days.x(point.day) for point in points]
    wide_days, phone_days = _chosen(xs, [LETTER * len(_day(point)) for point in points])
    valued = [number for number, point in enumerate(points) if point.value is not None]
    chosen = _chosen([xs[number] for number in valued], [FIGURE * len(points[number].text) for number in valued])
    wide, phone = ({valued[order] for order in orders} for orders in chosen)
    return tuple(
        PlacedPoint(
            point=point,
            place=xs[number],
            y=None if point.value is None else scale.y(point.value),
            spot=None,
            has_text=number in wide,
            has_phone_text=number in phone,
            has_day=number in wide_days,
            has_phone_day=number in phone_days,
        )
        for number, point in enumerate(points)
    )


def _drawn(placed: Sequence[PlacedPoint], drawn: Sequence[Tick], per_cent: Decimal) -> Obstacles:
    """The ticks' figures, the line and its points, in pixels at one width of the picture."""
    boxes = [Box.around(Decimal(0), FIGURE * len(tick.text), tick.y + OVER, "start") for tick in drawn]
    at = [(one.place * per_cent, Decimal(one.y)) for one in placed if one.y is not None]
    boxes += [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in at]
    strokes = [
        Stroke(one.place * per_cent, Decimal(one.y), other.place * per_cent, Decimal(other.y))
        for one, other in pairwise(placed)
        if one.y is not None and other.y is not None
    ]
    return Obstacles(per_cent, tuple(boxes), tuple(strokes))


def _with_spots(
    placed: Sequence[PlacedPoint], surroundings: Sequence[Obstacles], lines: Sequence[int]
) -> tuple[PlacedPoint, ...]:
    """Each figure over its point, or under it, or after the last one, where it stands clear."""
    done: list[PlacedPoint] = []
    for number, one in enumerate(placed):
        if one.y is None:
            done.append(one)
            continue
        spots = [Spot(one.place, one.y + ABOVE, "middle"), Spot(one.place, one.y + BELOW, "middle")]
        if number == len(placed) - 1 and len(one.point.text) <= SHORT:
            spots.append(Spot(one.place, one.y + BESIDE, "start", 2 * RADIUS))
        done.append(replace(one, spot=best_spot(spots, FIGURE * len(one.point.text), surroundings, lines)))
    return tuple(done)


def _with_figures(placed: Sequence[PlacedPoint], drawn: Obstacles) -> Obstacles:
    """The same with the figures that are written at that width."""
    for one in placed:
        if one.spot and (one.has_phone_text if drawn.per_cent == PHONE else one.has_text):
            drawn = drawn.with_text(one.spot, FIGURE * len(one.point.text))
    return drawn


def _segments(placed: Sequence[PlacedPoint]) -> tuple[Segment, ...]:
    """The line, broken where a value is missing."""
    return tuple(
        Segment(one.x, one.y, other.x, other.y)
        for one, other in pairwise(placed)
        if one.y is not None and other.y is not None
    )


def _levels(named: Sequence[_Named], left: Decimal, surroundings: Sequence[Obstacles]) -> tuple[Level, ...]:
    """The lines across, each with its name at the end, the beginning or in the middle, where it stands clear."""
    levels: list[Level] = []
    places = (("end", Decimal(100)), ("start", left), ("middle", (left + 100) / 2))
    for one in named:
        text, others = money.number(one.value), [other.y for other in named if other.y != one.y]
        spots = [Spot(x, one.y + away, anchor) for anchor, x in places for away in (OVER, UNDER)]
        width = LETTER * len(f"{one.name} {text}")
        spot = best_spot(spots, width, surroundings, others)
        surroundings = [one_width.with_text(spot, width) for one_width in surroundings]
        levels.append(Level(one.name, text, one.y, one.dashes, percent_text(spot.x), spot.y, spot.anchor))
    return tuple(levels)


def line_chart(
    title: str,
    description: str,
    points: Sequence[Point],
    *,
    slug: str,
    unit: str,
    empty: str,
    baseline: Decimal | None = None,
    target: Decimal | None = None,
    label_name: str = "",
    target_name: str = "",
) -> LineChart:
    """Lay out the values by their days. ``empty`` is said instead of a picture where there is no value at all.

    ``target_name`` is what the upper line is called where it is not a goal: a budget, a plan.
    """
    ordered = sorted(points, key=lambda point: point.day)
    values = [point.value for point in ordered if point.value is not None]
    scale = _scale([value for value in (*values, baseline, target) if value is not None] or [Decimal(0)])
    known = ((_("Utgångsläge"), baseline, DOTTED), (target_name or _("Mål"), target, DASHED))
    named = [_Named(name, value, scale.y(value), dashes) for name, value, dashes in known if value is not None]
    chart = LineChart(title, description, slug, unit, empty, label_name, (), has_values=bool(values))
    return _laid_out(chart, ordered, scale, named) if ordered else chart


def _laid_out(chart: LineChart, ordered: Sequence[Point], scale: _Scale, named: Sequence[_Named]) -> LineChart:
    places = decimals(scale.figures)
    drawn = tuple(Tick(scale.y(figure), money.number(figure, places)) for figure in scale.figures)
    days = _days(ordered, FIGURE * max(len(tick.text) for tick in drawn))
    placed = _place_points(ordered, scale, days)
    surroundings = [_drawn(placed, drawn, per_cent) for per_cent in (PHONE, WIDE)]
    placed = _with_spots(placed, surroundings, [one.y for one in named])
    levels = _levels(named, days.left, [_with_figures(placed, one) for one in surroundings])
    under = [level.text_y for level in levels] + [one.spot.y for one in placed if one.spot]
    day_y = max([chart.bottom, *under]) + DAYS
    return replace(
        chart,
        points=placed,
        segments=_segments(placed),
        ticks=drawn,
        levels=levels,
        day_y=day_y,
        year_y=day_y + YEARS,
        height=day_y + YEARS + END,
        has_gap=any(one.y is None for one in placed),
    )
