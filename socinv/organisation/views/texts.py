from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.documents.models import StandardText
from socinv.documents.models.standard_text import TextUse
from socinv.documents.phrases import examples_for, field_list, preview
from socinv.organisation.forms.text import TextForm
from socinv.organisation.recording import keep
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page

TRY = "_try"


@coordinator_page
def texts(request: PersonRequest) -> HttpResponse:
    """The standard texts by where they are used."""
    found = list(
        StandardText.objects.filter(municipality=request.standing.municipality).order_by("-is_active", "title")
    )
    groups = [(use.label, use.value, [one for one in found if one.use == use]) for use in TextUse]
    context = {"groups": groups, "crumbs": trail((_("Standardtexter"), ""))}
    return render(request, "administration/texts.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new text."""
    municipality, use = request.standing.municipality, request.GET.get("use", "")

    def make(data: QueryDict | None) -> TextForm:
        return TextForm(data, municipality=municipality, use=use if use in TextUse.values else "")

    return _written(request, make, _("Skriv standardtext"))


@coordinator_page
def text(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a text, or let it rest: then nobody is offered it."""
    municipality, thing = request.standing.municipality, mine(request, StandardText, pk)

    def make(data: QueryDict | None) -> TextForm:
        return TextForm(data, municipality=municipality, thing=mine(request, StandardText, pk))

    return _written(request, make, thing.title)


def _written(request: PersonRequest, make: Callable[[QueryDict | None], TextForm], heading: str) -> HttpResponse:
    """The form, kept when it is sent; shown in a case when that is asked, with nothing kept."""
    municipality, back = request.standing.municipality, reverse("texts")
    if request.method == "POST" and TRY in request.POST:
        form, done = make(request.POST), False
    else:
        form, done = handled(request, make, lambda form: keep(form.standard_text(), request.user, municipality))
    if done:
        messages.success(request, _("Texten är sparad"))
        return redirect(back)
    context = {
        "form": form, "heading": heading, "submit_word": _("Spara texten"), "cancel_url": back,
        "crumbs": trail((_("Standardtexter"), back), (heading, "")),
        "fields": field_list(), "tried": _tried(request, form),
    }  # fmt: skip
    return render(request, "administration/text.html", context)


def _tried(request: PersonRequest, form: TextForm) -> dict[str, Any]:
    """The cases to try the text on, and how it reads in the chosen one; the latest until another is chosen."""
    cases = examples_for(request.standing)
    chosen = request.POST.get("tried_in", "") or (cases[0][0] if cases else "")
    return {
        "cases": cases,
        "chosen": chosen,
        "text": preview(str(form["text"].value() or ""), request.standing, chosen),
    }
