"""The municipality's price list, kept by its coordinators."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.calculation.price_level import ladder
from applications.forms.price import IndexForm, PriceForm, retired
from applications.models import PriceIndex, PriceItem
from socinv.organisation.recording import alone, keep, succeed
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def prices(request: PersonRequest) -> HttpResponse:
    """The prices in use, those that no longer are, and the index."""
    here = request.standing.municipality
    found = list(PriceItem.objects.filter(municipality=here, is_current=True).order_by("name", "unit"))
    index = list(PriceIndex.objects.filter(municipality=here))
    context = {
        "groups": [
            (_("Priser som används"), [one for one in found if one.retired_on is None]),
            (_("Priser som inte längre används"), [one for one in found if one.retired_on is not None]),
        ],
        "index": index,
        "years": ladder(one.year for one in index),
        "crumbs": trail((_("Prislista"), "")),
    }
    return render(request, "prices/prices.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new price."""
    here = request.standing.municipality

    def make(data: QueryDict | None) -> PriceForm:
        return PriceForm(data, municipality=here)

    form, done = handled(request, make, lambda form: keep(form.price(request.user), request.user, here))
    if done:
        messages.success(request, _("Priset är sparat"))
        return redirect("prices")
    return _page(request, form, _("Lägg till pris"), _("Spara priset"))


@coordinator_page
def price(request: PersonRequest, pk: int) -> HttpResponse:
    """A price with its earlier versions; a change makes a new one, and an old one leads to the latest."""
    thing = mine(request, PriceItem, pk)
    latest = thing if thing.is_current else thing.versions[0]
    if thing.pk != latest.pk and request.method != "POST":
        return redirect("price", pk=latest.pk)
    if request.method == "POST" and request.POST.get("do") in ("retire", "use"):
        return _moved(request, pk)

    def make(data: QueryDict | None) -> PriceForm:
        fresh = mine(request, PriceItem, pk)
        return PriceForm(data, municipality=request.standing.municipality, thing=fresh.versions[0] if data else fresh)

    form, done = handled(request, make, lambda form: _follow(request, form))
    if done:
        messages.success(request, _("Priset är sparat"))
        return redirect("prices")
    return _page(request, form, latest.name, _("Spara som ny version"), thing=latest, versions=latest.versions)


def _follow(request: PersonRequest, form: PriceForm) -> None:
    """The next version is the one that is used; the old one stays as it is for those who rest on it."""
    old, new = form.thing, form.price(request.user)
    if old is not None and form.has_changed():
        old.is_current = False
        succeed(old, new, request.user, request.standing.municipality)


def _moved(request: PersonRequest, pk: int) -> HttpResponse:
    """Out of use, or in use again."""
    with alone(request.standing.municipality):
        thing = mine(request, PriceItem, pk)
        if thing.is_current:
            if request.POST["do"] == "retire" and thing.retired_on is None:
                retired(thing, request.standing.day)
            elif request.POST["do"] == "use":
                thing.retired_on = None
            if keep(thing, request.user, request.standing.municipality):
                messages.success(request, _("Priset är sparat"))
    return redirect("prices")


@coordinator_page
def index_add(request: PersonRequest) -> HttpResponse:
    """The value of one more year."""
    return _index(request, None, _("Lägg till år"))


@coordinator_page
def index(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a year's value. A calculation keeps the prices that it was made with."""
    thing = mine(request, PriceIndex, pk)
    return _index(request, thing, _("Prisindex %(year)d") % {"year": thing.year})


def _index(request: PersonRequest, thing: PriceIndex | None, heading: str) -> HttpResponse:
    here = request.standing.municipality

    def make(data: QueryDict | None) -> IndexForm:
        fresh = mine(request, PriceIndex, thing.pk) if thing is not None else None
        return IndexForm(data, municipality=here, thing=fresh)

    form, done = handled(request, make, lambda form: keep(form.index(), request.user, here))
    if done:
        messages.success(request, _("Prisindex är sparat"))
        return redirect("prices")
    return _page(request, form, heading, _("Spara indextalet"))


def _page(request: PersonRequest, form: Any, heading: str, submit_word: str, **more: Any) -> HttpResponse:
    back = reverse("prices")
    context = {
        "form": form, "heading": heading, "submit_word": submit_word, "cancel_url": back,
        "crumbs": trail((_("Prislista"), back), (heading, "")), **more,
    }  # fmt: skip
    return render(request, "prices/price.html", context)
