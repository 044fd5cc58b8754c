from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.attention import missing_bodies, process_on
from socinv.organisation.forms.body import BodyForm, takes_actors
from socinv.organisation.models import Body, BodyKind, Membership
from socinv.organisation.recording import keep
from socinv.organisation.rows import seat_rows
from socinv.organisation.standing import ACTING
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def bodies(request: PersonRequest) -> HttpResponse:
    """Every body by kind, with its chair and secretary and how many it has."""
    standing = request.standing
    today = Membership.objects.on(standing.day)
    leads = Q(role__in=("chair", "secretary")) | Q(body__kind="coordination", role__in=ACTING)
    leading = today.filter(leads).select_related("person").order_by("role", "person__name")  # chair, then secretary
    held = Q(memberships__in=today.filter(municipality=standing.municipality).values("pk"))
    found = (
        Body.objects.lasting()
        .filter(municipality=standing.municipality)
        .annotate(people=Count("memberships__person", filter=held, distinct=True))
        .prefetch_related(Prefetch("memberships", queryset=leading, to_attr="leading"))
    )
    groups = [(kind.label, [body for body in found if body.kind == kind]) for kind in BodyKind]
    context = {
        "groups": [(label, rows) for label, rows in groups if rows],
        "takes_actors": takes_actors(process_on(request.affiliation.municipality, standing.day)),
        "crumbs": trail((_("Organ"), "")),
    }
    return render(request, "administration/bodies.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new committee, or a body that the process names and nobody has added; ?slag=aktor an actor beside them."""
    standing = request.standing
    process = process_on(request.affiliation.municipality, standing.day)
    missing = missing_bodies(request.affiliation.municipality, standing.day)
    actor = request.GET.get("slag") == "aktor" and takes_actors(process)
    heading = _("Lägg till aktör") if actor else _("Lägg till organ")
    form, done = handled(
        request,
        lambda data: BodyForm(data, municipality=standing.municipality, process=process, missing=missing, actor=actor),
        lambda form: keep(form.body(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("%(name)s är tillagd. Lägg till uppdrag.") % {"name": form.cleaned_data["name"]})
        return redirect("admin-body", pk=Body.objects.get(
            municipality=standing.municipality, name=form.cleaned_data["name"]).pk)  # fmt: skip
    context = {
        "form": form, "heading": heading, "submit_word": _("Lägg till"), "cancel_url": reverse("admin-bodies"),
        "crumbs": trail((_("Organ"), reverse("admin-bodies")), (heading, "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def body(request: PersonRequest, pk: int) -> HttpResponse:
    """Who sits in the body, who has and who will; its name can be changed."""
    standing = request.standing
    thing = mine(request, Body, pk)
    process = process_on(request.affiliation.municipality, standing.day)
    form, done = handled(
        request,
        lambda data: BodyForm(data, municipality=standing.municipality, process=process, thing=mine(request, Body, pk)),
        lambda form: keep(form.body(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("Uppgifterna är sparade"))
        return redirect("admin-body", pk=pk)
    seats = Membership.objects.filter(body=thing).select_related("person", "body").order_by("person__name", "starts")
    context = {
        "body": thing,
        "form": form,
        "groups": seat_rows(seats, standing.day),
        "departments": thing.departments.all(),
        "crumbs": trail((_("Organ"), reverse("admin-bodies")), (thing.name, "")),
    }
    return render(request, "administration/body.html", context)
