"""The picture of a project's repayment on paper: the same bars as on the page, in pixels (SUN-42)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from projects.documents.pictures import COLOUR, GREY, INK, LEGEND, PALE, PAPER, WIDTH, Shape, line, picture, text, x_of
from repayment.figure import Figure
from repayment.presenting.picture import BUDGET, HOPED, KEPT, OUT, PLAN, REPAID, Bar, Placed, place
from repayment.presenting.words_of_figure import description, legend, title
from socinv.documents.paper import Picture
from socinv.lifecycle import clock

LIGHT = "#9fb0bd"  # what was kept: between what was repaid and what is only planned
LOOKS = {
    BUDGET: (PAPER, GREY), OUT: (GREY, GREY), PLAN: (PAPER, COLOUR), REPAID: (COLOUR, COLOUR), HOPED: (PALE, COLOUR),
    KEPT: (LIGHT, COLOUR),
}  # fmt: skip
IN_ROW = 3  # names of shapes in a row of the legend


def of_figure(found: Figure) -> Picture:
    """Money out down, savings up, with the plan to the left of what came."""
    placed = place(found, this_year=clock.today().year)
    names = legend(placed.kinds)
    top = LEGEND * (1 + (len(names) - 1) // IN_ROW)
    shapes = [*_legend(names), *_bars(placed, top)]
    said = _("Vänster stapel är planen, höger är utfallet.")
    return picture(title(), f"{said} {description(found)}", placed.height + top, shapes)


def _legend(names: list[dict[str, str]]) -> Iterator[Shape]:
    for number, one in enumerate(names):
        x, y = WIDTH / IN_ROW * (number % IN_ROW), LEGEND * (number // IN_ROW)
        yield _box(one["kind"], x + 1, y + 2, 12, 12)
        yield text(x + 20, y + 13, one["name"], fill=GREY)


def _bars(placed: Placed, top: int) -> Iterator[Shape]:
    for bar in placed.bars:
        yield _bar(bar, top)
    for one in placed.words:
        if one.room != "ample":  # a paper is narrower than a wide screen
            yield text(x_of(one.x), one.y + top, one.text, anchor="middle", bold=one.is_strong,
                       fill=INK if one.is_strong else GREY)  # fmt: skip
    yield line(0, placed.base + top, WIDTH, placed.base + top, stroke=INK, width=1.5)


def _bar(bar: Bar, top: int) -> Shape:
    return _box(bar.kind, x_of(bar.x), bar.y + top, x_of(bar.width), bar.height)


def _box(kind: str, x: float, y: float, width: float, height: float) -> Shape:
    fill, stroke = LOOKS[kind]
    return {"is": "box", "x": x, "y": y, "width": width, "height": height, "fill": fill, "stroke": stroke}
