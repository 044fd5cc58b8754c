from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.documents.models import StandardText
from socinv.documents.models.standard_text import TextUse
from socinv.organisation.forms.text import TextForm
from socinv.organisation.recording import keep
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


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
    standing, back = request.standing, reverse("texts")
    use = request.GET.get("use", "")
    form, done = handled(
        request,
        lambda data: TextForm(data, municipality=standing.municipality, use=use if use in TextUse.values else ""),
        lambda form: keep(form.standard_text(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("Texten är sparad"))
        return redirect(back)
    context = {
        "form": form, "heading": _("Skriv standardtext"), "submit_word": _("Spara texten"), "cancel_url": back,
        "crumbs": trail((_("Standardtexter"), back), (_("Skriv standardtext"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def text(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a text, or let it rest: then nobody is offered it."""
    standing, thing, back = request.standing, mine(request, StandardText, pk), reverse("texts")

    def make(data: QueryDict | None) -> TextForm:
        return TextForm(data, municipality=standing.municipality, thing=mine(request, StandardText, pk))

    form, done = handled(request, make, lambda form: keep(form.standard_text(), request.user, standing.municipality))
    if done:
        messages.success(request, _("Texten är sparad"))
        return redirect(back)
    context = {
        "form": form, "heading": thing.title, "submit_word": _("Spara texten"), "cancel_url": back,
        "crumbs": trail((_("Standardtexter"), back), (thing.title, "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)
