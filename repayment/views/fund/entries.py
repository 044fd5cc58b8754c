"""The fund's entries, and one of them with what it moved."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.listing.cases import ON_A_PAGE
from repayment.forms.fund.filter import EntryFilter
from repayment.fund.checks import FOLLOWS_A_DECISION
from repayment.fund.reading import entries_of
from repayment.models import Entry, Fund
from repayment.presenting.fund import entry_rows as rows
from repayment.presenting.fund.heading import crumbs, pages
from repayment.presenting.fund.kind_words import source_titles
from repayment.views.fund.entries_chosen import chosen_entries
from repayment.views.fund.fetch import open_fund_page
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest


@open_fund_page
def entries(request: PersonRequest, fund: Fund) -> HttpResponse:
    """Everything that has been booked, as filtered."""
    form = EntryFilter(request.GET, fund=fund)
    page: Any = Paginator(chosen_entries(fund, form), ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = rows.entry_rows(page.object_list, source_titles(fund.rule))
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "fund": fund, "crumbs": crumbs((_("Verifikationer"), "")), "pages": pages("fund-entries"), "form": form,
        "page": page, "problems": form.problems,
        "exports": [
            {"title": kind.upper(), "url": reverse("fund-statement", args=["verifikationer", kind]) + query}
            for kind in ("xlsx", "csv")
        ],
    }  # fmt: skip
    return render(request, "fund/entries.html", context)


@open_fund_page
def entry(request: PersonRequest, fund: Fund, number: int) -> HttpResponse:
    """One entry: who said it, by which decision, what it moved, and whether it has been put right."""
    found = entry_or_404(fund, number)
    sources, title = source_titles(fund.rule), _("Verifikation %(number)d") % {"number": number}
    may_reverse = policy.ask(request.standing, "reverse_entry", fund) and is_reversible(found)
    context = {
        "fund": fund, "entry": found, "title": title,
        "crumbs": crumbs((_("Verifikationer"), reverse("fund-entries")), (title, "")),
        "facts": rows.facts(found, sources), "links": rows.links(found), "said": found.text,
        "postings": rows.postings_table(found, sources),
        "reverse_url": reverse("fund-reverse", args=[number]) if may_reverse else "",
    }  # fmt: skip
    return render(request, "fund/entry.html", context)


def entry_or_404(fund: Fund, number: int) -> Entry:
    found = entries_of(fund).select_related("reversed_by").filter(number=number).first()
    if found is None:
        raise Http404(_("Det finns ingen sådan verifikation."))
    return found


def is_reversible(entry: Entry) -> bool:
    """Neither reversed, nor a reversal, nor what follows from a decision in a case."""
    return entry.kind not in ("reversal", *FOLLOWS_A_DECISION) and not rows.is_reversed(entry)
