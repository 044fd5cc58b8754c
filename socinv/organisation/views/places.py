"""What a person gets from the person's own page: a seat, an employment, a last day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.attention import process_on
from socinv.organisation.forms.employment import EmploymentForm
from socinv.organisation.forms.membership import MembershipForm
from socinv.organisation.forms.person import LeavingForm
from socinv.organisation.leaving import end_everything
from socinv.organisation.models import User
from socinv.organisation.recording import keep
from socinv.organisation.views.people import person_here
from socinv.organisation.views.saving import handled, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def seat(request: PersonRequest, pk: int) -> HttpResponse:
    """A seat in a body for this person."""
    standing, person = request.standing, person_here(request, pk)
    process = process_on(request.affiliation.municipality, standing.day)
    form, done = handled(
        request,
        lambda data: MembershipForm(data, standing=standing, process=process, person=person),
        lambda form: keep(form.membership(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("Uppdraget är tillagt"))
        return redirect("person", pk=pk)
    lead = _("Rättigheterna börjar första dagen och upphör dagen efter den sista.")
    return _page(request, form, person, _("Lägg till uppdrag"), lead)


@coordinator_page
def job(request: PersonRequest, pk: int) -> HttpResponse:
    """An employment for this person."""
    standing, person = request.standing, person_here(request, pk)
    form, done = handled(
        request,
        lambda data: EmploymentForm(data, standing=standing, person=person),
        lambda form: keep(form.employment(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("Anställningen är tillagd"))
        return redirect("person", pk=pk)
    lead = _("Den som är anställd får skriva förvaltningens idéer och ansökningar.")
    return _page(request, form, person, _("Lägg till anställning"), lead)


@coordinator_page
def leave(request: PersonRequest, pk: int) -> HttpResponse:
    """The person leaves: every seat, employment and delegation here ends on one day."""
    standing, person = request.standing, person_here(request, pk)
    if person == standing.person:
        raise Http404

    def make(data: Any) -> LeavingForm:
        return LeavingForm(data, standing=standing, person=person)

    def save(form: LeavingForm) -> None:
        end_everything(person, standing, form.cleaned_data["last_day"], request.user)

    form, done = handled(request, make, save)
    if done:
        messages.success(request, _("Allt är avslutat. Personen och historiken finns kvar."))
        return redirect("person", pk=pk)
    lead = _(
        "Alla uppdrag, anställningar och delegationer här slutar den dagen. "
        "Det som inte har börjat tas bort. Historiken finns kvar."
    )
    return _page(request, form, person, _("Avsluta allt"), lead)


def _page(request: PersonRequest, form: Any, person: User, heading: str, lead: str) -> HttpResponse:
    back = reverse("person", args=[person.pk])
    context = {
        "form": form, "heading": heading, "caption": person.name, "lead": lead, "submit_word": heading,
        "cancel_url": back, "crumbs": trail((_("Personer"), reverse("people")), (person.name, back), (heading, "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)
