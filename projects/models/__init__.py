"""The tables of a project, one file each."""

from projects.models.change import Change, ChangeKind, ChangeStatus
from projects.models.evaluation import Comparison, Evaluation, EvaluationStatus, Verdict
from projects.models.follow_up import FollowUp, FollowUpStatus
from projects.models.indicator import Indicator, Measurement
from projects.models.lesson import Lesson, LessonKind
from projects.models.position import Condition, Position, PositionStatus
from projects.models.project import Project, ProjectStatus
from projects.models.report import Report, ReportStatus
from projects.models.results_request import RequestStatus, ResultsRequest
from projects.models.scale_up import Continuation, ResourceMove, ScaleUp, ScaleUpStatus

__all__ = [
    "Change",
    "ChangeKind",
    "ChangeStatus",
    "Comparison",
    "Condition",
    "Continuation",
    "Evaluation",
    "EvaluationStatus",
    "FollowUp",
    "FollowUpStatus",
    "Indicator",
    "Lesson",
    "LessonKind",
    "Measurement",
    "Position",
    "PositionStatus",
    "Project",
    "ProjectStatus",
    "Report",
    "ReportStatus",
    "RequestStatus",
    "ResourceMove",
    "ResultsRequest",
    "ScaleUp",
    "ScaleUpStatus",
    "Verdict",
]
