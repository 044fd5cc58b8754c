"""Acts on the whole fund: money set aside and budgeted, frozen when a year is over, received back, and put right."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from repayment.forms.fund.money import AppropriateForm, FreezeForm, ReceiveForm, ReverseForm, SetAsideForm
from repayment.fund.awaited import awaited
from repayment.fund.reading import balances
from repayment.models import Fund
from repayment.presenting.fund import facts
from repayment.presenting.fund.entry_rows import entry_url
from repayment.presenting.fund.kind_words import kind_words, source_titles
from repayment.views.fund.acting import Page, act_page, turned_back
from repayment.views.fund.entries import entry_or_404, is_reversible
from repayment.views.fund.fetch import open_fund_page
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Ground, no
from socinv.organisation.web import PersonRequest


@open_fund_page
def set_aside(request: PersonRequest, fund: Fund) -> HttpResponse:
    """From one of the guideline's sources, by decision (SUN-46, NOR-14)."""
    rule, words = fund.rule, kind_words(fund.rule)
    page = Page(
        heading=words.do, submit=_("Bokför"), done=_("Pengarna är bokförda i fonden."), back=fund.get_absolute_url(),
        lead=rule.text, kinds=("allocation",),
        more={"sources": [one for one in rule.source if one.text and not one.repaid]},
    )  # fmt: skip
    return act_page(request, fund, "set_aside", lambda data: SetAsideForm(data, sources=rule.source), page)


@open_fund_page
def appropriate(request: PersonRequest, fund: Fund) -> HttpResponse:
    """What may be used in a year (SUN-45, SUN-47)."""
    now, year = balances(fund), clock.today().year
    page = Page(
        heading=_("Registrera resultatanslag"), submit=_("Bokför"), done=_("Resultatanslaget är bokfört."),
        back=fund.get_absolute_url(), lead=fund.rule.appropriation_text, kinds=("appropriation",),
        facts=facts.of_appropriations(now, year),
    )  # fmt: skip
    return act_page(request, fund, "appropriate", lambda data: AppropriateForm(data, initial={"year": year}), page)


@open_fund_page
def freeze(request: PersonRequest, fund: Fund) -> HttpResponse:
    """What no project used in the year that is over (SUN-48)."""
    year = clock.today().year - 1
    page = Page(
        heading=_("Frys det som inte har använts"), submit=_("Frys"),
        done=_("Det som inte användes är fryst. Besluta om varje projekts belopp."), back=fund.get_absolute_url(),
        lead=fund.rule.freezes_text, facts=facts.of_unused(fund, year),
    )  # fmt: skip
    return act_page(request, fund, "freeze_unused", lambda data: FreezeForm(data, initial={"year": year}), page)


@open_fund_page
def receive(request: PersonRequest, fund: Fund) -> HttpResponse:
    """A committee's repayment of a year; ``?vilken=`` chooses it."""
    found = {one.key: one for one in awaited(fund)}
    chosen = found.get(request.GET.get("vilken", ""))
    page = Page(
        heading=_("Ta emot återföring"), submit=_("Bokför"), done=_("Återföringen är bokförd i fonden."),
        back=fund.get_absolute_url(), kinds=("repayment",),
        lead="" if found else _("Ingen återföring väntar på att komma in."),
    )  # fmt: skip
    initial = {"due": chosen.key, "amount": chosen.amount} if chosen else {}
    return act_page(
        request, fund, "receive_repayment", lambda data: ReceiveForm(data, awaited=found, initial=initial), page
    )


@open_fund_page
def reverse_entry(request: PersonRequest, fund: Fund, number: int) -> HttpResponse:
    """A wrong entry is undone by its mirror image, with the reason."""
    entry = entry_or_404(fund, number)
    if not is_reversible(entry):
        return turned_back(request, no(Ground.STATE, _("Verifikationen går inte att rätta här.")), entry_url(entry))
    page = Page(
        heading=_("Rätta verifikation %(number)d") % {"number": number}, submit=_("Rätta"),
        done=_("Verifikationen är rättad."), back=entry_url(entry),
        lead=_("Verifikationen står kvar. En ny bokför samma belopp tillbaka. Bokför sedan det som är rätt."),
        facts=facts.of_entry(entry, source_titles(fund.rule)),
    )  # fmt: skip
    return act_page(request, fund, "reverse_entry", ReverseForm, page, entry=entry)
