"""The documents of a case: those that are made, and those that can be made now."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.presenting.heading import crumbs
from applications.presenting.loading import known_case
from applications.presenting.papers import papers
from socinv.documents.offering import of_case
from socinv.documents.pdf.programs import COMMAND, can_make
from socinv.organisation.web import PersonRequest, person_page


@person_page
def documents(request: PersonRequest, ref: str) -> HttpResponse:
    """Both lists, and what was sent in."""
    known = known_case(request.standing, ref)
    here = reverse("case-documents", args=[known.case.ref])
    context = {
        "case": known.case,
        "crumbs": crumbs(known.case, (_("Handlingar"), here)),
        "papers": papers(known),
        "here": here,
        "command": "" if can_make() else COMMAND,
        **vars(of_case(known.case, known.standing)),
    }
    return render(request, "case/documents.html", context)
