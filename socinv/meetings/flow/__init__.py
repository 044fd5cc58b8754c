"""What follows from each event at a meeting, and from each decision elsewhere, in the same transaction."""

from socinv.meetings.flow import adjusting, calling, dealing, numbering, recording, reporting

__all__ = ["adjusting", "calling", "dealing", "numbering", "recording", "reporting"]
