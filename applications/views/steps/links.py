"""What else the person may do with a step, as links in the page head."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.comparing.group import address_of, is_compared
from applications.models import Step, StepStatus
from socinv.lifecycle import policy
from socinv.organisation.web import PersonRequest

ON_OPEN: dict[str, tuple[str, Promise]] = {
    "remind": ("step-remind", _("Påminn")),
    "extend": ("step-extend", _("Ändra svarstiden")),
    "lapse": ("step-lapse", _("Avsluta utan synpunkter")),
    "cancel": ("step-cancel", _("Återkalla inbjudan")),
    "write_report": ("step-report", _("Skriv tjänsteskrivelse")),
}
BESIDE_OTHERS = ("preparation", "weighing", "decision")
ON_ANSWERED: dict[str, tuple[str, Promise]] = {"reopen": ("step-reopen", _("Ta tillbaka utfallet"))}


def links_of(request: PersonRequest, step: Step) -> list[dict[str, str]]:
    """Only what the policy allows now."""
    verbs = {StepStatus.OPEN: ON_OPEN, StepStatus.ANSWERED: ON_ANSWERED}.get(StepStatus(step.status), {})
    links = [
        {"title": str(title), "url": reverse(name, args=[step.case.ref, step.pk])}
        for verb, (name, title) in verbs.items()
        if policy.ask(request.standing, verb, step)
    ]
    if request.standing.is_insider and step.kind in BESIDE_OTHERS and is_compared(step.case):
        links.append({"title": gettext("Jämför ansökningar"), "url": address_of(step.case)})
    return links
