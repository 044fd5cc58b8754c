"""Everybody in the demo and how much waits for each, in as many queries as for one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.conf import settings

from socinv.demo.organisation import email, handle, the_organisation
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import OF_ONE_PROJECT, Delegation, Employment, Membership, User

Place = tuple[int, str]


@dataclass
class Waiting:
    """How many things wait for a person, and how many of them are late."""

    things: int = 0
    late: int = 0


@dataclass
class Hands:
    """Who holds what today: people by seat, by delegation and by department, and who is in conflict in which case."""

    seats: dict[Place, set[int]] = field(default_factory=lambda: defaultdict(set))
    delegates: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    employed: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    barred: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def of(self, item: WorkItem) -> set[int]:
        """Those whose turn it is, as WorkItem.objects.waiting_for says it for one person."""
        if item.department_id:
            return self.employed[item.department_id]
        handles = {item.person_id} if item.person_id else set[int]()
        for role in item.roles:
            handles |= self.seats[item.body_id or 0, role]
        if item.delegable:
            handles |= self.delegates[item.body_id or 0]
        if item.body is not None and item.body.kind in OF_ONE_PROJECT:
            return handles
        case: int = item.case_id
        return handles - self.barred[case] - self.employed[item.case.department_id]


def the_people() -> dict[str, User]:
    """The demo's own people by handle; nobody else can be become."""
    names = [handle(line.name) for group in the_organisation().groups for line in group.people]
    users = User.objects.filter(email__in=[email(name) for name in names], is_active=True)
    known = {user.email: user for user in users}
    return {name: known[email(name)] for name in names if email(name) in known}


def who_waits(people: dict[str, User]) -> dict[int, Waiting]:
    """What waits for each person, by id."""
    today, hands = clock.today(), _hands(clock.today())
    found: dict[int, Waiting] = {user.pk: Waiting() for user in people.values()}
    for item in WorkItem.objects.open().select_related("case", "body"):
        for pk in hands.of(item) & set(found):
            found[pk].things += 1
            found[pk].late += bool(item.due and item.due < today)
    return found


def _hands(day: date) -> Hands:
    hands = Hands()
    for body, role, person in Membership.objects.on(day).values_list("body", "role", "person"):
        hands.seats[body, role].add(person)
    for body, holder in Delegation.objects.on(day).values_list("body", "holder"):
        hands.delegates[body].add(holder)
    for department, person in Employment.objects.on(day).values_list("department", "person"):
        hands.employed[department].add(person)
    conflicts = apps.get_model(settings.CASE_MODEL)._meta.get_field("conflicts").related_model
    for case, person in conflicts._default_manager.filter(retracted_at=None).values_list("case", "person"):
        hands.barred[case].add(person)
    return hands
