"""Fetching what the person may see of a project; anything else is 404."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from projects.models import Project
from projects.sight import visible_projects
from socinv.organisation.web import PersonRequest

WITH = (
    "case__department",
    "case__coordinator_method",
    "case__coordinator_evaluation",
    "steering_group",
    "project_group",
)


def project_or_404(request: PersonRequest, ref: str, *more: str) -> Project:
    """The project with its case, groups, the case's conflicts and what ``more`` is named: two queries."""
    rows = visible_projects(request.standing).select_related(*WITH, *more).prefetch_related("case__conflicts")
    return get_object_or_404(rows.defer("case__search"), case__ref=ref)
