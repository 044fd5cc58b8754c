"""The deciding page: everything before a body, and its answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import may_read
from applications.answering.beside import experts_words
from applications.answering.facts import Facts
from applications.answering.form import AnswerForm, answer_form
from applications.answering.kept import lost_words
from applications.answering.page import page_of
from applications.answering.prefill import initial, typed, with_text
from applications.answering.toc import toc_of
from applications.answering.told import recipients
from applications.answering.words import words_of
from applications.documents.phrases import chosen_text, texts_for
from applications.flow.work import VERB_OF_KIND
from applications.models import Step, StepStatus
from applications.views.steps.confirming import confirmation
from applications.views.steps.links import links_of
from applications.views.steps.loading import answering_by, loaded_step
from socinv.lifecycle import policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Invalid, Refused, Verdict
from socinv.meetings.at_meeting import at_meeting
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import when_inside

JUST_DONE = "registrerat"


@person_page
def step(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Read what is there; answer if it is your turn."""
    found = loaded_step(request, ref, pk)
    if request.method == "POST":
        return _answer(request, found)
    if JUST_DONE in request.GET and _just_answered(request, found):
        return confirmation(request, found)
    return _show(request, found, policy.ask(request.standing, VERB_OF_KIND[found.kind], found))


def _just_answered(request: PersonRequest, step: Step) -> bool:
    return step.status == StepStatus.ANSWERED and step.answered_by_id == request.user.pk


def _form(request: PersonRequest, step: Step, data: Any = None, start: dict[str, Any] | None = None) -> AnswerForm:
    delegation = answering_by(step, request.standing)
    if start is None:
        start = initial(step, on_delegation=delegation is not None)
    return answer_form(step, data, initial=start, delegation=delegation, expert_spoke=bool(experts_words(step)))


def _answer(request: PersonRequest, step: Step) -> HttpResponse:
    verdict = policy.ask(request.standing, VERB_OF_KIND[step.kind], step)
    if not verdict:
        return _refused(request, step, verdict)
    if "_insert" in request.POST:
        text = chosen_text(step, step.kind, request.POST.get("standard_text", ""))
        form = _form(request, step, start=with_text(typed(request.POST), text))
        return _show(request, step, verdict, form)
    form = _form(request, step, request.POST)
    if not form.is_valid():
        return _show(request, step, verdict, form)
    meeting = at_meeting(step)
    try:
        if form.steps_aside:
            return _step_aside(request, step, form)
        perform(step, VERB_OF_KIND[step.kind], by=request.user, **form.answer())
    except Refused as refused:
        return _refused(request, loaded_step(request, step.case.ref, step.pk), refused.verdict)
    except Invalid as invalid:
        for name, problem in invalid.problems.items():
            form.add_error(name if name in form.fields else None, str(problem))
        return _show(request, step, verdict, form)
    if meeting is not None and form.delegation is None:
        messages.success(request, str(words_of(step).done))
        return redirect(meeting.url)
    return redirect(f"{reverse('step', args=[step.case.ref, step.pk])}?{JUST_DONE}")


def _step_aside(request: PersonRequest, step: Step, form: AnswerForm) -> HttpResponse:
    perform(step.case, "declare_conflict", by=request.user, reason=form.cleaned_data["conflict_reason"])
    messages.success(request, _("Du har lämnat ärendet. Att du är jävig står i historiken."))
    return redirect(step.case)


def _refused(request: PersonRequest, step: Step, verdict: Verdict) -> HttpResponse:
    """Somebody was first, or it is not this person's to answer. What was typed stays on the page."""
    if verdict.ground not in (Ground.STATE, Ground.CONDITION):
        return render(request, "403.html", {"reason": verdict.reason}, status=403)
    why = _already(request, step) or str(verdict.reason)
    kept = lost_words(_form(request, step, request.POST))
    if kept:
        return _show(request, step, verdict, status=409, kept=kept, kept_because=why)
    messages.info(request, why)
    return redirect("step", step.case.ref, step.pk)


def _already(request: PersonRequest, step: Step) -> str:
    if step.answered_by is None or step.answered_at is None:
        return ""
    who = _("dig") if step.answered_by_id == request.user.pk else str(step.answered_by)
    words = {"title": step.rule.title, "who": who, "when": when_inside(step.answered_at)}
    return _("%(title)s: svaret är redan registrerat av %(who)s, %(when)s.") % words


def _show(
    request: PersonRequest, step: Step, verdict: Verdict, form: AnswerForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    context = page_of(step, answering=bool(verdict))
    context |= {"verdict": verdict, "links": links_of(request, step), **more}
    context["readable"] = [name for name in ("application", "idea") if may_read(request.standing, step.case, name)]
    if not request.standing.is_insider:  # what others have said is not for one who is asked from outside
        context |= {"opinions": [], "criteria": None, "priority": None}
    context["barred"] = [one.person for one in step.case.conflicts.all() if one.retracted_at is None]
    if verdict:
        form = form or _form(request, step)
        facts = Facts(step.case, context["names"])
        context["links"] = [{"title": context["words"].jump, "url": "#besluta"}, *context["links"]]
        context |= {
            "form": form,
            "judged": [(one, facts.of(one.yardstick.fact)) for one in form.judged],
            "recipients": recipients(step),
            "texts": texts_for(step, step.kind),
        }
    context["toc"] = toc_of(context)
    return render(request, "steps/step.html", context, status=status)
