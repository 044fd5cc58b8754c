"""Acts on one project's money: its number in the accounts, payments, and what becomes of what was frozen."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from projects.models import Project
from repayment.forms.fund.money import FrozenForm, NumberForm, PayForm
from repayment.fund.reading import balances
from repayment.models import Fund
from repayment.presenting.fund import facts
from repayment.views.fund.acting import Page, act_page
from repayment.views.fund.fetch import open_fund_page, project_or_404
from socinv.lifecycle import clock
from socinv.organisation.web import PersonRequest


def _back(project: Project) -> str:
    return f"{project.get_absolute_url()}#pengarna"


@open_fund_page
def number(request: PersonRequest, fund: Fund, ref: str) -> HttpResponse:
    """The project's own number in the accounts (SUN-50)."""
    project = project_or_404(request, ref)
    page = Page(
        heading=_("Ge projektnummer"), submit=_("Spara numret"), done=_("Projektet har fått sitt nummer."),
        back=_back(project), project=project, facts=facts.of_numbering(project, fund.rule),
        lead=_("Numret ska vara projektets eget i redovisningen. Inget kan betalas ut innan det finns."),
    )  # fmt: skip
    initial = {"number": project.number}
    return act_page(
        request, fund, "number_project", lambda data: NumberForm(data, initial=initial), page, project=project
    )


@open_fund_page
def pay(request: PersonRequest, fund: Fund, ref: str) -> HttpResponse:
    """An internal grant to the receiver, in advance or in arrears (SUN-48, ORE-18)."""
    project, now, year = project_or_404(request, ref), balances(fund), clock.today().year
    page = Page(
        heading=_("Betala ut"), submit=_("Bokför utbetalningen"), done=_("Utbetalningen är bokförd."),
        back=_back(project), lead=fund.rule.paid_text, kinds=("payment", "arrears"), project=project,
        facts=facts.of_payment(project, fund.rule, now, year),
    )  # fmt: skip
    initial = {"year": year}
    return act_page(request, fund, "pay_grant", lambda data: PayForm(data, initial=initial), page, project=project)


@open_fund_page
def carry_over(request: PersonRequest, fund: Fund, ref: str) -> HttpResponse:
    """Frozen money that the project may go on using (SUN-48)."""
    page: dict[str, Any] = {
        "heading": _("För över fryst belopp till projektet"), "submit": _("För över"),
        "done": _("Pengarna är projektets igen."), "kinds": ("transfer",),
    }  # fmt: skip
    return _of_frozen(request, fund, ref, "carry_over", page)


@open_fund_page
def hand_back(request: PersonRequest, fund: Fund, ref: str) -> HttpResponse:
    """Frozen money that goes back to the fund (SUN-48)."""
    page: dict[str, Any] = {
        "heading": _("Lämna tillbaka fryst belopp till fonden"), "submit": _("Lämna tillbaka"),
        "done": _("Pengarna är tillbaka i fonden."), "kinds": ("return",),
    }  # fmt: skip
    return _of_frozen(request, fund, ref, "hand_back", page)


def _of_frozen(request: PersonRequest, fund: Fund, ref: str, verb: str, words: dict[str, Any]) -> HttpResponse:
    project = project_or_404(request, ref)
    frozen = facts.frozen_of(project, balances(fund))
    page = Page(
        **words, back=_back(project), lead=fund.rule.freezes_text, project=project,
        facts=facts.of_frozen(project, frozen),
    )  # fmt: skip
    initial = {"amount": frozen} if frozen else {}
    return act_page(request, fund, verb, lambda data: FrozenForm(data, initial=initial), page, project=project)
