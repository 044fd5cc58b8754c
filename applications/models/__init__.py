"""The tables of a case, one file each."""

from applications.models.application import Application
from applications.models.attachment import Attachment
from applications.models.case import Case, CaseStatus
from applications.models.clearance import Clearance, ClearanceKind
from applications.models.comment import Comment
from applications.models.conflict import Conflict
from applications.models.idea import Idea
from applications.models.part import Part
from applications.models.participation import Participation
from applications.models.price import PriceIndex, PriceItem
from applications.models.saved_view import SavedView
from applications.models.series import Series
from applications.models.step import Step, StepStatus
from applications.models.version import Version
from applications.models.writing import Status
from applications.models.written import Written

__all__ = [
    "Application",
    "Attachment",
    "Case",
    "CaseStatus",
    "Clearance",
    "ClearanceKind",
    "Comment",
    "Conflict",
    "Idea",
    "Part",
    "Participation",
    "PriceIndex",
    "PriceItem",
    "SavedView",
    "Series",
    "Status",
    "Step",
    "StepStatus",
    "Version",
    "Written",
]
