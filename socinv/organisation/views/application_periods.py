from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle.process.schema import Periods
from socinv.organisation.attention import process_on
from socinv.organisation.forms.application_period import ApplicationPeriodForm
from socinv.organisation.models import ApplicationPeriod
from socinv.organisation.periods import sentence_of
from socinv.organisation.recording import alone, keep, remove
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


def _rule(request: PersonRequest) -> Periods:
    """What the guideline says of periods; 404 where applications are taken in at any time."""
    process = process_on(request.affiliation.municipality, request.standing.day)
    if process is None or process.periods is None:
        raise Http404
    return process.periods


@coordinator_page
def periods(request: PersonRequest) -> HttpResponse:
    """The periods that are open or to come, and those that have been."""
    rule, day = _rule(request), request.standing.day
    found = list(ApplicationPeriod.objects.filter(municipality=request.standing.municipality).order_by("opens"))
    kinds = {
        _("Öppen nu"): [one for one in found if one.holds_on(day)],
        _("Kommande"): [one for one in found if one.opens > day],
        _("Tidigare"): [one for one in reversed(found) if one.closes < day],
    }
    context = {
        "groups": [(title, rows) for title, rows in kinds.items() if rows],
        "sentence": sentence_of(found, day),
        "rule": rule,
        "crumbs": trail((_("Ansökningsperioder"), "")),
    }
    return render(request, "administration/application_periods.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new period."""
    rule = _rule(request)
    return _page(request, rule, None)


@coordinator_page
def period(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a period's name or days, or take back one that has not opened."""
    rule, thing = _rule(request), mine(request, ApplicationPeriod, pk)
    if request.method == "POST" and request.POST.get("do") == "remove":
        return _removed(request, pk)
    return _page(request, rule, thing)


def _removed(request: PersonRequest, pk: int) -> HttpResponse:
    with alone(request.standing.municipality):
        thing = mine(request, ApplicationPeriod, pk)
        if thing.opens > request.standing.day:
            remove(thing, request.user, request.standing.municipality)
            messages.success(request, _("Borttagen innan den öppnade"))
    return redirect("application-periods")


def _page(request: PersonRequest, rule: Periods, thing: ApplicationPeriod | None) -> HttpResponse:
    standing, back = request.standing, reverse("application-periods")

    def make(data: QueryDict | None) -> ApplicationPeriodForm:
        fresh = mine(request, ApplicationPeriod, thing.pk) if thing is not None else None
        return ApplicationPeriodForm(data, municipality=standing.municipality, rule=rule, day=standing.day, thing=fresh)

    form, done = handled(request, make, lambda form: keep(form.period(), request.user, standing.municipality))
    if done:
        messages.success(request, _("Perioden är sparad"))
        return redirect(back)
    heading = thing.title if thing is not None else _("Lägg till ansökningsperiod")
    context: dict[str, Any] = {
        "form": form, "heading": heading, "submit_word": _("Spara perioden"), "cancel_url": back, "lead": rule.text,
        "can_remove": thing is not None and thing.opens > standing.day,
        "crumbs": trail((_("Ansökningsperioder"), back), (heading, "")),
    }  # fmt: skip
    return render(request, "administration/application_period.html", context)
