from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Model, OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.documents.models import StandardText
from socinv.organisation import attention, change_telling
from socinv.organisation.administered import LISTS
from socinv.organisation.models import (
    Affiliation,
    ApplicationPeriod,
    Body,
    Delegation,
    Department,
    Municipality,
    OrganisationChange,
)
from socinv.organisation.views.saving import trail
from socinv.organisation.web import PersonRequest, coordinator_page

ON_A_PAGE = 40


@coordinator_page
def overview(request: PersonRequest) -> HttpResponse:
    """What needs attention, and the way to each list."""
    municipality, day = request.affiliation.municipality, request.standing.day
    groups = [
        (_("Organ som saknas"), attention.not_added(municipality, day)),
        (_("Organ där ingen kan svara"), attention.unable_to_answer(municipality, day)),
        (_("Delegationer som inte ger någon rätt"), attention.resting_delegations(municipality, day)),
        (_("Förvaltningar utan personer"), attention.without_people(municipality, day)),
        (_("Nämnder utan verksamhetsområde"), attention.without_area(municipality, day)),
        (_("Aktörer som ingen leder"), attention.without_head(municipality, day)),
        (_("Ansökningsperioder"), attention.no_period_ahead(municipality, day)),
    ]
    context = {
        "groups": [(title, needs) for title, needs in groups if needs],
        "ending": attention.ends_soon(municipality, day),
        "idle": attention.without_place(municipality, day),
        "links": _links(municipality, day),
        "delegates": attention.delegates(municipality),
    }
    return render(request, "administration/overview.html", context)


def _links(municipality: Municipality, day: Any) -> list[dict[str, Any]]:
    """Every list with how many it has: one query."""

    def count(rows: Any) -> Subquery:
        return Subquery(rows.filter(municipality=OuterRef("pk")).order_by().values("municipality").annotate(
            n=Count("pk")).values("n"))  # fmt: skip

    process = attention.process_on(municipality, day)
    coming = ApplicationPeriod.objects.filter(closes__gte=day)
    periods = {"periods": (coming, _("Ansökningsperioder"), "application-periods")}
    if process is None or process.periods is None:
        periods = {}
    delegations = {"delegations": (Delegation.objects.on(day), _("Delegationer som gäller"), "delegations")}
    rows: dict[str, tuple[type[Model] | Any, str, str]] = {
        "people": (Affiliation.objects.filter(person__is_active=True), _("Personer"), "people"),
        "bodies": (Body.objects.lasting(), _("Organ och uppdrag"), "admin-bodies"),
        "departments": (Department.objects.filter(is_active=True), _("Förvaltningar"), "departments"),
        **(delegations if attention.delegates(municipality) else {}),
        **periods,
        "texts": (StandardText.objects.filter(is_active=True), _("Standardtexter"), "texts"),
        **{one.key: (one.rows(), str(one.title), one.route) for one in LISTS},
    }
    counts = Municipality.objects.annotate(**{f"n_{key}": count(row[0]) for key, row in rows.items()})
    found = counts.values(*(f"n_{key}" for key in rows)).get(pk=municipality.pk)
    links = [
        {"title": title, "url": reverse(name), "note": str(found[f"n_{key}"] or 0)}
        for key, (_rows, title, name) in rows.items()
    ]
    return [*links, {"title": _("Senaste ändringar"), "url": reverse("organisation-changes"), "note": ""}]


@coordinator_page
def changes(request: PersonRequest) -> HttpResponse:
    """Who changed what in the organisation, newest first."""
    found = OrganisationChange.objects.filter(municipality=request.standing.municipality).order_by("-id")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    items = [
        {"moment": one.at, "sentence": change_telling.sentence(one), "text": change_telling.details(one)}
        for one in page
    ]
    context = {"items": items, "page": page, "crumbs": trail((_("Senaste ändringar"), ""))}
    return render(request, "administration/changes.html", context)
