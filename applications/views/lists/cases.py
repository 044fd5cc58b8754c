"""The list of cases, its search, and the list taken out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from applications.listing import portfolio_charts
from applications.listing.cases import COLUMNS, CaseListing
from applications.listing.drawn import drawn
from applications.listing.export import MOST_ROWS, download
from applications.listing.portfolio import Portfolio
from applications.models import SavedView
from applications.presenting.pace import PACE_COLUMN, has_pace
from applications.views.lists.saved import SaveForm
from socinv.organisation.swedish_order import swedish
from socinv.organisation.web import PersonRequest, person_page


def _listing(request: PersonRequest) -> CaseListing:
    return CaseListing(request.standing, request.affiliation.municipality, request.GET)


@person_page
def case_list(request: PersonRequest) -> HttpResponse:
    """Cases as the address asks for them, with the portfolio's figures on top."""
    listing = _listing(request)
    figures = listing.portfolio
    query = f"?{listing.address}" if listing.address else ""
    saved = SavedView.objects.filter(person=request.user, municipality=request.standing.municipality)
    saved = saved.order_by(swedish("name"))
    context = {
        "listing": listing,
        "page": listing.page(),
        "columns": COLUMNS,
        "filters": _filters(listing),
        "portfolio": _portfolio(figures) if figures.has_figures and _is_inside(request) else "",
        "exports": [
            {"title": kind.upper(), "url": reverse("case-export", args=[kind]) + query} for kind in ("csv", "xlsx")
        ],
        "too_many": MOST_ROWS if figures.total > MOST_ROWS else 0,
        "saved": [{"title": one.name, "url": f"{reverse('case-list')}?{one.query}", "pk": one.pk} for one in saved],
        "save_form": SaveForm(initial={"query": listing.address}),
        "empty": _nothing(request, listing),
    }
    return render(request, "lists/case_list.html", context)


def _is_inside(request: PersonRequest) -> bool:
    """Whether the list is the municipality's; one from outside sees the cases of the invitations, no portfolio."""
    return request.standing.is_insider or request.standing.is_system


def _filters(listing: CaseListing) -> SafeString:
    """The filter form: much to draw, and alike for all who have chosen the same."""
    form = listing.form
    typed = tuple((name, listing.asked.get(name)) for name in form.fields)
    return drawn("lists/case_filter.html", {"form": form, "sort": listing.sort}, (typed, form.offers, listing.sort))


def _portfolio(figures: Portfolio) -> SafeString:
    """The portfolio's pictures, drawn when its figures change."""
    pictures = [portfolio_charts.risk_spread(figures), portfolio_charts.gender_balance(figures)]
    context = {"figures": portfolio_charts.key_figures(figures), "pictures": pictures}
    return drawn("lists/portfolio.html", context, repr(figures))


def _nothing(request: PersonRequest, listing: CaseListing) -> dict[str, str]:
    """Why a list is empty, and what to do about it."""
    if listing.chosen:
        return {
            "title": _("Inga ärenden passar"),
            "text": _("Ta bort ett filter eller sök på färre ord."),
            "url": reverse("case-list"),
            "link_word": _("Visa alla ärenden"),
        }
    if not request.standing.is_insider:
        return {
            "title": _("Du ser inga ärenden"),
            "text": _("Du har varken uppdrag eller anställning här. Blir du inbjuden till ett ärende "
                      "visas det i listan."),
        }  # fmt: skip
    return {"title": _("Inga ärenden än"), "text": _("Ett ärende visas här när en förvaltning har lämnat in en idé.")}


@person_page
def export(request: PersonRequest, kind: str) -> HttpResponseBase:
    """All rows of the list, exactly as filtered and sorted; with the time taken where the guideline has a norm."""
    columns = (*COLUMNS, PACE_COLUMN) if has_pace(request.affiliation.municipality) else COLUMNS
    return download(kind, "arenden", columns, _listing(request).rows())


def search(request: HttpRequest) -> HttpResponse:
    """The search in the page header: the list's own search field, ready to type in."""
    asked = request.GET.get("q", "")
    query = f"?{urlencode({'q': asked})}" if asked else ""
    return redirect(f"{reverse('case-list')}{query}#id_q")
