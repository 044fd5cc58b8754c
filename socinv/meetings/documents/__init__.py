"""The documents that are made of a meeting: the call, the minutes, and an extract for each item."""

from socinv.meetings.documents import kinds

__all__ = ["kinds"]
