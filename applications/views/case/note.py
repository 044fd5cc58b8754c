from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from applications.forms_of_case.administering import NoteForm
from applications.views.case.acting import Page, act_page
from applications.views.fetch import case_or_404
from socinv.organisation.web import PersonRequest, person_page


@person_page
def note(request: PersonRequest, ref: str) -> HttpResponse:
    """A coordinator's note to the file."""
    page = Page(_("Skriv en anteckning"), "", _("Spara anteckningen"), _("Anteckningen är sparad."), tells=False)
    return act_page(request, case_or_404(request, ref), "write_note", NoteForm, page)
