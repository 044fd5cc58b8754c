"""Who sits in a project, by group and with dates; appointing somebody, and ending a seat."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.views.case.acting import Page, act_page, refuse
from projects.forms.acts import AppointForm, ReleaseForm
from projects.models import Project
from projects.presenting.seats import groups, lacking, places, seat_of
from projects.presenting.trail import crumbs
from projects.views.acting import of_project
from projects.views.fetch import project_or_404
from socinv.lifecycle import clock, policy
from socinv.lifecycle.web import act
from socinv.notices.audience import told_of
from socinv.organisation.models import Membership
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day


@person_page
def people(request: PersonRequest, ref: str) -> HttpResponse:
    """The two groups to everyone who sees the project; with a form to those who appoint (SUN-12)."""
    project = project_or_404(request, ref)
    verdict = policy.ask(request.standing, "appoint", project)
    here = reverse("project-people", args=[ref])
    if request.method == "POST" and not verdict:
        return refuse(request, verdict, project.case, here)
    form = _form(request, project) if verdict else None
    if request.method == "POST" and form is not None and act(request, project, "appoint", form):
        words = {"who": form.cleaned_data["person"], "seat": _seat_title(project, form.cleaned_data["seat"])}
        messages.success(request, _("%(who)s är utsedd till %(seat)s.") % words)
        return redirect(here)
    context: dict[str, Any] = {
        "case": project.case,
        "project": project,
        "crumbs": crumbs(project, (_("Bemanning"), here)),
        "groups": groups(project, may_release=bool(policy.ask(request.standing, "release", project))),
        "lacking": lacking(project),
        "needed_before_start": project.status == "planned",
        "places": places(project.case.process),
        "form": form,
        "may_add": request.standing.is_coordinator,
        "recipients": [{"name": one.who, "text": one.what} for one in told_of(project, "appoint") if one.people],
    }
    return render(request, "projects/acts/people.html", context)


def _form(request: PersonRequest, project: Project) -> AppointForm:
    data: Any = request.POST if request.method == "POST" else None
    return AppointForm(
        data, municipality=project.municipality_id, process=project.case.process,
        initial={"seat": request.GET.get("plats", "")},
    )  # fmt: skip


def _seat_title(project: Project, key: str) -> str:
    rule = project.case.process.seat(key)
    return rule.title.lower() if rule else key


@person_page
def release(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """End one person's time in a place, with its last day."""
    project = project_or_404(request, ref)
    of_project_groups = Q(body=project.steering_group_id) | Q(body=project.project_group_id)
    seat = get_object_or_404(Membership.objects.filter(of_project_groups).select_related("person"), pk=pk)
    people_page = reverse("project-people", args=[ref])
    if seat.ends is not None and seat.ends < clock.today() and policy.ask(request.standing, "release", project):
        messages.error(request, _("Uppdraget slutade %(day)s.") % {"day": day(seat.ends)})
        return redirect(people_page)
    page = Page(
        _("Avsluta uppdraget"), _lead(project, seat), _("Avsluta uppdraget"), _("Uppdraget är avslutat."),
        more={"more_text": _consequence(project, seat)},
    )  # fmt: skip
    page = of_project(project, page, (_("Bemanning"), people_page), home=people_page)
    initial = {"ends": seat.ends or max(seat.starts, clock.today())}
    return act_page(request, project, "release", partial(ReleaseForm, membership=seat, initial=initial), page)


def _lead(project: Project, seat: Membership) -> str:
    rule = seat_of(project, seat)
    words = {"who": seat.person.name, "seat": rule.inside if rule else "", "day": day(seat.starts)}
    since = (
        _("%(who)s är %(seat)s sedan %(day)s.") if seat.starts <= clock.today() else _("%(who)s blir %(seat)s %(day)s.")
    )
    return since % words


def _consequence(project: Project, seat: Membership) -> str:
    """What the project is left without; what the person has done stays."""
    rule = seat_of(project, seat)
    kept = _("Det personen har gjort står kvar i historiken.")
    if rule is None or not rule.needed:
        return kept
    return (
        _("Projektet står sedan utan %(seat)s tills någon annan är utsedd.") % {"seat": rule.title.lower()} + " " + kept
    )
