"""What the pages of changes and of the end have in common: the page head, a signature, and who is told."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project, ProjectStatus
from projects.presenting.trail import crumbs
from socinv.notices.audience import told_of
from socinv.presentation.dates import day


def head(project: Project, caption: str, *below: tuple[str, str]) -> dict[str, Any]:
    """The page head: what the page is, the project's name, and its short facts."""
    case = project.case
    facts: list[dict[str, Any]] = [
        {"term": _("Diarienummer"), "value": case.regnr, "number": True},
        {"term": _("Projektnummer"), "value": project.number},
        {"term": _("Söker"), "value": case.department.name},
        {"term": _("Läge"), "value": str(ProjectStatus(project.status).label)},
    ]
    return {
        "caption": caption,
        "title": str(case),
        "crumbs": crumbs(project, *below),
        "facts": [fact for fact in facts if fact["value"]],
    }


def signed_line(when: date | None, item: str) -> str:
    """20 oktober, § 88."""
    parts = [day(when)] if when else []
    return ", ".join([*parts, f"§\u00a0{item}"] if item else parts)


def told(thing: Any, verb: str) -> list[dict[str, str]]:
    """Who will be told, by name and what they get."""
    return [{"name": str(one.who), "text": str(one.what)} for one in told_of(thing, verb) if one.people]
