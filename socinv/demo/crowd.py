"""Everybody in one of the demo's municipalities and how much waits for each, in as many queries as for one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.conf import settings

from socinv.demo.organisation import organisations
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
    heads: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    barred: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def of(self, item: WorkItem) -> set[int]:
        """Those whose turn it is, as WorkItem.objects.waiting_for says it for one person."""
        if item.department_id:
            return (self.heads if "head" in item.roles else self.employed)[item.department_id]
        handles = {item.person_id} if item.person_id else set[int]()
        for role in item.roles:
            handles |= self.seats[item.body_id or 0, role]
        if item.delegable:
            handles |= self.delegates[item.body_id or 0]
        if item.body is not None and item.body.kind in OF_ONE_PROJECT:
            return handles
        case: int = item.case_id
        return handles - self.barred[case] - self.employed[item.case.department_id]


def the_people(slug: str) -> dict[str, User]:
    """The municipality's own people by handle; nobody else can be become."""
    file = organisations()[slug]
    addresses = {line.handle: file.address(line) for line in file.everybody}
    users = User.objects.filter(email__in=addresses.values(), affiliations__municipality__slug=slug, is_active=True)
    known = {user.email: user for user in users}
    return {name: known[address] for name, address in addresses.items() if address in known}


def who_waits(slug: str, people: dict[str, User]) -> dict[int, Waiting]:
    """What waits for each person in the municipality, by id."""
    today, hands = clock.today(), _hands(slug, clock.today())
    found: dict[int, Waiting] = {user.pk: Waiting() for user in people.values()}
    for item in WorkItem.objects.open().filter(municipality__slug=slug).select_related("case", "body"):
        for pk in hands.of(item) & set(found):
            found[pk].things += 1
            found[pk].late += bool(item.due and item.due < today)
    return found


def _hands(slug: str, day: date) -> Hands:
    hands, here = Hands(), {"municipality__slug": slug}
    for body, role, person in Membership.objects.on(day).filter(**here).values_list("body", "role", "person"):
        hands.seats[body, role].add(person)
    for body, holder in Delegation.objects.on(day).filter(**here).values_list("body", "holder"):
        hands.delegates[body].add(holder)
    jobs = Employment.objects.on(day).filter(**here)
    for department, person, is_head in jobs.values_list("department", "person", "is_head"):
        hands.employed[department].add(person)
        if is_head:
            hands.heads[department].add(person)
    conflicts = apps.get_model(settings.CASE_MODEL)._meta.get_field("conflicts").related_model
    declared = conflicts._default_manager.filter(retracted_at=None, **here)
    for case, person in declared.values_list("case", "person"):
        hands.barred[case].add(person)
    return hands
