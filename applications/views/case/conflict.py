from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from applications.forms_of_case.administering import ConflictForm
from applications.models import Case
from applications.views.case.acting import Page, act_page
from applications.views.fetch import case_or_404
from socinv.organisation.web import PersonRequest, person_page


@person_page
def conflict(request: PersonRequest, ref: str) -> HttpResponse:
    """Declare that oneself is in conflict; take the declaration back."""
    case = case_or_404(request, ref)
    declared = _has_declared(case, request.user.pk)
    doing, label, page = (
        ("retract_conflict", _("Varför återtar du?"), _retract())
        if declared
        else ("declare_conflict", _("Varför är du jävig?"), _declare())
    )
    if request.POST.get("doing", doing) != doing:
        already = _("Du har redan anmält jäv i ärendet.") if declared else _("Anmälan om jäv är redan återtagen.")
        messages.info(request, already)
        return redirect(case.get_absolute_url())
    return act_page(request, case, doing, partial(ConflictForm, label=label, initial={"doing": doing}), page)


def _has_declared(case: Case, person: int) -> bool:
    return case.conflicts.filter(person=person, retracted_at=None, flagged=False).exists()


def _declare() -> Page:
    lead = _(
        "Du är jävig om du eller någon nära dig påverkas av beslutet, eller om du har arbetat med ansökan. "
        "När du har anmält jäv kan du läsa ärendet men inte handlägga eller besluta i det. "
        "Anmälan och skälet syns för alla som ser ärendet."
    )
    return Page(_("Anmäl att du är jävig"), lead, _("Anmäl jäv"), _("Du har anmält jäv i ärendet."))


def _retract() -> Page:
    lead = _("Du kan sedan handlägga och besluta i ärendet igen. Både anmälan och att du återtog den finns kvar.")
    heading = _("Återta din anmälan om jäv")
    return Page(heading, lead, _("Återta anmälan"), _("Anmälan om jäv är återtagen."))
