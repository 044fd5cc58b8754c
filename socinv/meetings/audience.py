"""Who is told of what happens at a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from socinv.meetings.law import is_under_the_act
from socinv.notices.audience import Told, tells
from socinv.notices.kinds import MEETING, TURN
from socinv.organisation.models import User

if TYPE_CHECKING:
    from socinv.meetings.models import Meeting


@tells("meetings.meeting")
def of_meeting(meeting: Meeting, verb: str, outcome: str) -> list[Told]:
    """The body is called, and told when the meeting is moved or not held; the two are asked to adjust the minutes."""
    if verb == "call":
        return _called(meeting, _("får kallelsen med handlingarna"))
    if verb in ("move", "cancel") and meeting.called_at is not None:
        return _called(meeting, _("får veta det"))
    if verb in ("end", "hand_back"):
        both = [meeting.chaired_by_id, meeting.adjuster_id]
        return _some("adjusters", _("De som justerar"), _("får protokollet att justera"), both, TURN)
    if verb == "freeze":
        what = _("får veta att protokollet är justerat")
        turn = TURN if is_under_the_act(meeting.body.kind) else MEETING
        return _some("secretary", _("Sekreteraren"), what, [meeting.secretary_id], turn)
    return []


def _called(meeting: Meeting, what: str) -> list[Told]:
    """Those on the list; before it is made, those who will be."""
    from socinv.meetings.flow.calling import seats_on

    people = list(meeting.attendances.values_list("person", flat=True)) or [row[0] for row in seats_on(meeting)]
    return _some("called", meeting.body.name, what, people, MEETING)


def _some(key: str, who: str, what: str, people: Iterable[int | None], kind: str) -> list[Told]:
    found = tuple(User.objects.filter(pk__in=[one for one in people if one], is_active=True).order_by("name"))
    return [Told(key, who, what, found, kind)] if found else []
