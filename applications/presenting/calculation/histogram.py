"""How the draws of the simulation fell: columns from the lowest to the highest net present value. Pure.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.simulation import Simulated
from applications.presenting.calculation.sentence import chance
from socinv.presentation.axes import decimals, ticks
from socinv.presentation.charts import OPACITIES, percent_text
from socinv.presentation.money import in_mnkr, number

TOP, PLOT, FOOT = 34, 160, 30  # pixels over the columns, of the highest, and down to the figures' end
MILLION = Decimal(1_000_000)
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Column:
    """The draws of one span, in SEK as text from and to."""

    x: str
    width: str
    y: int
    height: int
    opacity: str
    span: str
    count: str


@dataclass(frozen=True)
class Mark:
    """A line down through the picture, or a figure under it."""

    x: str
    text: str


@dataclass(frozen=True)
class Histogram:
    """Ready to be drawn by calculation/histogram.html."""

    title: str
    description: str
    slug: str
    height: int
    bottom: int
    text_y: int
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    figures: tuple[Mark, ...]
    zero_x: str


def histogram_picture(simulated: Simulated) -> Histogram | None:
    """None where every draw gives the same."""
    edges = [Decimal(repr(one)) for one in simulated.edges]
    low, high = edges[0], edges[-1]
    if simulated.p5 == simulated.p95 or low == high:
        return None

    def x(value: Decimal) -> str:
        return percent_text(HUNDRED * (value - low) / (high - low))

    words = {
        "p5": _money(simulated.p5), "p50": _money(simulated.p50), "p95": _money(simulated.p95),
        "chance": chance(simulated.gains, simulated.draws),
    }  # fmt: skip
    return Histogram(
        _("Hur säkert är det?"),
        _("Kommunens nettonuvärde i miljoner kronor när alla osäkra siffror varierar på en gång. Nio fall av tio "
          "ligger mellan %(p5)s och %(p95)s mnkr, det mittersta är %(p50)s. Pengarna kommer tillbaka %(chance)s.")
        % words,
        "simulering", TOP + PLOT + FOOT, TOP + PLOT, TOP + PLOT + 20, _columns(simulated, edges),
        (Mark(x(Decimal(repr(simulated.p5))), "5 %"), Mark(x(Decimal(repr(simulated.p50))), _("hälften")),
         Mark(x(Decimal(repr(simulated.p95))), "95 %")),
        _figures(low, high), x(Decimal(0)) if low < 0 < high else "",
    )  # fmt: skip


def _columns(simulated: Simulated, edges: list[Decimal]) -> tuple[Column, ...]:
    most, wide = max(simulated.counts), HUNDRED / len(simulated.counts)
    found = []
    for place, count in enumerate(simulated.counts):
        height = PLOT * count // most
        start, end = edges[place], edges[place + 1]
        found.append(
            Column(
                percent_text(wide * place), percent_text(wide * Decimal("0.92")), TOP + PLOT - height, height,
                OPACITIES[0] if start + end >= 0 else OPACITIES[1],
                _("%(from)s till %(to)s") % {"from": in_mnkr(start), "to": in_mnkr(end)}, number(count),
            )
        )  # fmt: skip
    return tuple(found)


def _figures(low: Decimal, high: Decimal) -> tuple[Mark, ...]:
    """Round figures along the foot, those that lie inside the picture."""
    levels = ticks(low / MILLION, high / MILLION)
    places = decimals(levels)
    shown = [level for level in levels if low <= level * MILLION <= high]
    return tuple(
        Mark(percent_text(HUNDRED * (level * MILLION - low) / (high - low)), number(level, places)) for level in shown
    )


def _money(value: float) -> str:
    return in_mnkr(Decimal(repr(value)))
