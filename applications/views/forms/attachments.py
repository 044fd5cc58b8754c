"""Attachments: added, taken away, and downloaded; never shown in the browser."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from applications.access import may_read
from applications.content.attaching import MOST_FILES, attach
from applications.content.kinds import named_kinds
from applications.content.sniffing import NotAccepted
from applications.forms.attachment import AttachmentForm
from applications.models import Written
from applications.views.fetch import case_or_404
from applications.views.forms.page import form_url, head, written_form
from applications.views.forms.papers import papers
from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.organisation.web import PersonRequest, person_page


@person_page
def attachments(request: PersonRequest, ref: str, form: str) -> HttpResponse:
    """The form's attachments, and room for one more where the person may."""
    thing = written_form(request, ref, form)
    verdict = policy.ask(request.standing, "attach", thing)
    filled = AttachmentForm()
    if request.method == "POST":
        filled = AttachmentForm(request.POST, request.FILES)
        if filled.is_valid() and _added(request, thing, filled):
            return redirect("form-attachments", ref, form)
    here = reverse("form-attachments", args=[ref, form])
    context: dict[str, Any] = {
        "thing": thing,
        "head": head(thing, (_("Bilagor"), here)),
        "items": papers(request, thing, to_remove=True),
        "form": filled if verdict else None,
        "errors": filled,
        "limits": _("%(kinds)s. Högst 10 MB styck och %(most)d filer. Inga makron.")
        % {"kinds": named_kinds(), "most": MOST_FILES},
        "back": form_url(thing),
    }
    return render(request, "writing/attachments.html", context)


def _added(request: PersonRequest, thing: Written, filled: AttachmentForm) -> bool:
    try:
        row = attach(thing, filled.cleaned_data["file"], by=request.user)
    except NotAccepted as problem:
        filled.add_error("file", str(problem))
        return False
    except Refused as refused:
        filled.add_error(None, str(refused.verdict.reason))
        return False
    messages.success(request, _("%(name)s är bifogad.") % {"name": row.name})
    return True


@person_page
@require_POST
def remove(request: PersonRequest, ref: str, form: str, file: str) -> HttpResponse:
    """Take an attachment away from the form; what was there stays with the case."""
    thing = written_form(request, ref, form)
    row = get_object_or_404(thing.case.attachments, form=form, ref=file, removed_at=None)
    try:
        perform(thing, "remove_attachment", by=request.user, attachment=row)
        messages.success(request, _("%(name)s är borttagen.") % {"name": row.name})
    except Refused as refused:
        if refused.verdict.is_of_person:
            return render(request, "403.html", {"reason": refused.verdict.reason}, status=403)
        messages.error(request, str(refused.verdict.reason))
    return redirect("form-attachments", ref, form)


@person_page
@require_GET
def download(request: PersonRequest, ref: str, file: str) -> HttpResponseBase:
    """The file as it was attached. Those taken away are there for the coordinators only."""
    case = case_or_404(request, ref)
    row = get_object_or_404(case.attachments, ref=file)
    if not may_read(request.standing, case, row.form) or (row.removed_at and not request.standing.is_coordinator):
        raise Http404
    try:
        content = row.content.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(content, as_attachment=True, filename=row.name, content_type=row.kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
