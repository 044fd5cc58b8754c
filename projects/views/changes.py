"""Changes of a project: asked for, decided and withdrawn (SUN-07)."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.views.case.acting import Page, act_page
from projects.changing import next_change, next_change_alone
from projects.forms.changing import AskForm, DecideChangeForm, WithdrawChangeForm
from projects.models import Change, Project
from projects.parties import title_of
from projects.presenting import changes as shown
from projects.presenting.ending import head, signed_line, told
from projects.repaying import mentions_repayment
from projects.rights import raised_by
from projects.views.acting import of_project
from projects.views.deciding import attempt, not_yours
from projects.views.fetch import project_or_404
from socinv.lifecycle import policy
from socinv.lifecycle.verdict import Verdict
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.grammar import inside


def change_or_404(project: Project, **named: Any) -> Change:
    """A change of the project with who asked for it, or 404."""
    rows = Change.objects.filter(project=project).exclude(status="new").select_related("asked_by")
    change = get_object_or_404(rows, **named)
    change.case, change.project = project.case, project
    return change


@person_page
def by_id(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """On to its own address, which has its number."""
    return redirect(change_or_404(project_or_404(request, ref), pk=pk))


@person_page
def ask(request: PersonRequest, ref: str) -> HttpResponse:
    """The steering group asks, or those who decide raise it themselves."""
    project = project_or_404(request, ref)
    if request.method == "POST":
        with transaction.atomic():
            return _asked(request, project, next_change_alone(project))
    change = next_change(project)
    verdict = policy.ask(request.standing, "ask", change)
    if not verdict:
        return not_yours(request, verdict) or _too_late(request, verdict, _waiting_or_project(project))
    return _ask_page(request, project, change, form=_ask_form(request, change))


def _ask_form(request: PersonRequest, change: Change) -> AskForm:
    data = request.POST if request.method == "POST" else None
    return AskForm(data, thing=change, raised_by=raised_by(change, request.standing))


def _too_late(request: PersonRequest, verdict: Verdict, url: str) -> HttpResponse:
    messages.info(request, str(verdict.reason))
    return redirect(url)


def _asked(request: PersonRequest, project: Project, change: Change) -> HttpResponse:
    form = _ask_form(request, change)
    show = partial(_ask_page, request, project, change)
    url = reverse("project-change", args=[project.case.ref, change.number])
    waiting = _waiting_or_project(project)
    goes_to = url if policy.ask(request.standing, "ask", change) else waiting
    done = _("Ändringen är begärd. %(by)s beslutar.") % {"by": _decider(project)}
    return attempt(request, change, "ask", form, done=done, show=show, url=goes_to)


def _waiting_or_project(project: Project) -> str:
    """The change that stands in the way of a new one, if there is one."""
    waits = project.changes.filter(status="asked").select_related("case").first()
    return waits.get_absolute_url() if waits else project.get_absolute_url()


def _decider(project: Project) -> str:
    return title_of(project.case, project.case.process.change.by)


def _ask_page(
    request: PersonRequest, project: Project, change: Change, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:
    url = reverse("change-ask", args=[project.case.ref])
    context = {
        "project": project,
        "form": form,
        "head": head(project, _("Begär en ändring"), (_("Begär en ändring"), url)),
        "lead": project.case.process.change.text,
        "now": shown.now_facts(project),
        "recipients": told(change, "ask"),
        "by": inside(_decider(project)),
        "chain": shown.chain_ahead(project),
        "cancel_url": project.get_absolute_url(),
        **more,
    }
    return render(request, "projects/changes/ask.html", context, status=status)


@person_page
def change(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """What was and what it would become; the decision, by those who may, and its effect afterwards."""
    project = project_or_404(request, ref)
    found = change_or_404(project, number=number)
    show = partial(_change_page, request, project, found)
    if request.method == "POST":
        form = DecideChangeForm(request.POST, thing=found)
        done = _("Beslutet är registrerat.")
        return attempt(request, found, "decide", form, done=done, show=show, url=found.get_absolute_url())
    may = policy.ask(request.standing, "decide", found)
    return show(form=DecideChangeForm(thing=found) if may else None)


def _change_page(
    request: PersonRequest, project: Project, change: Change, *, form: Any = None, status: int = 200, **more: Any
) -> HttpResponse:
    may_withdraw = policy.ask(request.standing, "withdraw", change)
    title = _("Ändring %(number)s: %(kind)s") % {"number": change.number, "kind": str(change).lower()}
    context = {
        "project": project,
        "change": change,
        "form": form,
        "head": head(project, title, (title, change.get_absolute_url())),
        "mark": shown.mark_of(change),
        "lines": shown.lines_of(change),
        "heads": shown.heads_of(change),
        "asked_for": shown.asked_for(change),
        "signed": signed_line(change.decided_on, change.item),
        "by": _decider(project),
        "raised_by": inside(title_of(project.case, change.raised_by)) if change.raised_by else "",
        "positions": shown.positions_of(change),
        "mentions_repayment": mentions_repayment(project.case.process),
        "reports": project.case.process.reporting,
        "withdrawn_because": _withdrawn_because(change),
        "withdraw_url": reverse("change-withdraw", args=[project.case.ref, change.number]) if may_withdraw else "",
        "recipients": told(change, "decide") if form else [],
        **more,
    }
    return render(request, "projects/changes/change.html", context, status=status)


def _withdrawn_because(change: Change) -> str:
    if change.status != "withdrawn":
        return ""
    said = change.case.events.filter(thing=change._meta.label_lower, thing_id=change.pk, verb="withdraw").first()
    return str(said.said.get("reason", "")) if said else ""


@person_page
def withdraw(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """Those who asked do not want it any more."""
    project = project_or_404(request, ref)
    found = change_or_404(project, number=number)
    page = Page(
        heading=_("Återta begäran om ändring"),
        lead=_("Begäran tas tillbaka och behöver inte beslutas. Projektet fortsätter som förut."),
        submit=_("Återta begäran"),
        done=_("Begäran om ändring är återtagen."),
    )
    title = _("Ändring %(number)s") % {"number": found.number}
    under = of_project(project, page, (title, found.get_absolute_url()), home=found.get_absolute_url())
    return act_page(request, found, "withdraw", lambda data: WithdrawChangeForm(data), under)
