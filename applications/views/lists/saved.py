"""Lists kept under a name."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from applications.listing.cases import CaseListing
from applications.models import SavedView
from socinv.organisation.swedish_order import swedish
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import PlainForm

MOST = 50


class SaveForm(PlainForm):
    """A name for the list as it is."""

    name = forms.CharField(
        label=gettext_lazy("Listans namn"), max_length=60, help_text=gettext_lazy("Till exempel Våra ansökningar i år")
    )
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)


@person_page
def save(request: PersonRequest) -> HttpResponse:
    """Keep the list that is shown, under a name; also the page with one's lists."""
    form = SaveForm(request.POST if request.method == "POST" else None, initial={"query": request.GET.urlencode()})
    if request.method == "POST" and form.is_valid() and _keep(request, form):
        messages.success(request, _("Listan %(name)s är sparad.") % {"name": form.cleaned_data["name"]})
        return redirect(f"{reverse('case-list')}?{_tidy(request, form)}")
    saved = SavedView.objects.filter(person=request.user, municipality=request.standing.municipality)
    context = {
        "form": form, "saved": list(saved.order_by(swedish("name"))[:MOST]), "heading": _("Spara en lista"),
        "lead": _("Listan sparas med sina filter och sin ordning, bara för dig."), "submit_word": _("Spara listan"),
        "cancel_url": reverse("case-list"),
    }  # fmt: skip
    return render(request, "lists/saved_views.html", context)


def _tidy(request: PersonRequest, form: SaveForm) -> str:
    """The filters that hold, nothing else: what is kept can always be shown."""
    asked = QueryDict(form.cleaned_data["query"])
    return CaseListing(request.standing, request.affiliation.municipality, asked).address


def _keep(request: PersonRequest, form: SaveForm) -> bool:
    standing = request.standing
    view = SavedView(
        municipality_id=standing.municipality, person=request.user, name=form.cleaned_data["name"],
        query=_tidy(request, form),
    )  # fmt: skip
    mine = SavedView.objects.filter(person=request.user, municipality=standing.municipality)
    if mine.count() >= MOST:
        form.add_error(None, _("Du har redan %(most)d sparade listor. Ta bort någon först.") % {"most": MOST})
        return False
    try:
        view.validate_constraints()
        with transaction.atomic():
            view.save()
    except (ValidationError, IntegrityError):  # the latter when two clicks came at once
        form.add_error("name", _("Du har redan en lista med det namnet. Välj ett annat."))
        return False
    return True


@person_page
@require_POST
def remove(request: PersonRequest, pk: int) -> HttpResponse:
    """Let go of one of one's own lists."""
    view = get_object_or_404(SavedView, pk=pk, person=request.user, municipality=request.standing.municipality)
    view.delete()
    messages.success(request, _("Listan %(name)s är borttagen.") % {"name": view.name})
    return redirect("case-list")
