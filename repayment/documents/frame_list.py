"""The list of frame reductions for the budget process: each committee and year, and the plans behind (SUN-53)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.documents.blocks import section
from repayment.frames import Frames, Reduction, apart, frames, lines_of, reductions
from repayment.models import Office
from socinv.documents.paper import Block, Paper, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.dates import full_day
from socinv.presentation.money import NO_VALUE, kronor, number

MOST_YEARS = 8  # beside one another on a sheet that lies


def compose(office: Office) -> Paper:
    """All the plans that hold, as they stand today."""
    found = reductions(office.municipality_id)
    summed = frames(lines_of(found))
    return Paper(
        kind=_("Ramminskningar"),
        title=_("Återföring som minskar nämndernas ekonomiska ramar"),
        municipality=office.municipality.name,
        day=clock.today().isoformat(),
        sender=office.name,
        receiver=(_("Budgetprocessen"),),
        lead=_lead(found, summed),
        sections=(
            *section(_("Nämnd och år"), _by_year(summed)),
            *section(_("Planerna bakom"), _by_plan(found)),
        ),
        page=reverse("frame-list"),
        landscape=True,
        extra={
            "reductions": [
                {"committee": one.line.name, "year": one.line.year, "amount": str(one.line.amount),
                 "case": one.plan.case.regnr}
                for one in found
            ]
        },
    )  # fmt: skip


def _lead(found: list[Reduction], summed: Frames) -> str:
    """How much, of how many plans, in which years."""
    if not found:
        return _("Ingen plan för återföring gäller med år som återstår.")
    plans = len({one.plan.pk for one in found})
    words = {
        "count": plans, "sum": kronor(summed.total), "first": summed.years[0], "last": summed.years[-1],
    }  # fmt: skip
    said = ngettext(
        "En plan gäller. Enligt den återför nämnderna %(sum)s till fonden %(first)d–%(last)d.",
        "%(count)d planer gäller. Enligt dem återför nämnderna %(sum)s till fonden %(first)d–%(last)d.",
        plans,
    )
    return f"{said % words} " + _("År som redan är redovisade är inte med.")


def _by_year(summed: Frames) -> Iterator[Block]:
    """A row a committee, a column a year, with the sums of both."""
    parts = apart(summed, MOST_YEARS)
    if not parts:
        yield Text((_("Inga ramar minskas."),))
    for one in parts:
        heads = (_("Nämnd"), *map(str, one.years), _("Summa"))
        rows = tuple((row.name, *map(_amount, row.amounts), number(row.total)) for row in one.rows)
        sums = (_("Summa"), *map(number, one.sums), number(one.total))
        caption = _("Minskning av ramen i kronor, %(first)d–%(last)d") % {"first": one.years[0], "last": one.years[-1]}
        yield Table(caption, heads, rows, sums, tuple(range(1, len(heads))))


def _amount(value: object) -> str:
    return number(value) if value else NO_VALUE  # type: ignore[arg-type]


def _by_plan(found: list[Reduction]) -> Iterator[Block]:
    """Each committee's part of each plan, with the decision that it rests on."""
    rows = tuple(_row(one) for one in found)
    if rows:
        heads = (_("Nämnd"), _("År"), _("Projekt"), _("Diarienummer"), _("Senast beslutad"), _("Kronor"))
        sums = (_("Summa"), "", "", "", "", number(frames(lines_of(found)).total))
        yield Table(_("Delbelopp, med beslutet som de vilar på"), heads, rows, sums, (1, 5))


def _row(one: Reduction) -> tuple[str, ...]:
    plan = one.plan
    decided = full_day(plan.decided_on) if plan.decided_on else NO_VALUE
    item = f", §\u00a0{plan.item}" if plan.item else ""
    return (
        one.line.name, str(one.line.year), str(plan.case), plan.case.regnr, f"{decided}{item}", number(one.line.amount),
    )  # fmt: skip
