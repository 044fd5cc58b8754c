"""The form that a case's review is about."""

from __future__ import annotations

from applications.models import Application, Case, Idea


def under_review(case: Case) -> Idea | Application:
    """The application once there is one, before it the idea."""
    application: Application | None = getattr(case, "application", None)
    return application or case.idea


def form_of(case: Case, phase: str) -> Idea | Application:
    """The form that the steps of a phase are about."""
    return case.idea if phase == "idea" else case.application
