"""The whole page of a calculation: the sentence, what is amiss, the pictures, the numbers and the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.inputs import NONE, Money
from applications.calculation.perspectives import DEPARTMENT, MUNICIPALITY
from applications.content.naming import who
from applications.content.sums import Sums
from applications.presenting.calculation.amounts import about, rate_text
from applications.presenting.calculation.computed import Computed
from applications.presenting.calculation.covering import Covering, covering
from applications.presenting.calculation.figures import key_figures, simulation_table
from applications.presenting.calculation.histogram import Histogram, histogram_picture
from applications.presenting.calculation.pictures import who_picture, years_picture
from applications.presenting.calculation.rows import Address, CostRow, LineRow, cost_rows, line_rows
from applications.presenting.calculation.sentence import Meaning, meaning_of, sentence
from applications.presenting.calculation.switches import Turn, turns
from applications.presenting.calculation.tables import (
    benefits_table,
    costs_table,
    pay_backs,
    present_values,
    ratios,
)
from applications.presenting.calculation.tornado import Tornado, tornado_picture
from socinv.presentation.charts import BarChart
from socinv.presentation.column_chart import ColumnChart
from socinv.presentation.money import number

Names = Mapping[int, str]


@dataclass(frozen=True)
class Said:
    """What there is to say when something can be counted: pictures first, then the numbers under them."""

    figures: list[dict[str, str]]
    years: ColumnChart
    who: BarChart
    tornado: Tornado | None
    histogram: Histogram | None
    covering: Covering | None
    turns: list[Turn]
    pays: bool
    by_rate: tuple[Sums, ...]
    by_year: tuple[Sums, ...]
    simulation: Sums | None


@dataclass(frozen=True)
class CalculationPage:
    """``left_out``: who gains and does not take part (SUN-14); ``notes``: how to read it; ``said``: None while there
    is neither a cost nor a gain to count."""

    sentence: str
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    said: Said | None
    lines: list[LineRow]
    costs: list[CostRow]
    settings: tuple[tuple[str, str], ...]
    wrong: int
    lacking: int


def calculation_page(found: Computed, names: Names, line_at: Address, cost_at: Address) -> CalculationPage:
    """``line_at`` and ``cost_at``: where the page of a row id is."""
    meaning, read = meaning_of(found), found.read
    lines = line_rows(read, names, line_at)
    return CalculationPage(
        sentence(meaning), tuple(left_out(found, names)), tuple(_notes(found, meaning)),
        _said(found, names) if meaning.costs or meaning.gains else None,
        lines, cost_rows(read, names, cost_at), settings_shown(found),
        sum(bool(line.wrong) for line in lines),
        sum(bool(line.lacks_source) for line in read.lines) + sum(cost.lacks_source for cost in read.costs),
    )  # fmt: skip


def _said(found: Computed, names: Names) -> Said:
    simulated = found.simulation(MUNICIPALITY)
    tables = (costs_table(found, names), benefits_table(found, names))
    return Said(
        key_figures(found), years_picture(found), who_picture(found, names), tornado_picture(found),
        histogram_picture(simulated) if simulated else None, covering(found), turns(found),
        found.result(MUNICIPALITY).net_present_value >= 0,
        (present_values(found, names), ratios(found, names), pay_backs(found, names)),
        tuple(one for one in tables if one), simulation_table(found, names),
    )  # fmt: skip


def left_out(found: Computed, names: Names) -> list[str]:
    """A sentence for each department that gains without taking part."""
    said = []
    for pk in found.read.left_out:
        key = f"{DEPARTMENT}{pk}"
        gain = sum(found.flows.benefits.get(key, {}).values(), NONE)
        words = {"who": who(key, names), "gain": about(gain)}
        if gain > 0:
            said.append(_("%(who)s väntas vinna %(gain)s men deltar inte i insatsen.") % words)
        else:
            said.append(_("%(who)s står bland dem som vinner men deltar inte i insatsen.") % words)
    return said


def _notes(found: Computed, meaning: Meaning) -> list[str]:
    notes = []
    if not found.read.is_dated:
        notes.append(_("Ansökan säger inte än när projektet börjar och slutar. Så länge används åren i tabellerna."))
    if any(line.money is Money.UNPRICED for line in found.lines):
        notes.append(
            _("Det finns vinster som inte räknas i pengar. De står bland vinsterna men är inte med i summorna.")
        )
    if meaning.gains and not found.simulated:
        notes.append(_("Ingen siffra har ett lägsta och ett högsta värde. Fyll i dem för de siffror som är osäkra, så "
                       "säger kalkylen hur säkert svaret är."))  # fmt: skip
    return notes


def settings_shown(found: Computed) -> tuple[tuple[str, str], ...]:
    """What the whole calculation goes by."""
    read = found.read
    return (
        (_("Real kalkylränta"), rate_text(Decimal(found.rate))),
        (_("Prisnivå"), _("%(year)d års priser") % {"year": read.price_year}),
        (_("Slumptalsfrö"), number(read.seed)),
    )
