from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from socinv.organisation.entering import enter
from socinv.organisation.invitations import invitations_of
from socinv.organisation.models import Affiliation, Delegation, Employment, Membership
from socinv.organisation.rows import Group, delegation_rows, job_rows, seat_rows
from socinv.organisation.web import PersonRequest, person_page


@person_page
def me(request: PersonRequest) -> HttpResponse:
    """Who I am here, until when, and which of my municipalities I am in."""
    if request.method == "POST":
        return _move(request)
    standing = request.standing
    here, day = {"municipality": standing.municipality}, standing.day
    seats = Membership.objects.filter(person=request.user, **here).select_related("body", "person")
    jobs = Employment.objects.filter(person=request.user, **here).select_related("department", "person")
    held = Delegation.objects.filter(holder=request.user, **here).select_related("body", "holder")
    doors = Affiliation.objects.filter(person=request.user)
    groups = [
        (_("Uppdrag"), seat_rows(seats.order_by("-starts"), day, of_person=True)),
        (_("Anställning"), job_rows(jobs.order_by("-starts"), day, of_person=True)),
        (_("Delegation"), delegation_rows(held.order_by("-starts"), day, of_person=True)),
    ]
    context = {
        "groups": [(title, _without_links(found)) for title, found in groups if found],
        "invitations": invitations_of(standing),
        "doors": doors.select_related("municipality").order_by("municipality__name"),
        "here": standing.municipality,
    }  # fmt: skip
    return render(request, "organisation/me.html", context)


def _without_links(groups: list[Group]) -> list[Group]:
    """The pages behind the rows are the coordinators'."""
    return [replace(group, rows=[replace(row, url="") for row in group.rows]) for group in groups]


def _move(request: PersonRequest) -> HttpResponse:
    """Go to another of one's own municipalities: to its first page, or to the ``next`` that was looked for."""
    chosen = request.POST.get("municipality", "")
    door = Affiliation.objects.filter(person=request.user, municipality_id=int(chosen) if chosen.isdecimal() else 0)
    found = door.select_related("municipality").first()
    if found is None:
        raise Http404
    enter(request, found.municipality)
    messages.success(request, _("Du är nu i %(municipality)s") % {"municipality": found.municipality})
    wanted = request.POST.get("next", "")
    return redirect(wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "your-turn")
