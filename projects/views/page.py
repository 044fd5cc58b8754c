"""The project on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.models import Project, ProjectStatus
from projects.parties import title_of
from projects.presenting.before_start import before_start
from projects.presenting.page import decided, ending, head, papers, plan, report
from projects.presenting.page.acts import acts
from projects.presenting.page.loading import KnownProject, known_project
from projects.presenting.page.places import places
from projects.presenting.seats import groups
from projects.presenting.trail import crumbs
from projects.reporters import sender_inside
from projects.views.fetch import project_or_404
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside


@person_page
def project(request: PersonRequest, ref: str) -> HttpResponse:
    """The project to be read in two minutes, the latest report first (SUN-03, SUN-12)."""
    known = known_project(request.standing, project_or_404(request, ref, "evaluation", "scale_up", "follow_up"))
    return render(request, "projects/project/project.html", {**_head(known), **_course(known), **_beside(known)})


def _head(known: KnownProject) -> dict[str, Any]:
    seated = groups(known.project, may_release=False)
    return {
        "project": known.project,
        "case": known.case,
        "crumbs": crumbs(known.project),
        "facts": head.facts(known, seated),
        "groups": seated,
        "going": head.going(known),
        "late": head.late(known),
        "turn": head.turn_box(known),
        "waiting": head.others_waiting(known),
        "needs": _needs(known),
    }


def _needs(known: KnownProject) -> list[Any]:
    """What must be in place before the start, while it has not begun (SUN-32, SUN-55)."""
    planned = known.project.status == ProjectStatus.PLANNED
    return before_start(known.project, known.standing) if planned else []


def _course(known: KnownProject) -> dict[str, Any]:
    return {
        "latest": report.latest(known),
        "sender": sender_inside(known.case.process),
        "reports": report.rows(known),
        "lines": decided.lines(known),
        "changes": decided.changes(known),
        "evaluation": ending.evaluation(known),
        "continuation": ending.continuation(known),
        "follow_up": ending.followed_up(known),
        "lessons": ending.lessons(known),
        "plan": plan.plan(known),
        "has_plan": any(field.kind == "activities" for part in known.project.parts for field in part.field),
        "risks": plan.risks(known),
        "over_time": plan.over_time(known),
        "has_indicators": bool(known.indicators),
        "requests": papers.requests(known),
        "places": places(known.standing, known.project),
    }


def _reported(project: Project) -> str:
    """To whom the plan was reported when the project began, and when (NOR-09)."""
    key = project.case.process.project.reported_to
    if not key or project.starts is None or project.status in (ProjectStatus.PLANNED, ProjectStatus.SHELVED):
        return ""
    words = {"who": inside(title_of(project.case, key)), "day": day(project.starts)}
    return _("Projektplanen rapporterades till %(who)s när projektet började %(day)s.") % words


def _beside(known: KnownProject) -> dict[str, Any]:
    project: Project = known.project
    return {
        "papers": papers.papers(known),
        "timeline": papers.happened(known),
        "acts": acts(known),
        "eu": project.get_eu_outcome_display() if project.eu_assessed_at else "",
        "asks_eu": bool(project.case.process.project.eu),
        "reported": _reported(project),
    }
