"""The bodies whose meetings a person may plan, and those who may be named secretary."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.db.models import Q, QuerySet

from socinv.lifecycle import clock, policy
from socinv.meetings.models import Meeting
from socinv.organisation.models import Body, Membership, User
from socinv.organisation.standing import ACTING, Standing

COORDINATION = Q(body__kind="coordination", role__in=ACTING)


# The bodies of which an app above lets a person arrange the meetings besides (rights.let_arrange), by id.
_besides: list[Callable[[Standing], Collection[int]]] = []


def also_arranges(rule: Callable[[Standing], Collection[int]]) -> Callable[[Standing], Collection[int]]:
    """Register the bodies that one more rule of rights.let_arrange is true of."""
    _besides.append(rule)
    return rule


def arranged_besides(standing: Standing) -> set[int]:
    """Those bodies, by id."""
    return {body for rule in _besides for body in rule(standing)}


def bodies_to_arrange(standing: Standing, body: Body | None = None) -> list[Body]:
    """By name; only the one given where one is. The same rule as planning itself."""
    found = Body.objects.filter(municipality=standing.municipality)
    if body is not None:
        found = found.filter(pk=body.pk)
    else:
        near = found.filter(pk__in={seat.body for seat in standing.seats} | arranged_besides(standing))
        found = found.own() | near if standing.is_coordinator else near
    return [one for one in found.order_by("name") if policy.ask(standing, "plan", new_meeting(one))]


def new_meeting(body: Body) -> Meeting:
    """A meeting of the body that is not planned yet."""
    return Meeting(municipality_id=body.municipality_id, body=body)


def possible_secretaries(body: Body) -> QuerySet[User]:
    """Those who sit in the body today, and the coordinators."""
    seats = Membership.objects.on(clock.today()).filter(COORDINATION | Q(body=body), municipality=body.municipality_id)
    doors = Q(affiliations__municipality=body.municipality_id)
    return User.objects.filter(doors, pk__in=seats.values("person"), is_active=True).order_by("name").distinct()


def usual_secretary(body: Body) -> User | None:
    """The body's own secretary, where it has one."""
    seats = Membership.objects.on(clock.today()).filter(body=body, role="secretary").select_related("person")
    seat = seats.order_by("starts", "id").first()
    return seat.person if seat else None
