"""Writing the official report to a body: the proposal and its grounds, with the document beside the text."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from applications.answering.page import head
from applications.answering.prefill import typed, with_text
from applications.documents import official_report
from applications.documents.gathered import gathered
from applications.documents.phrases import chosen_text, texts_for
from applications.forms.official_report import OfficialReportForm, starting_text
from applications.models import Step
from applications.views.steps.loading import loaded_step
from socinv.documents.models.standard_text import TextUse
from socinv.documents.paper import Paper
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Verdict
from socinv.lifecycle.web import act
from socinv.organisation.web import PersonRequest, person_page

VERB = "write_report"
LOOKING = ("_insert", "_show")


@person_page
def write(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Save the text; put a standard text into it, or show what the document becomes, with nothing saved."""
    step = loaded_step(request, ref, pk)
    verdict = policy.ask(request.standing, VERB, step)
    if verdict.is_of_person:
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    if request.method != "POST":
        if not verdict:
            return _too_late(request, step, verdict)
        return _show(request, step, OfficialReportForm(initial=starting_text(step)))
    if any(name in request.POST for name in LOOKING) and verdict:
        text = chosen_text(step, TextUse.REPORT, request.POST.get("standard_text", ""))
        start = with_text(typed(request.POST), text if "_insert" in request.POST else "", "wording")
        return _show(request, step, OfficialReportForm(initial=start))
    form = OfficialReportForm(request.POST)
    if verdict and act(request, step, VERB, form) is not None:
        messages.success(request, _("Texten är sparad."))
        return redirect("step-report", ref, pk)
    if not verdict:
        form.full_clean()
        form.add_error(None, str(verdict.reason))
    return _show(request, loaded_step(request, ref, pk), form, 200 if verdict else 409)


def _too_late(request: PersonRequest, step: Step, verdict: Verdict) -> HttpResponse:
    messages.info(request, str(verdict.reason))
    return redirect("step", step.case.ref, step.pk)


def _show(request: PersonRequest, step: Step, form: OfficialReportForm, status: int = 200) -> HttpResponse:
    """The form with the document as it would be made of what stands in it."""
    top = head(step)
    title = _("Tjänsteskrivelse")
    context: dict[str, Any] = {
        "step": step, "form": form, "head": top | {"caption": title},
        "crumbs": [*top["crumbs"], {"title": title, "url": request.path}],
        "texts": texts_for(step, TextUse.REPORT),
        "paper": _paper(step, form),
        "is_newer": form.is_bound and str(form["seen"].value()) != str(step.report_number),
        "is_saved": bool(step.report_proposal),
    }  # fmt: skip
    return render(request, "steps/official_report.html", context, status=status)


def _paper(step: Step, form: OfficialReportForm) -> Paper:
    """The document of the text in the form, in the language that documents are written in."""
    with translation.override(settings.LANGUAGE_CODE):
        known = gathered(step.case_id)
        own = known.step(step.pk)
        own.report_proposal = str(form["wording"].value() or "")
        own.report_grounds = str(form["grounds"].value() or "")
        return official_report.paper_of(known, own)
