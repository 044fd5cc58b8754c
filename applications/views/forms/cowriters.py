"""Co-writers: invited to one application, and to nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from guardian.models import UserObjectPermission

from applications.forms.cowriter import CowriterForm
from applications.models import Application, Written
from applications.views.forms.page import form_url, head, written_form
from socinv.lifecycle import clock, policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.lifecycle.web import act
from socinv.organisation.models import User
from socinv.organisation.web import PersonRequest, person_page


def cowriters_of(application: Written) -> QuerySet[User]:
    """Those invited to write in this application."""
    grants = UserObjectPermission.objects.filter(
        content_type=ContentType.objects.get_for_model(Application), object_pk=str(application.pk),
        permission__codename="write_application",
    )  # fmt: skip
    return User.objects.filter(pk__in=grants.values("user_id")).order_by("name")


def invitable(application: Written) -> QuerySet[User]:
    """Everyone known in the municipality but the department's own people and those already invited."""
    day = clock.today()
    own = Q(employments__department=application.case.department_id, employments__starts__lte=day) & (
        Q(employments__ends=None) | Q(employments__ends__gte=day)
    )
    known = User.objects.filter(affiliations__municipality=application.municipality_id, is_active=True, is_system=False)
    taken = User.objects.filter(own).values("pk")
    return known.exclude(pk__in=taken).exclude(pk__in=cowriters_of(application).values("pk")).order_by("name")


@person_page
def cowriters(request: PersonRequest, ref: str) -> HttpResponse:
    """Who writes together with the department, and an invitation for one more."""
    thing = written_form(request, ref, "application")
    verdict = policy.ask(request.standing, "invite_cowriter", thing)
    given: Any = request.POST if request.method == "POST" else None
    if given is not None and not verdict:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    form = CowriterForm(invitable(thing), given)
    if given is not None and act(request, thing, "invite_cowriter", form):
        messages.success(request, _("%(who)s kan nu skriva i ansökan.") % {"who": form.cleaned_data["person"]})
        return redirect("cowriters", ref)
    context = {
        "thing": thing,
        "head": head(thing, (_("Medförfattare"), reverse("cowriters", args=[ref]))),
        "people": list(cowriters_of(thing)),
        "form": form if verdict else None,
        "errors": form,
        "may_remove": bool(policy.ask(request.standing, "remove_cowriter", thing)),
        "back": form_url(thing),
    }
    return render(request, "writing/cowriters.html", context)


@person_page
@require_POST
def remove(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Take the invitation back; what the person wrote stays."""
    thing = written_form(request, ref, "application")
    person = get_object_or_404(cowriters_of(thing), pk=pk)
    try:
        perform(thing, "remove_cowriter", by=request.user, person=person)
        messages.success(request, _("%(who)s kan inte längre skriva i ansökan.") % {"who": person})
    except Refused as refused:
        if refused.verdict.is_of_person:
            return render(request, "403.html", {"reason": refused.verdict.reason}, status=403)
        messages.error(request, str(refused.verdict.reason))
    return redirect("cowriters", ref)
