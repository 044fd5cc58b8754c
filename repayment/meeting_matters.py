"""What a repayment plan has to say at a body's meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from applications.meeting_matters import with_words
from socinv.lifecycle.models import WorkItem
from socinv.meetings.matters import Matter, matter


@matter("repayment.plan", "exempt")
def plans(items: Sequence[WorkItem]) -> Mapping[int, Matter]:
    """A plan is decided, or the project is exempt; a year is reported or settled; what is left is written off, or what
    is too much given back; the whole is reconciled."""
    return with_words(items)
