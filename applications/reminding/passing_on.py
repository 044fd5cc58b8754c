"""Whom a late thing is passed on to: the coordinators of the case, and then the chair of those whose turn it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.turns import Turns
from socinv.organisation.coordinators import coordinators_on
from socinv.organisation.models import Membership, SeatRole

Above = Callable[[], Iterable[tuple[int, int]]]
_above: list[Above] = []


def lies_under(function: Above) -> Above:
    """Let an app above say which bodies answer to another: (the body, the one above it), all in one query."""
    _above.append(function)
    return function


@dataclass(frozen=True)
class PassingOn:
    """For all open items at once: two queries, and one for each app that has bodies under others."""

    turns: Turns

    def coordinators(self, item: WorkItem) -> frozenset[int]:
        """The case's own two when they are named and still there, else all who coordinate; none in conflict."""
        seated = self._coordinating[item.municipality_id]
        case = item.case
        named = {one for one in (case.coordinator_method_id, case.coordinator_evaluation_id) if one in seated}
        return self._free(item, named or seated)

    def chairs(self, item: WorkItem) -> frozenset[int]:
        """Those who lead the body or the one above it, or the department; an invited person has nobody above."""
        if item.department_id is not None:
            return self._free(item, self.turns.heads[item.department_id])
        if item.body_id is None:
            return frozenset()
        return self._free(item, self._leading[self._bodies_above.get(item.body_id, item.body_id)])

    def _free(self, item: WorkItem, people: set[int]) -> frozenset[int]:
        return frozenset(people & self.turns.doors[item.municipality_id] - self.turns.conflicts[item.case_id])

    @cached_property
    def _coordinating(self) -> dict[int, set[int]]:
        return coordinators_on(self.turns.day)

    @cached_property
    def _leading(self) -> dict[int, set[int]]:
        """By body."""
        found: dict[int, set[int]] = defaultdict(set)
        rows = Membership.objects.on(self.turns.day).filter(role=SeatRole.CHAIR)
        for body, person in rows.values_list("body", "person"):
            found[body].add(person)
        return found

    @cached_property
    def _bodies_above(self) -> dict[int, int]:
        return {body: above for function in _above for body, above in function()}
