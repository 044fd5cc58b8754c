"""Fetching a case with everything its pages show, in as few queries as that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from applications.access import visible_cases
from applications.models import Case, Conflict, Participation, Step
from applications.views.fetch import WITH
from socinv.lifecycle.models import Event, Following
from socinv.organisation.prepared import Prepared
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Known:
    """A case with its steps and conflicts, the departments that take part, and whether this person follows it."""

    case: Case
    standing: Standing
    steps: tuple[Step, ...]
    conflicts: tuple[Conflict, ...]
    participants: tuple[str, ...]
    is_followed: bool

    def open_steps(self) -> list[Step]:
        return [step for step in self.steps if step.status == "open"]

    def reminded_at(self, step: Step) -> Any:
        return getattr(step, "reminded_at", None)


def _beside(case: int, person: int) -> QuerySet[Case, Any]:
    """The departments that take part, by name, and whether the person follows the case."""
    names = Participation.objects.filter(case=OuterRef("pk")).order_by("department__name").values("department__name")
    mine = Following.objects.filter(case=OuterRef("pk"), person=person)
    return Case.objects.filter(pk=case).values_list(ArraySubquery(names), Exists(mine))


BESIDE = Prepared(_beside, case=-101, person=-102)


def known_case(standing: Standing, ref: str) -> Known:
    """The case the person may see, or Http404: four queries."""
    cases = visible_cases(standing).select_related(*WITH).defer("search").prefetch_related(*_rows())
    case: Case = get_object_or_404(cases, ref=ref)
    conflicts = [one for one in case.conflicts.all() if one.retracted_at is None]
    ((names, is_followed),) = BESIDE.rows(case=case.pk, person=standing.person.pk)
    return Known(case, standing, tuple(case.steps.all()), tuple(conflicts), tuple(names), is_followed)


def _rows() -> tuple[Prefetch[Any], Prefetch[Any]]:
    reminders = Event.objects.filter(case=OuterRef("case"), thing="applications.step", verb="remind")
    latest = reminders.filter(thing_id=OuterRef("pk")).order_by("-id").values("at")[:1]
    steps = Step.objects.select_related("body", "department", "person", "answered_by", "delegation").order_by("id")
    return (
        Prefetch("steps", queryset=steps.annotate(reminded_at=Subquery(latest))),
        Prefetch("conflicts", queryset=Conflict.objects.select_related("person").order_by("id")),
    )
