"""Whom the process file means by a key: a body of the municipality, the committee responsible, or a seat in a project.

``thing``: a project or what belongs to one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from socinv.lifecycle.process.project_schema import RESPONSIBLE
from socinv.lifecycle.verdict import Ground, Refused, no
from socinv.organisation.models import Body

if TYPE_CHECKING:
    from applications.models import Case
    from socinv.lifecycle.process.project_schema import SeatRule
    from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Party:
    """The body with the roles in it that act."""

    body: Body
    roles: tuple[str, ...]


def title_of(case: Case, key: str) -> str:
    """What it is called where a sentence begins."""
    seat = case.process.seat(key)
    if seat is not None:
        return str(capfirst(seat.inside))
    if key == RESPONSIBLE:
        return case.department.committee.name
    return case.process.body_title(key)


def body_of(case: Case, key: str) -> Body:
    """The municipality's body of that key. Raises Refused, with what to do, where it has none."""
    if key == RESPONSIBLE:
        return case.department.committee
    body = Body.objects.filter(municipality=case.municipality_id, key=key).first()
    if body is None:
        reason = _("%(title)s: kommunen har inget sådant organ. Be en samordnare lägga till det.") % {
            "title": case.process.body_title(key)
        }
        raise Refused(no(Ground.CONDITION, reason))
    return body


def group_id(thing: Any, seat: SeatRule) -> int:
    """The project's group that the seat is in."""
    project = thing.project
    found: int = project.steering_group_id if seat.group == "steering-group" else project.project_group_id
    return found


def party_of(thing: Any, key: str, roles: tuple[str, ...]) -> Party:
    """The body whose turn it is, and the roles in it. Raises Refused as ``body_of``."""
    seat = thing.case.process.seat(key)
    if seat is None:
        return Party(body_of(thing.case, key), roles)
    project = thing.project
    group = project.steering_group if seat.group == "steering-group" else project.project_group
    return Party(group, (seat.role,))


def is_seat(case: Case, key: str) -> bool:
    return case.process.seat(key) is not None


def holds(thing: Any, standing: Standing, key: str, roles: Collection[str]) -> bool:
    """Whether the person is of that party today, in one of the roles."""
    seat = thing.case.process.seat(key)
    if seat is not None:
        return standing.role_in(group_id(thing, seat), (seat.role,))
    if key == RESPONSIBLE:
        return standing.role_in(thing.case.department.committee_id, roles)
    return standing.holds_role(thing.case.process.kind_of(key), roles)
