from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from socinv.organisation import process_page, project_page
from socinv.organisation.attention import process_on
from socinv.organisation.guideline import section
from socinv.organisation.models import Body
from socinv.organisation.web import PersonRequest, person_page


@person_page
def process(request: PersonRequest) -> HttpResponse:
    """The municipality's guideline as the system follows it, read from its file."""
    municipality = request.affiliation.municipality
    found = process_on(municipality, request.standing.day)
    if found is None:
        raise Http404
    committees = Body.objects.filter(municipality=municipality, kind="committee").values_list("name", flat=True)
    context = {
        "process": found.process,
        "bodies": [
            {"title": one.title, "task": one.task, "section": section(one.rules),
             "names": list(committees) if one.many else []}
            for one in found.body
        ],
        "orderer": (found.orderer, process_page.who(found, found.orderer.body), section(found.orderer.rules)),
        "eligibility": (found.eligibility, section(found.eligibility.rules)),
        "criteria": [(one, section(one.rules)) for one in found.criterion],
        "factors": [(one, section(one.rules)) for one in found.factor],
        "financiers": [one.title for one in found.financier],
        "steps": process_page.drawn_steps(found),
        "later": project_page.drawn_project(found),
        "places": project_page.places(found),
        "told": process_page.told(found),
        "forms": [
            (_("Idé"), found.parts("idea")), (found.writing.title, found.parts("application")),
            (_("Projektbeskrivning"), found.parts("project")), (found.reporting.title, found.parts("report")),
            (found.closing.title, found.parts("evaluation")),
        ],
        "toc": _contents(has_later=bool(found.later)),
    }  # fmt: skip
    return render(request, "organisation/process.html", context)


def _contents(*, has_later: bool) -> list[dict[str, str]]:
    return [
        {"title": _("Så går ett ärende"), "anchor": "gangen"},
        *([{"title": _("Så går ett projekt"), "anchor": "projektet"}] if has_later else []),
        {"title": _("Vem gör vad"), "anchor": "organ"},
        {"title": _("Platser i ett projekt"), "anchor": "platser"},
        {"title": _("Vem får söka"), "anchor": "soka"},
        {"title": _("Kriterier"), "anchor": "kriterier"},
        {"title": _("Så prioriteras ansökningar"), "anchor": "prioritering"},
        {"title": _("Vad formulären frågar om"), "anchor": "formular"},
        {"title": _("Vem får veta vad"), "anchor": "meddelas"},
    ]
