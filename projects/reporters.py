"""Who sends a project's reports, in the words of the process file."""

from __future__ import annotations

from django.utils.text import capfirst

from socinv.lifecycle.process import Process
from socinv.presentation.grammar import inside, joined


def sends_itself(process: Process) -> bool:
    """Whether those who send are in the group that writes."""
    seats = [seat for seat in process.project.seat if seat.key in process.reporting.sent_by]
    return bool(seats) and all(seat.group == "project-group" for seat in seats)


def sender_inside(process: Process) -> str:
    """styrgruppen, projektledaren: those who send, inside a sentence."""
    seats = [seat.inside for seat in process.project.seat if seat.key in process.reporting.sent_by]
    return joined(seats) if seats else inside(process.project.steering.title)


def sender_of(process: Process) -> str:
    """The same where a sentence begins."""
    return str(capfirst(sender_inside(process)))


def report_inside(process: Process, number: object = "") -> str:
    """lägesrapport 3; halvtidsuppföljningen where there is just one."""
    rule = process.reporting
    return rule.definite if rule.is_single or not number else f"{inside(rule.title)} {number}"


def report_title(process: Process, number: object = "") -> str:
    """Lägesrapport 3; Halvtidsuppföljning where there is just one."""
    rule = process.reporting
    return rule.title if rule.is_single or not number else f"{rule.title} {number}"
