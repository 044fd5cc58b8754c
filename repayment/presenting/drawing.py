"""The picture of a project's repayment as its template draws it."""

from __future__ import annotations

from typing import Any

from repayment.figure import Figure
from repayment.presenting.picture import place
from repayment.presenting.words_of_figure import description, legend, title
from socinv.lifecycle import clock


def drawing(found: Figure) -> dict[str, Any]:
    """What templates/repayment/figure.html takes."""
    placed = place(found, this_year=clock.today().year)
    return {"title": title(), "description": description(found), "legend": legend(placed.kinds), "placed": placed}
