from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.forms.delegation import DelegationEndForm, DelegationForm
from socinv.organisation.models import Delegation
from socinv.organisation.recording import keep
from socinv.organisation.rows import delegation_rows
from socinv.organisation.views.ending import ended_or_removed, ways_to_end
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def delegations(request: PersonRequest) -> HttpResponse:
    """Delegations in force, coming or past: ?visa=kommande, ?visa=tidigare."""
    day = request.standing.day
    kinds = {
        "": (_("Gäller nu"), Q(starts__lte=day, ends__gte=day)),
        "kommande": (_("Kommande"), Q(starts__gt=day)),
        "tidigare": (_("Tidigare"), Q(ends__lt=day)),
    }
    shown = request.GET.get("visa", "")
    shown = shown if shown in kinds else ""
    found = (
        Delegation.objects.filter(kinds[shown][1], municipality=request.standing.municipality)
        .select_related("body", "holder")
        .order_by("ends", "body__name")
    )
    here = reverse("delegations")
    context = {
        "groups": delegation_rows(found, day),
        "switch": [
            {"title": title, "url": f"{here}?visa={key}" if key else here, "current": key == shown}
            for key, (title, _which) in kinds.items()
        ],
        "crumbs": trail((_("Delegationer"), "")),
    }
    return render(request, "administration/delegations.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A committee's decision to delegate, entered."""
    standing, back = request.standing, reverse("delegations")
    form, done = handled(
        request,
        lambda data: DelegationForm(data, standing=standing),
        lambda form: keep(form.delegation(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("Delegationen är registrerad"))
        return redirect(back)
    context = {
        "form": form, "heading": _("Registrera delegation"), "submit_word": _("Registrera delegationen"),
        "lead": _("Nämnden beslutar själv om delegation. Här registrerar du beslutet."), "cancel_url": back,
        "crumbs": trail((_("Delegationer"), back), (_("Registrera delegation"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def delegation(request: PersonRequest, pk: int) -> HttpResponse:
    """The last day of a delegation, earlier or later; the rest is as it was decided."""
    standing, thing = request.standing, mine(request, Delegation, pk, "holder", "body")
    back = reverse("delegations")
    answer = ended_or_removed(request, thing, back)
    if answer is not None:
        return answer

    def make(data: QueryDict | None) -> DelegationEndForm:
        return DelegationEndForm(data, thing=mine(request, Delegation, pk, "holder", "body"))

    def save(form: DelegationEndForm) -> None:
        form.thing.ends = form.cleaned_data["ends"]
        keep(form.thing, request.user, standing.municipality)

    form, done = handled(request, make, save)
    if done:
        messages.success(request, _("Slutdagen är ändrad"))
        return redirect(back)
    context = {
        "form": form, "heading": thing.holder.name, "caption": _("Delegation, %(body)s") % {"body": thing.body},
        "facts": [
            {"term": _("Nämnd"), "value": thing.body.name, "url": reverse("admin-body", args=[thing.body_id])},
            {"term": _("Beslut"), "value": thing.reference},
            {"term": _("Från och med"), "value": thing.starts.isoformat()},
        ],
        "submit_word": _("Spara slutdagen"), "cancel_url": back, **ways_to_end(thing, standing.day),
        "crumbs": trail((_("Delegationer"), back), (thing.holder.name, "")),
    }  # fmt: skip
    return render(request, "administration/period.html", context)
