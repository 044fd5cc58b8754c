"""Asking for results in the name of the body that one sits in (SUN-03)."""

from __future__ import annotations

from projects.models import Project, ResultsRequest
from socinv.organisation.standing import ACTING, Standing


def new_request(project: Project, standing: Standing) -> ResultsRequest:
    """A request by the body in which the person may ask, or by none; not saved."""
    process = project.case.process
    kinds = [process.kind_of(key) for key in process.request.asked_by] if process.request else []
    body = next((seat.body for seat in standing.seats if seat.kind in kinds and seat.role in ACTING), None)
    asked = ResultsRequest(municipality_id=project.municipality_id, case=project.case, project=project)
    if body is not None:
        asked.body_id = body
    return asked
