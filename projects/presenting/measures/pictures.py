"""The pictures of what is measured over time, each with the table beside it (components/line_chart.html)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from projects.models import Report
from projects.presenting.measures.sentences import cost, course, now, promised
from projects.presenting.measures.series import Measures, Series, label
from projects.presenting.reports.way import way
from socinv.presentation.line_chart import LineChart, Point, line_chart
from socinv.presentation.money import NO_VALUE, number

TKR = Decimal(1000)


@dataclass(frozen=True)
class Drawn:
    """An indicator: where to find it on the page, its two sentences, its picture, and the latest figures for a line
    of the table of them all."""

    id: str
    series: Series
    promised: str
    now: str
    chart: LineChart
    latest: str
    way: str

    @property
    def is_effect(self) -> bool:
        return self.series.indicator.shows == "effect"


def drawn(series: Series) -> Drawn:
    """One indicator over time."""
    one, latest = series.indicator, series.latest
    value = latest[1].value if latest else None
    points = [
        Point(
            label(report), report.period_to, row.value, number(row.value) if row.value is not None else "", row.missing
        )
        for report, row in series.values
    ]
    chart = line_chart(
        one.name, course(series), points, slug=f"matt-{one.number}", unit=one.unit, baseline=one.baseline,
        target=one.target, label_name=_("Rapport"), empty=_("Inget värde finns än."),
    )  # fmt: skip
    said = _("saknas") if latest and value is None else number(value) if value is not None else NO_VALUE
    return Drawn(f"m{one.number}", series, promised(one), now(series), chart, said, way(one, value))


def participants_over_time(found: Measures) -> LineChart:
    """Everybody who has taken part since the beginning, against how many were planned."""
    return line_chart(
        _("Deltagare från projektets början"), _("Hur många som har deltagit vid varje rapport."),
        _points(found, lambda one: Decimal(one.participants) if one.participants is not None else None),
        slug="deltagare-bild", unit=_("deltagare"), target=Decimal(found.planned) if found.planned else None,
        target_name=_("Planerat"), label_name=_("Rapport"), empty=_("Ingen rapport har lämnats än."),
    )  # fmt: skip


def money_over_time(found: Measures) -> LineChart:
    """Spent since the beginning, against the budget that holds now, in thousands."""
    budget = found.project.budget
    return line_chart(
        _("Förbrukat från projektets början"), cost(found),
        _points(found, lambda one: one.spent / TKR if one.spent is not None else None, places=0),
        slug="ekonomi-bild", unit=_("tkr"), target=budget / TKR if budget else None, target_name=_("Budget"),
        label_name=_("Rapport"), empty=_("Ingen rapport har lämnats än."),
    )  # fmt: skip


def _points(found: Measures, figure: Callable[[Report], Decimal | None], places: int | None = None) -> list[Point]:
    return [
        Point(label(one), one.period_to, value, number(value, places))
        for one in found.reports
        if (value := figure(one)) is not None
    ]
