"""Two pictures of the portfolio: money year by year, and what was promised against what came (SUN-03, SUN-34)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.presenting.followed import Followed
from projects.presenting.promised import afterwards, saving_of, verdict_of
from projects.presenting.yearly import NOTHING, Year
from socinv.presentation.charts import BarChart, BarRow, bar_chart
from socinv.presentation.column_chart import ColumnChart, ColumnGroup, column_chart
from socinv.presentation.grammar import count_words
from socinv.presentation.money import in_tkr, number

MILLION = Decimal(1_000_000)
MOST_DRAWN = 10
LONGEST_NAME = 38  # letters that a phone has room for over a bar


def money_chart(years: Sequence[Year]) -> ColumnChart:
    """Granted and spent a year, in millions, with both sums said."""
    granted = sum((one.granted for one in years), NOTHING)
    spent = sum((one.spent for one in years), NOTHING)
    said = [
        _("Sammanlagt är %(granted)s miljoner kronor beviljade och %(spent)s förbrukade.")
        % {"granted": _millions(granted), "spent": _millions(spent)}
    ]
    if granted > 0:
        most = max(years, key=lambda one: one.granted)
        said.append(
            _("Mest beviljades %(year)s: %(amount)s miljoner kronor.")
            % {"year": most.year, "amount": _millions(most.granted)}
        )
    groups = [
        ColumnGroup(
            str(one.year), (one.granted / MILLION, one.spent / MILLION), (_millions(one.granted), _millions(one.spent))
        )
        for one in years
    ]
    return column_chart(
        _("Beviljat och förbrukat per år, miljoner kronor"), " ".join(said), groups, slug="medel", label_name=_("År"),
        series=[_("Beviljat"), _("Förbrukat")],
    )  # fmt: skip


def _millions(amount: Decimal) -> str:
    return number(amount / MILLION, 2)


@dataclass(frozen=True)
class EndedLine:
    """A line of the table: how the project was judged, the saving in SEK a year it promised and gave, what followed."""

    row: Followed
    mark: str
    verdict: str
    promised: Decimal | None
    came: Decimal | None
    after: str


def ended_lines(rows: Sequence[Followed]) -> list[EndedLine]:
    """The ended projects, in the order they come."""
    return [
        EndedLine(row, *verdict_of(row.project), row.promised, saving_of(row.project), afterwards(row.project))
        for row in rows
    ]


def compared(lines: Sequence[EndedLine]) -> list[EndedLine]:
    """Those that have both figures."""
    return [one for one in lines if one.promised is not None and one.came is not None]


def promised_said(lines: Sequence[EndedLine]) -> str:
    """Promised and come in all, of those that have both figures; empty where none has."""
    both = compared(lines)
    if not both:
        return ""
    kept = sum((one.came or NOTHING) >= (one.promised or NOTHING) for one in both)
    promised = sum((one.promised or NOTHING for one in both), NOTHING)
    came = sum((one.came or NOTHING for one in both), NOTHING)
    first = ngettext(
        "Ett projekt är bedömt. Det lovade %(promised)s tusen kronor per år och gav %(came)s.",
        "%(count)s projekt är bedömda. De lovade %(promised)s tusen kronor per år och gav %(came)s.",
        len(both),
    ) % {"count": count_words(len(both)).capitalize(), "promised": in_tkr(promised), "came": in_tkr(came)}
    if len(both) == 1:
        return first
    if not kept:
        return f"{first} {_('Inget gav så mycket som det lovade.')}"
    second = ngettext(
        "%(count)s gav minst det som lovades.", "%(count)s gav minst det som lovades.", kept
    ) % {"count": count_words(kept, "ett").capitalize()}  # fmt: skip
    return f"{first} {second}"


def promised_chart(lines: Sequence[EndedLine]) -> BarChart | None:
    """The latest projects that have both figures; None where none has."""
    drawn = compared(lines)[:MOST_DRAWN]
    if not drawn:
        return None
    rows = [
        BarRow(
            _short(str(one.row.project)), one.came or NOTHING, in_tkr(one.came), one.promised, in_tkr(one.promised)
        )
        for one in drawn
    ]  # fmt: skip
    return bar_chart(
        _("Besparing per år, tusen kronor"), promised_said(lines), rows, slug="lovat", label_name=_("Projekt"),
        value_name=_("Blev"), planned_name=_("Lovat"),
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
