"""The follow-up evaluation, received by the coordinators (ORE-21). It is written and read as every form."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from applications.views.case.acting import Page, act_page
from projects.forms.ending import ReturnForm
from projects.forms.receiving import FollowUpReceiptForm
from projects.models import FollowUp, Project
from projects.views.acting import of_project
from projects.views.fetch import project_or_404
from socinv.lifecycle.process.project_schema import FollowingUp
from socinv.organisation.web import PersonRequest, person_page


def follow_up_or_404(project: Project) -> tuple[FollowUp, FollowingUp]:
    """The follow-up with what the file says of it; a project that has none has no such page."""
    found, rule = FollowUp.objects.filter(project=project).exclude(status="new").first(), project.case.process.follow_up
    if found is None or rule is None:
        raise Http404
    found.project, found.case = project, project.case
    return found, rule


@person_page
def receive(request: PersonRequest, ref: str) -> HttpResponse:
    """It is there, and those who are to know are told."""
    project = project_or_404(request, ref)
    found, rule = follow_up_or_404(project)
    words = {"what": rule.definite}
    more = {"more_url": found.get_absolute_url(), "more_word": _("Läs den först"), "more_text": ""}
    page = Page(
        _("Ta emot %(what)s") % words, _("Den är då klar, och det som är lärt finns kvar för andra."),
        _("Ta emot"), _("Uppföljningen är mottagen."), more,
    )  # fmt: skip
    return act_page(request, found, "receive", FollowUpReceiptForm, of_project(project, page, *_above(found, rule)))


@person_page
def send_back(request: PersonRequest, ref: str) -> HttpResponse:
    """It does not yet say what is needed."""
    project = project_or_404(request, ref)
    found, rule = follow_up_or_404(project)
    page = Page(
        _("Skicka tillbaka %(what)s") % {"what": rule.definite},
        _("De som har skrivit den kompletterar och lämnar in på nytt."), _("Skicka tillbaka"),
        _("Uppföljningen är tillbaka för komplettering."),
    )  # fmt: skip
    label = _("Vad ska kompletteras?")
    under = of_project(project, page, *_above(found, rule))
    return act_page(request, found, "send_back", lambda data: ReturnForm(data, label=label), under)


def _above(found: FollowUp, rule: FollowingUp) -> tuple[tuple[str, str], ...]:
    return ((rule.title, found.get_absolute_url()),)
