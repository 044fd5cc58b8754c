from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.forms.department import DepartmentForm
from socinv.organisation.forms.employment import EmploymentForm
from socinv.organisation.models import Department, Employment
from socinv.organisation.recording import keep
from socinv.organisation.rows import job_rows
from socinv.organisation.views.ending import ended_or_removed, ways_to_end
from socinv.organisation.views.saving import handled, mine, trail
from socinv.organisation.web import PersonRequest, coordinator_page


@coordinator_page
def departments(request: PersonRequest) -> HttpResponse:
    """Every department with its committee, its head and how many work there."""
    standing = request.standing
    today = Employment.objects.on(standing.day).filter(municipality=standing.municipality)
    heads = today.filter(is_head=True).select_related("person")
    found = (
        Department.objects.filter(municipality=standing.municipality)
        .select_related("committee")
        .annotate(people=Count("employments__person", filter=Q(employments__in=today.values("pk")), distinct=True))
        .prefetch_related(Prefetch("employments", queryset=heads, to_attr="heads"))
        .order_by("-is_active", "name")
    )
    context = {"departments": found, "crumbs": trail((_("Förvaltningar"), ""))}
    return render(request, "administration/departments.html", context)


@coordinator_page
def add(request: PersonRequest) -> HttpResponse:
    """A new department under a committee."""
    standing = request.standing
    kept: list[Department] = []

    def save(form: DepartmentForm) -> None:
        kept.append(form.department())
        keep(kept[0], request.user, standing.municipality)

    form, done = handled(request, lambda data: DepartmentForm(data, municipality=standing.municipality), save)
    if done:
        messages.success(request, _("%(name)s är tillagd. Lägg till anställda.") % {"name": kept[0].name})
        return redirect("department", pk=kept[0].pk)
    back = reverse("departments")
    context = {
        "form": form, "heading": _("Lägg till förvaltning"), "submit_word": _("Lägg till"), "cancel_url": back,
        "crumbs": trail((_("Förvaltningar"), back), (_("Lägg till förvaltning"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def department(request: PersonRequest, pk: int) -> HttpResponse:
    """Who works there, and the department's own details."""
    standing, thing = request.standing, mine(request, Department, pk, "committee")

    def make(data: QueryDict | None) -> DepartmentForm:
        return DepartmentForm(data, municipality=standing.municipality, thing=mine(request, Department, pk))

    form, done = handled(request, make, lambda form: keep(form.department(), request.user, standing.municipality))
    if done:
        messages.success(request, _("Ändringarna är sparade"))
        return redirect("department", pk=pk)
    jobs = Employment.objects.filter(department=thing).select_related("person", "department")
    context = {
        "department": thing,
        "form": form,
        "groups": job_rows(jobs.order_by("-is_head", "person__name", "starts"), standing.day),
        "crumbs": trail((_("Förvaltningar"), reverse("departments")), (thing.name, "")),
    }
    return render(request, "administration/department.html", context)


@coordinator_page
def employ(request: PersonRequest, pk: int) -> HttpResponse:
    """Somebody begins to work at the department."""
    standing, thing = request.standing, mine(request, Department, pk)
    back, above = reverse("department", args=[pk]), (_("Förvaltningar"), reverse("departments"))
    form, done = handled(
        request,
        lambda data: EmploymentForm(data, standing=standing, department=thing),
        lambda form: keep(form.employment(), request.user, standing.municipality),
    )
    if done:
        messages.success(request, _("%(person)s är tillagd") % {"person": form.cleaned_data["person"]})
        return redirect(back)
    context = {
        "form": form, "heading": _("Lägg till anställd"), "caption": thing.name, "submit_word": _("Lägg till"),
        "lead": _("Den som är anställd får skriva förvaltningens idéer och ansökningar."), "cancel_url": back,
        "crumbs": trail(above, (thing.name, back), (_("Lägg till anställd"), "")),
    }  # fmt: skip
    return render(request, "administration/form.html", context)


@coordinator_page
def employment(request: PersonRequest, pk: int) -> HttpResponse:
    """The days of an employment, and whether the person is head."""
    standing, job = request.standing, mine(request, Employment, pk, "person", "department")
    back, above = reverse("department", args=[job.department_id]), (_("Förvaltningar"), reverse("departments"))
    answer = ended_or_removed(request, job, back)
    if answer is not None:
        return answer

    def make(data: QueryDict | None) -> EmploymentForm:
        return EmploymentForm(data, standing=standing, thing=mine(request, Employment, pk, "person", "department"))

    form, done = handled(request, make, lambda form: keep(form.employment(), request.user, standing.municipality))
    if done:
        messages.success(request, _("Anställningen är ändrad"))
        return redirect(back)
    context: dict[str, Any] = {
        "form": form, "heading": job.person.name, "caption": job.department.name, "cancel_url": back,
        "crumbs": trail(above, (job.department.name, back), (job.person.name, "")),
        **ways_to_end(job, standing.day),
    }  # fmt: skip
    return render(request, "administration/period.html", context)
