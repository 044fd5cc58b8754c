"""Who may do what at a body's meetings: functions of the thing and the person's standing, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from socinv.meetings.models import AgendaItem, Meeting

ARRANGING = ("chair", "secretary")
SEATED = ("chair", "member", "deputy", "secretary", "co-opted")
# What an app above lets arrange the meetings of a body besides: one who leads the project of a steering group.
_arrangers: list[Callable[[int, Standing], bool]] = []


def let_arrange(rule: Callable[[int, Standing], bool]) -> Callable[[int, Standing], bool]:
    """Register one more who arranges a body's meetings: a function of the body's id and the standing."""
    if rule not in _arrangers:
        _arrangers.append(rule)
    return rule


def _only(reason: Any) -> Verdict:
    return no(Ground.PERSON, reason)


def may_arrange(body: int, standing: Standing) -> bool:
    """The body's chair and secretary, a coordinator, and whom an app above lets."""
    if standing.is_coordinator or standing.role_in(body, ARRANGING):
        return True
    return any(rule(body, standing) for rule in _arrangers)


def arranger(meeting: Meeting, standing: Standing) -> Verdict:
    """Also the one who was named secretary of this very meeting, once it is planned."""
    if meeting.pk and meeting.secretary_id == standing.person.pk:
        return YES
    if may_arrange(meeting.body_id, standing):
        return YES
    return _only(_("Sammanträdet sköts av organets ordförande, sekreteraren och samordnarna."))


def item_arranger(item: AgendaItem, standing: Standing) -> Verdict:
    """Those who arrange the meeting; and the system, for what follows from something else."""
    return YES if standing.is_system else arranger(item.meeting, standing)


def called(meeting: Meeting, standing: Standing) -> Verdict:
    """One who has been called to the meeting says for himself or herself whether he or she comes."""
    if meeting.pk and meeting.attendances.filter(person=standing.person.pk).exists():
        return YES
    return _only(_("Bara den som är kallad kan svara på kallelsen."))


def adjuster(meeting: Meeting, standing: Standing) -> Verdict:
    """The one who chaired the meeting and the one who was chosen, each once."""
    waiting = {
        meeting.chaired_by_id: meeting.chair_adjusted_at is None,
        meeting.adjuster_id: meeting.adjuster_adjusted_at is None,
    }
    if standing.person.pk not in waiting:
        return _only(_("Protokollet justeras av den som var ordförande vid sammanträdet och av justeraren."))
    if not waiting[standing.person.pk]:
        return _only(_("Du har redan justerat protokollet."))
    return YES


def adjuster_or_arranger(meeting: Meeting, standing: Standing) -> Verdict:
    """One of the two who adjust, or those who arrange the meeting, find something to mend."""
    if standing.person.pk in (meeting.chaired_by_id, meeting.adjuster_id):
        return YES
    return arranger(meeting, standing)


def system(thing: Any, standing: Standing) -> Verdict:
    """What only follows from something else."""
    return YES if standing.is_system else _only(_("Det här sker av sig självt."))


def may_read(meeting: Meeting, standing: Standing) -> bool:
    """A meeting's page: everyone inside the municipality, and those of the body."""
    if standing.municipality != meeting.municipality_id or not standing.is_affiliated:
        return False
    return standing.is_insider or standing.is_system or reads_before_adjustment(meeting, standing)


def reads_before_adjustment(meeting: Meeting, standing: Standing) -> bool:
    """Who came and what was said, before the minutes are adjusted: the body, and those who arrange its meetings."""
    if standing.municipality != meeting.municipality_id or not standing.is_affiliated:
        return False
    return standing.role_in(meeting.body_id, SEATED) or bool(arranger(meeting, standing))
