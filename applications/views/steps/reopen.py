"""Taking the last outcome back, until the next body has acted."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from applications.answering.administration import ReopenForm
from applications.answering.beside import word_of
from applications.answering.told import recipients
from applications.flow.route import later_keys
from applications.models import Step, StepStatus
from applications.presenting.naming import addressee_inside
from applications.views.steps.loading import loaded_step
from applications.views.steps.small import Asking, small_page
from socinv.organisation.web import PersonRequest, person_page


@person_page
def reopen(request: PersonRequest, ref: str, pk: int) -> HttpResponse:
    """Say what will be undone, ask why."""
    step = loaded_step(request, ref, pk)
    given: Any = request.POST if request.method == "POST" else None
    asking = Asking(
        verb="reopen",
        heading=_("Ta tillbaka utfallet"),
        lead=_("%(body)s kan ta tillbaka utfallet ”%(outcome)s” tills nästa organ har agerat.")
        % {"body": step.addressee, "outcome": word_of(step).lower()},
        button=_("Ta tillbaka utfallet"),
        done=_("Utfallet är tillbakataget. Steget väntar på ett nytt svar."),
        recipients=recipients(step, _("får veta att utfallet har tagits tillbaka")),
        consequences=consequences(step),
    )
    return small_page(request, step, asking, ReopenForm(given))


def consequences(step: Step) -> tuple[str, ...]:
    """What follows when the outcome is taken back; the flow carries it out."""
    case = step.case
    later = later_keys(case, step.phase, step.key)
    left = [
        _("%(title)s: inget svar behövs längre från %(body)s.")
        % {"title": one.rule.title, "body": addressee_inside(one)}
        for one in case.steps.all()
        if one.phase == step.phase and one.key in later and one.status == StepStatus.OPEN
    ]
    if step.rule.leads.get(step.outcome) == "application":
        left.append(_("Ansökan läggs vilande tills idén har prövats på nytt."))
    if case.status != "open":
        left.append(_("Ärendet öppnas på nytt."))
    if step.outcome == "returned":
        left.append(_("Den som sökte ska inte längre komplettera."))
    return (
        *left,
        _("%(body)s svarar på nytt.") % {"body": step.addressee},
        _("Inget raderas: utfallet och skälen står kvar i historiken."),
    )
