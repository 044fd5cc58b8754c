"""Beginning an idea."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from applications.forms.start import StartForm
from applications.starting import start_once
from applications.views.forms.page import part_url
from socinv.lifecycle import clock
from socinv.lifecycle.process import current_process
from socinv.organisation.models import Department
from socinv.organisation.web import PersonRequest, person_page


@person_page
def start(request: PersonRequest) -> HttpResponse:
    """What an idea is, which department it comes from, and the button that begins it (SUN-13, SUN-19)."""
    mine = list(
        Department.objects.filter(
            municipality=request.standing.municipality, pk__in=request.standing.departments, is_active=True
        )
    )
    given: Any = request.POST if request.method == "POST" else None
    form = StartForm(mine, given)
    if given is not None and mine and form.is_valid():
        idea = start_once(form.cleaned_data["department"], by=request.user)
        return redirect(part_url(idea, idea.case.process.parts("idea")[0].key))
    process = current_process(request.affiliation.municipality.process, clock.today())
    return render(
        request, "writing/start.html", {"form": form, "departments": mine, "process": process},
        status=403 if given is not None and not mine else 200,
    )  # fmt: skip
