"""The shape that stands beside each word, the same on every page (components/status.html)."""

from __future__ import annotations

from projects.models import FollowUpStatus, LessonKind, Verdict
from projects.outcome import Outcome

VERDICT_MARKS = {Verdict.SUCCESSFUL: "yes", Verdict.PARTLY: "risk", Verdict.UNSUCCESSFUL: "no"}
LESSON_MARKS = {LessonKind.WORKED: "yes", LessonKind.FAILED: "no", LessonKind.ADVICE: "info"}
FOLLOW_UP_MARKS = {
    FollowUpStatus.DRAFT: "wait", FollowUpStatus.SUBMITTED: "info", FollowUpStatus.RETURNED: "risk",
    FollowUpStatus.RECEIVED: "yes",
}  # fmt: skip
OUTCOME_MARKS: dict[Outcome, str] = {"reached": "ok", "part": "info", "same": "risk", "away": "off", "missing": "wait"}
