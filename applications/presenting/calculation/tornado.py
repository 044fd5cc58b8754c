"""The tornado: one bar a figure, from the net present value at its low to that at its high. Pure.

Widths and x are per cent of the picture, heights and y are pixels, so that text keeps its size.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.perspectives import MUNICIPALITY
from applications.calculation.sensitivity import Swing
from applications.calculation.words import INPUT_WORDS
from applications.presenting.calculation.amounts import figure_text
from applications.presenting.calculation.computed import Computed
from socinv.presentation.charts import percent_text
from socinv.presentation.money import in_mnkr

LEFT, WIDTH = Decimal(14), Decimal(72)  # per cent; room for the figures at both ends
ROW, HEAD = 56, 26  # pixels a bar, and over the first
MOST = 12


@dataclass(frozen=True)
class Bar:
    """A figure with its place: what it is, and the value at both ends in million kronor."""

    label: str
    low: str
    high: str
    at_low: str
    at_high: str
    label_y: int
    y: int
    low_x: str
    low_width: str
    high_x: str
    high_width: str
    left: str
    right: str
    left_text: str
    right_text: str


@dataclass(frozen=True)
class Tornado:
    """Ready to be drawn by calculation/tornado.html. ``more``: how many narrower bars are left out."""

    title: str
    description: str
    slug: str
    height: int
    base_x: str
    base_text: str
    zero_x: str
    bars: tuple[Bar, ...]
    more: int


def tornado_picture(found: Computed) -> Tornado | None:
    """None where no figure of the municipality's is uncertain."""
    swings = found.swings[:MOST]
    if not swings:
        return None
    base = found.result(MUNICIPALITY).net_present_value
    ends = [value for one in swings for value in (one.at_low, one.at_high)] + [base]
    scale = _Scale(min(ends), max(ends))
    first = _label(found, swings[0])
    return Tornado(
        _("Vilka siffror betyder mest?"),
        _("Kommunens nettonuvärde i miljoner kronor när en siffra i taget går från lägsta till högsta. Mest betyder "
          "%(figure)s: från %(low)s till %(high)s mnkr.")
        % {"figure": first, "low": in_mnkr(swings[0].at_low), "high": in_mnkr(swings[0].at_high)},
        "tornado", HEAD + ROW * len(swings), scale.x(base), in_mnkr(base),
        scale.x(Decimal(0)) if scale.low < 0 < scale.high else "",
        tuple(_bar(found, one, base, scale, place) for place, one in enumerate(swings)),
        len(found.swings) - len(swings),
    )  # fmt: skip


@dataclass(frozen=True)
class _Scale:
    low: Decimal
    high: Decimal

    def at(self, value: Decimal) -> Decimal:
        if self.high == self.low:
            return LEFT + WIDTH / 2
        return LEFT + WIDTH * (value - self.low) / (self.high - self.low)

    def x(self, value: Decimal) -> str:
        return percent_text(self.at(value))

    def span(self, one: Decimal, other: Decimal) -> tuple[str, str]:
        """Where it begins and how wide it is."""
        start, end = sorted((self.at(one), self.at(other)))
        return percent_text(start), percent_text(end - start)


def _label(found: Computed, one: Swing) -> str:
    words = {"line": found.rows[one.line].row.get("what") or "", "figure": str(INPUT_WORDS[one.input]).lower()}
    return "{line}: {figure}".format(**words)


def _bar(found: Computed, one: Swing, base: Decimal, scale: _Scale, place: int) -> Bar:
    top = HEAD + place * ROW
    low_x, low_width = scale.span(base, one.at_low)
    high_x, high_width = scale.span(base, one.at_high)
    left, right = sorted((one.at_low, one.at_high))
    return Bar(
        label=_label(found, one), low=figure_text(one.input, one.low), high=figure_text(one.input, one.high),
        at_low=in_mnkr(one.at_low), at_high=in_mnkr(one.at_high), label_y=top + 16, y=top + 25,
        low_x=low_x, low_width=low_width, high_x=high_x, high_width=high_width,
        left=scale.x(left), right=scale.x(right), left_text=in_mnkr(left), right_text=in_mnkr(right),
    )  # fmt: skip
