"""Charts as drawings of plain values in pixels: what a document keeps and draws again (components/drawing.html).

A chart of the pages is laid out in per cent, so that it follows the width of the screen. Paper has one width.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst

from socinv.documents.paper import Picture
from socinv.presentation.charts import BarChart, PlacedBar
from socinv.presentation.line_chart import LineChart, PlacedPoint

TEMPLATE = "components/drawing.html"
WIDTH = 600  # pixels
INK, GREY, PALE, PAPER = "#1c252d", "#515c66", "#d8dde1", "#ffffff"
COLOUR = "currentColor"  # that of the municipality
MARK = 6  # pixels that the mark of a day is under the axis
LEGEND = 26  # pixels that the names of two kinds of bar take
Shape = dict[str, Any]


def x_of(per_cent: object) -> float:
    """Pixels of a share of the width: "80%" or Decimal(80)."""
    return round(float(str(per_cent).rstrip("%")) * WIDTH / 100, 1)


def text(x: float, y: float, said: str, *, anchor: str = "start", fill: str = INK, bold: bool = False) -> Shape:
    return {"is": "text", "x": x, "y": y, "text": said, "anchor": anchor, "fill": fill, "bold": bold}


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1, dashes: str = "") -> Shape:
    return {"is": "line", "x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": stroke, "width": width, "dashes": dashes}


def box(x: float, y: float, width: float, height: float, *, fill: str) -> Shape:
    return {"is": "box", "x": x, "y": y, "width": width, "height": height, "fill": fill, "stroke": COLOUR}


def picture(title: str, alt: str, height: float, shapes: list[Shape]) -> Picture:
    drawing = {"width": WIDTH, "height": height, "shapes": shapes}
    return Picture(TEMPLATE, {"drawing": drawing}, f"{title}. {alt}", title)


def of_bars(chart: BarChart) -> Picture:
    """Horizontal bars with their values, and what was planned over each where there is a plan."""
    top = LEGEND if chart.has_plan else 0
    shapes: list[Shape] = []
    if chart.has_plan:
        middle = WIDTH / 2
        shapes += [box(1, 2, 12, 12, fill=PAPER), text(20, 13, chart.planned_name, fill=GREY),
                   box(middle, 2, 12, 12, fill=COLOUR), text(middle + 19, 13, chart.value_name, fill=GREY)]  # fmt: skip
    for bar in chart.bars:
        shapes += _bar(bar, top)
    return picture(chart.title, chart.description, chart.height + top, shapes)


def _bar(bar: PlacedBar, top: int) -> Iterator[Shape]:
    yield text(0, bar.label_y + top, bar.row.label, bold=True)
    if bar.row.planned is not None:
        width = x_of(bar.planned_width)
        yield box(1, bar.planned_y + top, width, 12, fill=PAPER)
        yield text(width + 8, bar.planned_y + top + 11, bar.row.planned_text, fill=GREY)
    width = max(x_of(bar.width), 3)
    yield box(1, bar.bar_y + top, width, 16, fill=COLOUR)
    yield text(width + 8, bar.bar_y + top + 13, bar.row.text, bold=True)


def of_line(chart: LineChart) -> Picture:
    """A figure over time, with what it started from and what is aimed at."""
    shapes = [text(0, 12, str(capfirst(chart.unit)), fill=GREY)]
    for place, tick in enumerate(chart.ticks):
        shapes.append(line(0, tick.y, WIDTH, tick.y, stroke=PALE if place else GREY))
        shapes.append(text(0, tick.y - 6, tick.text, fill=GREY))
    for level in chart.levels:
        shapes.append(line(0, level.y, WIDTH, level.y, stroke=INK, width=1.5, dashes=level.dashes))
        shapes.append(text(x_of(level.x), level.text_y, f"{level.name} {level.text}", anchor=level.anchor))
    shapes += [line(x_of(one.x1), one.y1, x_of(one.x2), one.y2, stroke=COLOUR, width=2.5) for one in chart.segments]
    for point in chart.points:
        shapes += _point(chart, point)
    return picture(chart.title, chart.description, chart.height, shapes)


def _point(chart: LineChart, point: PlacedPoint) -> Iterator[Shape]:
    x = x_of(point.place)
    yield line(x, chart.bottom, x, chart.bottom + MARK, stroke=GREY)
    if point.has_day:
        yield text(x, chart.day_y, point.day, anchor="middle", fill=GREY)
        yield text(x, chart.year_y, point.year, anchor="middle", fill=GREY)
    if point.y is None:
        yield line(x - 4, chart.bottom + 2, x + 4, chart.bottom + 10, stroke=INK, width=2)
        yield line(x - 4, chart.bottom + 10, x + 4, chart.bottom + 2, stroke=INK, width=2)
        return
    yield {"is": "dot", "x": x, "y": point.y, "fill": PAPER, "stroke": COLOUR}
    if point.has_text and point.spot is not None:
        spot = point.spot
        yield text(x + float(spot.dx), spot.y, point.point.text, anchor=spot.anchor, bold=True)
