"""Ending a seat, an employment or a delegation today, and taking back one that has not begun."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from socinv.organisation.models import Delegation, Employment, Membership
from socinv.organisation.recording import alone, keep, remove
from socinv.organisation.seating import leaves_nobody
from socinv.organisation.views.saving import mine
from socinv.organisation.web import PersonRequest

Holding = Membership | Employment | Delegation


def ways_to_end(thing: Holding, day: date) -> dict[str, Any]:
    """What the page offers beside the form: end a running one, take back a coming one."""
    return {"can_end": thing.holds_on(day) and thing.ends != day, "can_remove": thing.starts > day}


def ended_or_removed(request: PersonRequest, thing: Holding, back: str) -> HttpResponse | None:
    """Carry out the button "end today" or "take back"; None when another button was used."""
    wanted = request.POST.get("do") if request.method == "POST" else None
    if wanted not in ("end", "remove"):
        return None
    with alone(request.standing.municipality):
        fresh = mine(request, type(thing), thing.pk)
        offered = ways_to_end(fresh, request.standing.day)
        if wanted == "remove" and offered["can_remove"]:
            remove(fresh, request.user, request.standing.municipality)
            messages.success(request, _("Borttaget innan det började gälla"))
        elif wanted == "end" and offered["can_end"]:
            _end(request, fresh)
    return redirect(back)


def _end(request: PersonRequest, thing: Holding) -> None:
    day = request.standing.day
    if isinstance(thing, Membership) and leaves_nobody(thing, day):
        messages.error(request, _("Då finns ingen samordnare kvar. Lägg till en ny samordnare först."))
        return
    thing.ends = day
    keep(thing, request.user, request.standing.municipality)
    messages.success(request, _("Avslutat. I dag är sista dagen."))
