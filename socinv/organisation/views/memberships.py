from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.attention import process_on
from socinv.organisation.forms.membership import MembershipForm, SeatPeriodForm
from socinv.organisation.models import Body, Membership
from socinv.organisation.recording import keep
from socinv.organisation.views.ending import ended_or_removed, ways_to_end
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def add(request: PersonRequest, pk: int) -> HttpResponse:
    """A seat in the body for somebody."""
    standing, body = request.standing, mine(request, Body, pk)
    process = process_on(request.affiliation.municipality, standing.day)
    form, done = handled(
        request,
        lambda data: MembershipForm(data, standing=standing, process=process, body=body),
        lambda form: keep(form.membership(), request.user, standing.municipality),
    )
    if done:
        words = {"person": form.cleaned_data["person"], "body": body}
        messages.success(request, _("%(person)s har fått uppdraget i %(body)s") % words)
        return redirect("admin-body", pk=pk)
    above = ((_("Organ"), reverse("admin-bodies")), (body.name, reverse("admin-body", args=[pk])))
    context = {
        "form": form, "heading": _("Lägg till uppdrag"), "caption": body.name, "submit_word": _("Lägg till uppdraget"),
        "lead": _("Rättigheterna börjar första dagen och upphör dagen efter den sista."),
        "cancel_url": reverse("admin-body", args=[pk]), "crumbs": trail(*above, (_("Lägg till uppdrag"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def change(request: PersonRequest, pk: int) -> HttpResponse:
    """The days of a seat. It is ended, never taken away once it has begun."""
    standing, seat = request.standing, mine(request, Membership, pk, "person", "body")
    back = reverse("admin-body", args=[seat.body_id])
    answer = ended_or_removed(request, seat, back)
    if answer is not None:
        return answer

    def save(form: SeatPeriodForm) -> None:
        form.thing.starts, form.thing.ends = form.cleaned_data["starts"], form.cleaned_data["ends"]
        form.thing.place = form.cleaned_data.get("place", form.thing.place)
        keep(form.thing, request.user, standing.municipality)

    def make(data: QueryDict | None) -> SeatPeriodForm:
        return SeatPeriodForm(data, day=standing.day, thing=mine(request, Membership, pk, "person", "body"))

    form, done = handled(request, make, save)
    if done:
        messages.success(request, _("Uppdraget är ändrat"))
        return redirect(back)
    context: dict[str, Any] = {
        "form": form, "heading": seat.person.name, "caption": f"{seat.get_role_display()}, {seat.body}",
        "submit_word": _("Spara dagarna"), "cancel_url": back, **ways_to_end(seat, standing.day),
        "crumbs": trail((_("Organ"), reverse("admin-bodies")), (seat.body.name, back), (seat.person.name, "")),
    }  # fmt: skip
    return render(request, "administration/period.html", context)
