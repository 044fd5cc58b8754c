"""What is to become of the work: proposed or dropped, and decided (SUN-36, SUN-44)."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.forms.ending import DropForm, ProposeForm, ScaleUpForm
from projects.forms.moves import MoveRows
from projects.models import Project, ScaleUp, ScaleUpStatus
from projects.parties import title_of
from projects.presenting import continuing as shown
from projects.presenting import judging
from projects.presenting.ending import head, told
from projects.views.deciding import Show, attempt, not_yours
from projects.views.fetch import project_or_404
from projects.views.judging import evaluation_of
from socinv.lifecycle import policy
from socinv.lifecycle.process.project_schema import Decided
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.forms import combined_summary

Rule = TypeVar("Rule", bound=Decided)


def scale_up_of(project: Project) -> ScaleUp | None:
    """Only a project that has been judged has one."""
    found = ScaleUp.objects.filter(project=project).first()
    if found is not None:
        found.project, found.case = project, project.case
    return found


def rule_or_404(rule: Rule | None) -> Rule:
    """What the file says of the decision; where the guideline has none there is no such page."""
    if rule is None:
        raise Http404
    return rule


def _not_judged(request: PersonRequest, project: Project) -> HttpResponse:
    messages.info(request, _("Projektet är inte bedömt än. Ett förslag om fortsättning lämnas när det är det."))
    return redirect(project.get_absolute_url())


def _url(project: Project, name: str) -> str:
    return reverse(name, args=[project.case.ref])


@person_page
def propose(request: PersonRequest, ref: str) -> HttpResponse:
    """How the work goes on, by those who propose; read by everyone who sees the project."""
    project = project_or_404(request, ref)
    rule_or_404(project.case.process.proposal)
    scale_up = scale_up_of(project)
    if scale_up is None:
        return _not_judged(request, project)
    show = partial(_propose_page, request, project, scale_up)
    if request.method == "POST":
        form = ProposeForm(request.POST, thing=scale_up)
        done, url = _("Förslaget är registrerat."), _url(project, "project-propose")
        return attempt(request, scale_up, "propose", form, done=done, show=show, url=url)
    may = policy.ask(request.standing, "propose", scale_up)
    return show(form=ProposeForm(thing=scale_up) if may else None)


def _propose_page(
    request: PersonRequest, project: Project, scale_up: ScaleUp, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:
    process = project.case.process
    rule, decision = rule_or_404(process.proposal), process.scale_up
    is_given = scale_up.status != ScaleUpStatus.AWAITED
    context = {
        "project": project,
        "scale_up": scale_up,
        "form": form,
        "head": head(project, rule.title, (rule.title, _url(project, "project-propose"))),
        "rule": rule,
        "by": title_of(project.case, rule.by),
        "decider": title_of(project.case, decision.by) if decision else "",
        "proposal": shown.proposal_of(scale_up) if is_given else None,
        "drop_url": _url(project, "project-drop"),
        "recipients": told(scale_up, "propose") if form else [],
        **_judgement(project),
        **more,
    }
    return render(request, "projects/ending/propose.html", context, status=status)


def _judgement(project: Project) -> dict[str, Any]:
    """How the project was judged, and the way to why."""
    evaluation = evaluation_of(project)
    if evaluation is None or not evaluation.verdict:
        return {}
    return {"mark": judging.verdict_mark(evaluation), "evaluation": evaluation}


@person_page
def drop(request: PersonRequest, ref: str) -> HttpResponse:
    """No continuation, with why; the project closes."""
    project = project_or_404(request, ref)
    rule_or_404(project.case.process.proposal)
    scale_up = scale_up_of(project)
    if scale_up is None:
        return _not_judged(request, project)
    show = partial(_drop_page, request, project, scale_up)
    url = _url(project, "project-propose")
    if request.method == "POST":
        form = DropForm(request.POST, thing=scale_up)
        return attempt(request, scale_up, "drop", form, done=_("Projektet är avslutat."), show=show, url=url)
    verdict = policy.ask(request.standing, "drop", scale_up)
    if not verdict:
        return not_yours(request, verdict) or redirect(url)
    return show(form=DropForm(thing=scale_up))


def _drop_page(
    request: PersonRequest, project: Project, scale_up: ScaleUp, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:
    title, rule = _("Ingen fortsättning"), rule_or_404(project.case.process.proposal)
    below = ((rule.title, _url(project, "project-propose")), (title, request.path))
    context = {
        "project": project,
        "form": form,
        "head": head(project, title, *below),
        "recipients": told(scale_up, "drop"),
        "cancel_url": _url(project, "project-propose"),
        **_judgement(project),
        **more,
    }
    return render(request, "projects/ending/drop.html", context, status=status)


@person_page
def scale_up(request: PersonRequest, ref: str) -> HttpResponse:
    """The proposal, and the decision with resources moved between committees."""
    project = project_or_404(request, ref)
    rule = rule_or_404(project.case.process.scale_up)
    found = scale_up_of(project)
    if found is None:
        return _not_judged(request, project)
    show = partial(_scale_up_page, request, project, found)
    if request.method == "POST":
        return _decided(request, project, found, show)
    if found.status in (ScaleUpStatus.AWAITED, ScaleUpStatus.DROPPED):
        return redirect(_url(project, "project-propose"))
    if not policy.ask(request.standing, "decide", found):
        return show()
    rows = MoveRows(shown.holders(project.municipality_id)) if rule.moves else None
    return show(form=ScaleUpForm(thing=found), rows=rows)


def _decided(request: PersonRequest, project: Project, scale_up: ScaleUp, show: Show) -> HttpResponse:
    if not rule_or_404(project.case.process.scale_up).moves:
        form = ScaleUpForm(request.POST, thing=scale_up)
        url = _url(project, "project-scale-up")
        return attempt(request, scale_up, "decide", form, done=_decided_words(), show=show, url=url)
    bodies = shown.holders(project.municipality_id)
    if "_add" in request.POST and policy.ask(request.standing, "decide", scale_up):
        typed = {name: request.POST.get(name, "") for name in ScaleUpForm(thing=scale_up).fields}
        return show(
            form=ScaleUpForm(thing=scale_up, initial=typed), rows=MoveRows(bodies, request.POST, one_more=True)
        )  # fmt: skip
    rows = MoveRows(bodies, request.POST)
    holds = rows.is_valid()
    form = ScaleUpForm(request.POST, thing=scale_up, moves=rows.moves())
    url, done = _url(project, "project-scale-up"), _decided_words()
    return attempt(
        request, scale_up, "decide", form, done=done, show=partial(show, rows=rows), url=url, holds=holds
    )  # fmt: skip


def _decided_words() -> str:
    return _("Beslutet är registrerat. Projektet är avslutat.")


def _scale_up_page(
    request: PersonRequest, project: Project, scale_up: ScaleUp, *, form: Any = None, rows: MoveRows | None = None,
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    process = project.case.process
    rule, proposal = rule_or_404(process.scale_up), process.proposal
    context = {
        "project": project,
        "scale_up": scale_up,
        "form": form,
        "rows": rows,
        "errors": combined_summary(form, *(rows.filled if rows else ())) if form and form.is_bound else None,
        "head": head(project, rule.title, (rule.title, _url(project, "project-scale-up"))),
        "rule": rule,
        "by": title_of(project.case, rule.by),
        "proposer": title_of(project.case, proposal.by) if proposal else "",
        "proposal": shown.proposal_of(scale_up) if scale_up.continuation else None,
        **({} if proposal else _judgement(project)),
        "decision": shown.decision_of(scale_up) if scale_up.status == ScaleUpStatus.DECIDED else None,
        "recipients": told(scale_up, "decide") if form else [],
        **more,
    }
    return render(request, "projects/ending/scale_up.html", context, status=status)
