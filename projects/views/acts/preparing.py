"""What a project needs before it starts besides people and a description: its number, and whether EU money fits."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from applications.views.case.acting import Page
from projects.forms.acts import EuForm, NumberForm
from projects.views.acting import project_act
from projects.views.fetch import project_or_404
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day


@person_page
def number(request: PersonRequest, ref: str) -> HttpResponse:
    """The project's own number in the accounts (SUN-50)."""
    project = project_or_404(request, ref)
    heading = _("Ändra projektnumret") if project.number else _("Lägg in projektnumret")
    lead = _("Projektets eget nummer i redovisningen. Projektet kan inte börja och inga kostnader betalas utan det.")
    page = Page(heading, lead, _("Spara numret"), _("Projektnumret är sparat."), tells=False)
    return project_act(request, project, "set_number", partial(NumberForm, initial={"number": project.number}), page)


@person_page
def eu(request: PersonRequest, ref: str) -> HttpResponse:
    """Whether the project can be part-financed with EU money (SUN-55)."""
    project = project_or_404(request, ref)
    rule = project.case.process.project
    if not rule.eu:
        raise Http404
    more = {}
    if project.eu_assessed_at:
        more["more_text"] = _("Senast prövat %(day)s. Den prövningen står kvar i historiken.") % {
            "day": day(project.eu_assessed_at)
        }
    page = Page(_("Pröva EU-medel"), rule.eu_text, _("Spara prövningen"), _("Prövningen är sparad."), more, tells=False)
    initial = {"outcome": project.eu_outcome, "reasons": project.eu_reasons}
    return project_act(
        request, project, "assess_eu", partial(EuForm, process=project.case.process, initial=initial), page
    )
