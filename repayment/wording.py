"""What waits in a repayment plan, said as the thing to do."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.wording import Work, register_work
from socinv.lifecycle.models import WorkItem
from socinv.notices.kinds import MONEY
from socinv.organisation.models import OF_ONE_PROJECT
from socinv.organisation.standing import Standing
from socinv.presentation.grammar import inside

WORK: dict[tuple[str, str], Promise] = {
    ("repayment.plan", "decide"): later("Besluta om plan för återföring"),
    ("repayment.plan", "follow_up"): later("Redovisa årets återföring"),
    ("repayment.plan", "report_saving"): later("Redovisa årets besparingar"),
    ("repayment.plan", "propose_year"): later("Beräkna årets återföring"),
    ("repayment.plan", "settle_year"): later("Fastställ årets återföring"),
    ("repayment.plan", "refund"): later("Besluta om det som har återförts för mycket"),
    ("repayment.plan", "write_off"): later("Besluta om det som inte har återförts"),
    ("repayment.plan", "reconcile"): later("Stäm av återföringen"),
}
TURNS: dict[str, Promise] = {
    "decide": later("beslutar om plan för återföring"),
    "follow_up": later("redovisar återföringen för %(year)s"),
    "report_saving": later("redovisar besparingarna för %(year)s"),
    "propose_year": later("beräknar återföringen för %(year)s"),
    "settle_year": later("fastställer återföringen för %(year)s"),
    "refund": later("beslutar om det som har återförts för mycket"),
    "write_off": later("beslutar om det som inte har återförts"),
    "reconcile": later("stämmer av återföringen"),
}
PAGES = {
    "decide": "repayment-decide", "follow_up": "repayment-follow-up", "report_saving": "repayment-savings",
    "propose_year": "repayment-propose", "settle_year": "repayment-settle", "refund": "repayment-refund",
    "write_off": "repayment-write-off", "reconcile": "repayment-reconcile",
}  # fmt: skip


def _page(item: WorkItem) -> str:
    return reverse(PAGES[item.verb], args=[item.case.ref])


def _why(item: WorkItem, standing: Standing) -> str:
    if item.body is None:
        return _("Du samordnar ärendet.")
    if item.body.kind in OF_ONE_PROJECT:
        return _("Du har en plats i projektet.")
    return _("För %(who)s.") % {"who": inside(item.body.name)}


def _turn(item: WorkItem) -> str:
    """The label of a year's follow-up is the year."""
    return str(TURNS[item.verb]) % {"year": item.label}


def _who(item: WorkItem) -> str:
    """The project's own steering group by its title: a case has one project."""
    if item.body is None or item.body.kind not in OF_ONE_PROJECT:
        return ""
    return item.case.process.project.steering.title


register_work("repayment", WORK, Work(_page, _why, _turn, _who, reminded_as={"repayment.plan": MONEY}))
