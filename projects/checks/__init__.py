"""Whether what was said in an act on a project holds: field name to what to do about it. Nothing wrong is empty."""

from projects.checks.changes import change, change_decision, position
from projects.checks.ending import dropping, proposal, scale_up, verdict
from projects.checks.people import appointment, eu, number, release, start
from projects.checks.reports import question, receipt, received, reply, return_
from projects.checks.saying import LARGEST, LONGEST

__all__ = [
    "LARGEST", "LONGEST", "appointment", "change", "change_decision", "dropping", "eu", "number", "position",
    "proposal", "question", "receipt", "received", "release", "reply", "return_", "scale_up", "start", "verdict",
]  # fmt: skip
