"""What follows from each event of a project, in the same transaction: the process file carried out."""

from projects.flow import (
    after_case,
    after_change,
    after_evaluation,
    after_follow_up,
    after_project,
    after_report,
    after_request,
    after_scale_up,
    every_event,
)

__all__ = [
    "after_case",
    "after_change",
    "after_evaluation",
    "after_follow_up",
    "after_project",
    "after_report",
    "after_request",
    "after_scale_up",
    "every_event",
]
