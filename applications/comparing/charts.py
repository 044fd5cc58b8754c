"""What the applications cost and what they are to save, in a picture and its table."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from applications.comparing.row import Row
from socinv.presentation.charts import BarChart, BarRow, bar_chart
from socinv.presentation.money import in_tkr, tkr

MOST_BARS = 30
LABEL = 36  # letters, what a phone has room for


def cost_and_saving(rows: Sequence[Row]) -> BarChart | None:
    """A bar for what the municipality is to save, with an outline for the whole cost; None where nothing is known."""
    known = [row for row in rows if row.saving is not None and row.whole_cost is not None][:MOST_BARS]
    if not known:
        return None
    bars = [
        BarRow(
            Truncator(str(row.case)).chars(LABEL),
            row.saving or 0,
            in_tkr(row.saving),
            row.whole_cost,
            in_tkr(row.whole_cost),
        )
        for row in known
    ]  # fmt: skip
    said = " ".join(
        _("%(name)s kostar %(cost)s och väntas spara %(saving)s.")
        % {"name": row.case, "cost": tkr(row.whole_cost), "saving": tkr(row.saving)}
        for row in known
    )
    return bar_chart(
        _("Kostnad och väntad besparing, tusen kronor"), said, bars, slug="kostnad", label_name=_("Ansökan"),
        value_name=_("Sparar"), planned_name=_("Kostar"),
    )  # fmt: skip
