"""A project's plan for repayment as a memo: what was decided, planned against reported, and how it has changed
(STO-06, STO-07, STO-08, STO-09)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applications.documents.blocks import running, section
from projects.documents.frame import at_hand, paper
from projects.presenting.ending import signed_line
from repayment.book import Book, load
from repayment.documents.picture import of_figure
from repayment.figure import figure
from repayment.known import known_of
from repayment.models import Plan, PlanStatus
from repayment.plan import total
from repayment.presenting.tables import plan_table
from repayment.presenting.years import year_table
from socinv.documents.paper import Block, Facts, Paper, Quote, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.money import kronor


def compose(plan: Plan) -> Paper:
    """The plan as it stands, or that the project is exempted."""
    project = at_hand(plan)
    plan.project = project
    book, who = load(plan), plan.case.process.body_title(plan.rule.by)
    return paper(
        project, plan.rule.title,
        [
            *section(_("Beslut"), _decision(plan, who)),
            *section(_("Planen"), _planned(book)),
            *section(_("Från investering till överskott"), _picture(book)),
            *section(_("Så har planen ändrats"), _versions(book)),
            *section(_("Avstämning"), _reconciled(plan)),
        ],
        day=plan.reconciled_on or plan.decided_on or clock.today(), sender=who,
        receiver=_receivers(plan, book),
        title=_("Plan för återföring: %(project)s") % {"project": plan.case},
        facts=[
            (_("Läge"), str(PlanStatus(plan.status).label)),
            (_("Att återföra"), kronor(total(book.lines)) if book.lines else ""),
            (_("Redovisat"), kronor(total(book.saved)) if book.saved else ""),
        ],
    )  # fmt: skip


def _receivers(plan: Plan, book: Book) -> list[str]:
    """The committees that repay; where none does the department."""
    return list(dict.fromkeys(line.name for line in book.lines)) or [plan.case.department.name]


def _decision(plan: Plan, who: str) -> Iterator[Block]:
    if plan.status == PlanStatus.EXEMPT:
        yield Text((_("Projektet är undantaget från återföring."),))
    yield Facts(((_("Beslutat av"), who), (_("Dag"), signed_line(plan.decided_on, plan.item))))
    words = tuple(line.strip() for line in plan.reasons.splitlines() if line.strip())
    if words:
        yield Quote(words, who)


def _planned(book: Book) -> Iterator[Block]:
    """Each year and committee, with what has been reported of it."""
    if not book.lines:
        return
    found = plan_table(book)
    came = _("Återfört") if book.plan.rule.with_application else _("Redovisat")
    heads = (_("År"), _("Nämnd"), _("Enligt planen"), came, _("Skillnad"))
    rows = tuple((row.year, row.name, row.planned, row.saved, row.difference) for row in found["rows"])
    yield Table(_("Delbelopp per år och nämnd"), heads, rows, (_("Summa"), "", found["planned"], found["saved"], ""),
                (2, 3, 4))  # fmt: skip
    notes = [f"{row.year}, {row.name}: {row.note}" for row in found["rows"] if row.note]
    if notes:
        yield Text((_("Förklaringar till skillnaderna:"), *notes))


def _picture(book: Book) -> Iterator[Block]:
    """Figure 4 for this case: money out, what is repaid and what is kept, planned and as it came (SUN-42)."""
    if not book.lines:
        return
    found = figure(known_of(book.plan.project, book))
    yield of_figure(found)
    table = year_table(found, this_year=0)
    yield Table(
        _("Plan och utfall per år, kronor"), (_("År"), *table["heads"]),
        tuple((str(row["year"]), *(cell["text"] for cell in row["cells"])) for row in table["rows"]),
        (_("Summa"), *(cell["text"] for cell in table["sums"])), tuple(range(1, len(table["heads"]) + 1)),
    )  # fmt: skip


def _versions(book: Book) -> Iterator[Block]:
    """Every decision with its sum and reasons; one alone has been told already (STO-07)."""
    if len(book.versions) < 2:
        return
    heads = (_("Plan"), _("Beslutad"), _("Av"), _("Summa"), _("Skäl"))
    rows = tuple(
        (str(one), signed_line(one.day, one.item), one.decided_by, kronor(total(one.lines)), one.reasons)
        for one in book.versions
    )
    yield Table(_("Besluten om planen"), heads, rows, numbers=(3,))


def _reconciled(plan: Plan) -> Iterator[Block]:
    """What came of it, and the ground for adjusting the budget (STO-08)."""
    if plan.status != PlanStatus.COMPLETED:
        return
    yield Facts(((_("Avstämd"), signed_line(plan.reconciled_on, "")),))
    yield from running(plan.reconciliation)
    yield from running(_("Underlag för budgeten: %(text)s") % {"text": plan.budget_ground})
