from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext as _

from applications.forms_of_case.administering import CoordinatorsForm
from applications.models import Case
from applications.views.case.acting import Page, act_page
from applications.views.fetch import case_or_404
from socinv.lifecycle import clock
from socinv.organisation.models import Competence, Membership
from socinv.organisation.standing import ACTING
from socinv.organisation.web import PersonRequest, person_page

FIELDS = {Competence.METHOD: "for_method", Competence.EVALUATION: "for_evaluation"}


@person_page
def coordinators(request: PersonRequest, ref: str) -> HttpResponse:
    """Name the case's two coordinators, one of each competence (SUN-02)."""
    case = case_or_404(request, ref)
    now = {"for_method": case.coordinator_method_id, "for_evaluation": case.coordinator_evaluation_id}
    if case.process.competences:
        heading = _("Byt samordnare") if case.coordinator_method_id else _("Utse samordnare")
        lead = _("Varje ärende har två samordnare: en för innehåll och metod, en för effektutvärdering och kalkyl.")
        page = Page(heading, lead, heading, _("Samordnarna är utsedda."))
    else:
        heading = _("Byt handläggare") if case.coordinator_method_id else _("Utse handläggare")
        lead = _("Handläggaren håller ihop ärendet och får veta när något händer i det.")
        page = Page(heading, lead, heading, _("Handläggaren är utsedd."))
    return act_page(
        request, case, "assign_coordinators", partial(CoordinatorsForm, people=_people(case), initial=now), page
    )


def _people(case: Case) -> dict[str, list[int]]:
    """Those who can be chosen, by field."""
    rows = Membership.objects.on(clock.today()).filter(
        municipality=case.municipality_id, body__kind="coordination", role__in=ACTING
    )
    seats = list(rows.values_list("competence", "person"))
    if not case.process.competences:
        return {"for_method": [pk for _held, pk in seats]}
    return {field: [pk for held, pk in seats if held == competence] for competence, field in FIELDS.items()}
