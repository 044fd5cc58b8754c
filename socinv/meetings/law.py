"""The days that the law gives a meeting's minutes: pure functions of days.

Kommunallagen (2017:725): minutes are adjusted at the latest fourteen days after the meeting (5 kap. 69 §, for
committees by 6 kap. 35 §); that they are is announced on the notice board at the latest the second day after
(8 kap. 12 §); a decision may be appealed within three weeks from the day of the announcement (13 kap. 5 §). Where the
last day for an appeal is a Saturday, a holiday or one of the three eves it ends on the next working day (lagen 1930:173
om beräkning av lagstadgad tid, 2 §). The municipality's own two time limits are not moved on: to be early is always
right.
"""

from __future__ import annotations

from datetime import date, timedelta

from socinv.lifecycle.working_days import is_working_day
from socinv.organisation.models import BodyKind

UNDER_THE_ACT = (BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.PLANNING_COMMITTEE, BodyKind.COMMITTEE)
ADJUSTED_WITHIN = timedelta(days=14)
POSTED_WITHIN = timedelta(days=2)
APPEALED_WITHIN = timedelta(weeks=3)


def is_under_the_act(kind: str) -> bool:
    """Whether what the body decides is announced and may be appealed: the council, and committees of elected."""
    return kind in UNDER_THE_ACT


def adjusted_by(held_on: date) -> date:
    """The last day for adjusting the minutes of a meeting."""
    return held_on + ADJUSTED_WITHIN


def posted_by(adjusted_on: date) -> date:
    """The last day for announcing on the notice board that they are adjusted."""
    return adjusted_on + POSTED_WITHIN


def appealed_until(posted_on: date) -> date:
    """The last day of the time for appeals, counted from the day of the announcement."""
    return next_working_day(posted_on + APPEALED_WITHIN)


def next_working_day(day: date) -> date:
    """The day itself, or the next one that is neither a Saturday, a Sunday, a holiday nor one of the three eves."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
