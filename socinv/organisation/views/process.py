from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.way import way_of
from socinv.organisation import process_page, project_page
from socinv.organisation.forms.compare_versions import CompareForm
from socinv.organisation.guideline import section
from socinv.organisation.models import Body
from socinv.organisation.periods import periods_shown
from socinv.organisation.process_difference import groups_of, sentence
from socinv.organisation.process_picture import drawn_way, legend
from socinv.organisation.process_versions import Version, versions_on
from socinv.organisation.web import PersonRequest, person_page


@person_page
def process(request: PersonRequest) -> HttpResponse:
    """The municipality's guideline as the system follows it, read from its file; in an older version if asked for."""
    municipality, day = request.affiliation.municipality, request.standing.day
    versions = versions_on(municipality.process, day, request.GET.get("version", ""))
    shown = next((one for one in versions if one.is_shown), None)
    if shown is None:
        raise Http404
    found = shown.process
    committees = Body.objects.filter(municipality=municipality, kind="committee").values_list("name", flat=True)
    later, way = project_page.drawn_project(found), drawn_way(way_of(found))
    context = {
        "process": found.process,
        "versions": _links(versions),
        "shown": shown,
        "bodies": _bodies(found, list(committees)),
        "eligibility": (found.eligibility, section(found.eligibility.rules)),
        "more_about_who": process_page.more_about_who(found),
        "periods": periods_shown(municipality, found, day) if shown.is_in_force else None,
        "pace": found.pace and (found.pace, section(found.pace.rules)),
        "criteria": [(one, section(one.rules)) for one in found.criterion],
        "factors": [(one, section(one.rules)) for one in found.factor],
        "financiers": [one.title for one in found.financier],
        "has_goals": bool(found.goal),
        "goals": [(_("Kommunens mål"), found.goals("municipal")), (_("Globala mål"), found.goals("global"))],
        "way": way,
        "legend": legend(way),
        "steps": process_page.drawn_steps(found),
        "later": later,
        "places": project_page.places(found) if later else [],
        "told": process_page.told(found),
        "forms": [(title, parts) for title, parts in _forms(found) if parts],
    }  # fmt: skip
    context["toc"] = _contents(context)
    return render(request, "organisation/process.html", context)


def _links(versions: list[Version]) -> dict[str, Any] | None:
    """The other versions and the page of what differs; nothing where there is one version only."""
    if len(versions) < 2:
        return None
    return {"all": versions, "difference": reverse("process-difference")}


def _bodies(found: Process, committees: list[str]) -> list[dict[str, Any]]:
    """The bodies, then the orderer where the guideline has one."""
    rows = [
        {"title": one.title, "task": one.task, "section": section(one.rules),
         "names": committees if one.many and one.kind == "committee" else []}
        for one in found.body
    ]  # fmt: skip
    if one := found.orderer:
        task = process_page.who(found, one.body)
        rows.append({"title": one.title, "task": task, "section": section(one.rules), "names": []})
    return rows


def _forms(found: Process) -> list[tuple[str, Any]]:
    follow_up = found.follow_up.title if found.follow_up else _("Uppföljning")
    return [
        (_("Idé"), found.parts("idea")), (found.writing.title, found.parts("application")),
        (_("Projektbeskrivning"), found.parts("project")), (found.reporting.title, found.parts("report")),
        (found.closing.title, found.parts("evaluation")), (follow_up, found.parts("follow-up")),
    ]  # fmt: skip


def _contents(context: dict[str, Any]) -> list[dict[str, str]]:
    """The page's sections, those that this guideline has."""
    sections = [
        (_("Hela vägen i en bild"), "bild", True), (_("Så går ett ärende"), "gangen", True),
        (_("Så går ett projekt"), "projektet", context["later"]), (_("Vem gör vad"), "organ", True),
        (_("Platser i ett projekt"), "platser", context["places"]), (_("Vem får söka"), "soka", True),
        (_("När ansökan tas emot"), "perioder", context["periods"]), (_("Kriterier"), "kriterier", True),
        (_("Så prioriteras ansökningar"), "prioritering", context["factors"]),
        (_("Mål att bidra till"), "mal", context["has_goals"]),
        (_("Vad formulären frågar om"), "formular", True), (_("Vem får veta vad"), "meddelas", context["told"]),
        (_("Lydelser"), "lydelser", context["versions"]),
    ]  # fmt: skip
    return [{"title": title, "anchor": anchor} for title, anchor, is_there in sections if is_there]


@person_page
def difference(request: PersonRequest) -> HttpResponse:
    """What differs between two versions of the guideline."""
    versions = versions_on(request.affiliation.municipality.process, request.standing.day)
    if not versions:
        raise Http404
    request.menu = "process"
    form = CompareForm(versions, request.GET.dict())
    old, new = (next(one for one in versions if one.process.version == name) for name in form.pair())
    groups = groups_of(old.process, new.process)
    context = {
        "form": form, "lone": len(versions) < 2, "old": old, "new": new, "groups": groups,
        "sentence": sentence(groups), "toc": [{"title": one.title, "anchor": one.anchor} for one in groups],
    }  # fmt: skip
    return render(request, "organisation/process_difference.html", context)
