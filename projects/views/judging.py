"""The verdict on a project, on the evaluation's findings (SUN-34)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.views.case.acting import Page, act_page
from projects.forms.ending import JudgeForm, ReturnForm
from projects.models import Evaluation, EvaluationStatus, Project
from projects.parties import title_of
from projects.presenting import judging as shown
from projects.presenting.ending import head, signed_line, told
from projects.views.acting import of_project
from projects.views.deciding import attempt
from projects.views.fetch import project_or_404
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest, person_page

READ = (EvaluationStatus.SUBMITTED, EvaluationStatus.JUDGED)


def evaluation_of(project: Project) -> Evaluation | None:
    """The project's evaluation once it has been sent in."""
    found = Evaluation.objects.filter(project=project).exclude(submitted_at=None).first()
    if found is not None:
        found.project, found.case = project, project.case
    return found


def not_sent_in(request: PersonRequest, project: Project) -> HttpResponse:
    messages.info(request, _("Utvärderingen är inte inlämnad än. Projektet bedöms när den finns."))
    return redirect(project.get_absolute_url())


@person_page
def judge(request: PersonRequest, ref: str) -> HttpResponse:
    """The evaluation's essence for everyone who sees the project; the verdict by those who judge."""
    project = project_or_404(request, ref)
    evaluation = evaluation_of(project)
    if evaluation is None:
        return not_sent_in(request, project)
    show = partial(_page, request, project, evaluation)
    if request.method == "POST":
        form = JudgeForm(request.POST, thing=evaluation)
        url = reverse("project-judge", args=[ref])
        return attempt(request, evaluation, "judge", form, done=_("Bedömningen är registrerad."), show=show, url=url)
    may = policy.ask(request.standing, "judge", evaluation)
    return show(form=JudgeForm(thing=evaluation) if may else None)


def _page(
    request: PersonRequest, project: Project, evaluation: Evaluation, *, form: Any = None, status: int = 200,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    rule = project.case.process.closing.judged
    ref = project.case.ref
    judged = evaluation.status == EvaluationStatus.JUDGED
    context = {
        "project": project,
        "evaluation": evaluation,
        "form": form,
        "head": head(project, rule.title, (rule.title, reverse("project-judge", args=[ref]))),
        "rule": rule,
        "by": title_of(project.case, rule.by),
        "mark": shown.verdict_mark(evaluation) if judged else None,
        "signed": signed_line(evaluation.judged_on, evaluation.item),
        "return_url": reverse("evaluation-return", args=[ref]) if form else "",
        "recipients": told(evaluation, "judge") if form else [],
        **more,
    }
    if evaluation.status in READ:
        shown.load(evaluation)
        context |= {"essence": shown.essence_of(evaluation)}
    return render(request, "projects/ending/judge.html", context, status=status)


@person_page
def send_back(request: PersonRequest, ref: str) -> HttpResponse:
    """It does not yet say what is needed to judge."""
    project = project_or_404(request, ref)
    evaluation = evaluation_of(project)
    if evaluation is None:
        return not_sent_in(request, project)
    home = reverse("project-judge", args=[ref])
    page = Page(
        heading=_("Skicka tillbaka utvärderingen"),
        lead=_("Projektledaren kompletterar den och lämnar in den på nytt."),
        submit=_("Skicka tillbaka"),
        done=_("Utvärderingen är tillbaka hos projektledaren."),
    )
    under = of_project(project, page, (project.case.process.closing.judged.title, home), home=home)
    label = _("Vad ska kompletteras?")
    return act_page(request, evaluation, "send_back", lambda data: ReturnForm(data, label=label), under)
