"""Meetings, their items, and who was there."""

from socinv.meetings.models.item import AgendaItem, ItemKind, ItemStatus, ReportedDecision
from socinv.meetings.models.meeting import Meeting, MeetingStatus
from socinv.meetings.models.presence import Attendance, LeftForItem, Reservation, Vote, VoteChoice

__all__ = [
    "AgendaItem",
    "Attendance",
    "ItemKind",
    "ItemStatus",
    "LeftForItem",
    "Meeting",
    "MeetingStatus",
    "ReportedDecision",
    "Reservation",
    "Vote",
    "VoteChoice",
]
