"""Whose turn open work items are: ``WorkItem.objects.waiting_for`` read from the other end, for all items at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import OF_ONE_PROJECT, Affiliation, Body, Delegation, Employment, Membership

Seats = dict[tuple[int, str], set[int]]
HEAD = "head"


@dataclass(frozen=True)
class Turns:
    """The people of the items' addressees on a day: six queries, however many items there are."""

    items: QuerySet[WorkItem]
    day: date

    def of(self, item: WorkItem) -> frozenset[int]:
        """Ids of those who may do it: who are there today, with a door in, and not in conflict of interest (jäv).

        What a department or a project itself is to do is not kept from anybody by that.
        """
        handles, writes = self._addressed(item)
        return frozenset((handles - self.barred(item) | writes) & self.doors[item.municipality_id])

    def _addressed(self, item: WorkItem) -> tuple[set[int], set[int]]:
        """Those who handle the case in it, and those who write."""
        if item.department_id is not None:
            return set(), self.heads[item.department_id] if HEAD in item.roles else self.employed[item.department_id]
        if item.person_id is not None:
            return {item.person_id}, set()
        body = item.body_id or 0
        seated: set[int] = set().union(*(self.seats[body, role] for role in item.roles))
        if self.kinds.get(body) in OF_ONE_PROJECT:
            return set(), seated
        return seated | (self.delegates[body] if item.delegable else set()), set()

    def barred(self, item: WorkItem) -> set[int]:
        """Those who may not handle or decide the case: declared or flagged, or of the applying department."""
        return self.conflicts[item.case_id] | self.employed[self.departments.get(item.case_id, 0)]

    @cached_property
    def seats(self) -> Seats:
        """By body and role."""
        found: Seats = defaultdict(set)
        rows = Membership.objects.on(self.day).filter(body__in=self.items.values("body"))
        for body, role, person in rows.values_list("body", "role", "person"):
            found[body, role].add(person)
        return found

    @cached_property
    def kinds(self) -> dict[int, str]:
        return dict(Body.objects.filter(pk__in=self.items.values("body")).values_list("pk", "kind"))

    @cached_property
    def delegates(self) -> dict[int, set[int]]:
        rows = Delegation.objects.on(self.day).filter(body__in=self.items.filter(delegable=True).values("body"))
        return _sets(rows.values_list("body", "holder"))

    @cached_property
    def _jobs(self) -> list[tuple[int, int, bool]]:
        rows = Employment.objects.on(self.day).filter(municipality__in=self.items.values("municipality"))
        return list(rows.values_list("department", "person", "is_head"))

    @cached_property
    def employed(self) -> dict[int, set[int]]:
        """By department."""
        return _sets((department, person) for department, person, _head in self._jobs)

    @cached_property
    def heads(self) -> dict[int, set[int]]:
        """Those who lead each department."""
        return _sets((department, person) for department, person, head in self._jobs if head)

    @cached_property
    def doors(self) -> dict[int, set[int]]:
        """Those who have a door into each municipality."""
        rows = Affiliation.objects.filter(person__is_active=True, municipality__in=self.items.values("municipality"))
        return _sets(rows.values_list("municipality", "person"))

    @cached_property
    def _cases(self) -> QuerySet[Any]:
        model: Any = apps.get_model(settings.CASE_MODEL)
        cases: QuerySet[Any] = model.objects.filter(pk__in=self.items.values("case"))
        return cases

    @cached_property
    def departments(self) -> dict[int, int]:
        """The applying department of each case."""
        return dict(self._cases.values_list("pk", "department"))

    @cached_property
    def conflicts(self) -> dict[int, set[int]]:
        """By case."""
        model = apps.get_model(settings.CASE_MODEL)._meta.get_field("conflicts").related_model
        rows = model._default_manager.filter(case__in=self.items.values("case"), retracted_at__isnull=True)
        return _sets(rows.values_list("case", "person"))


def _sets(pairs: Any) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, one in pairs:
        found[key].add(one)
    return found
