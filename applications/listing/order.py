"""The order of a list: Swedish for words, the case's own way for stages, no value last."""

from __future__ import annotations

from typing import Any

from django.db.models import Case as When_
from django.db.models import DateField, F, IntegerField, Min, OuterRef, QuerySet, Subquery, Value, When

from applications.listing.classes import amount
from applications.models import Case
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.process import Process
from socinv.organisation.swedish_order import swedish


def next_due() -> Subquery:
    """The first day somebody must have acted in the case."""
    waiting = WorkItem.objects.open().filter(case=OuterRef("pk")).order_by().values("case")
    return Subquery(waiting.annotate(first=Min("due")).values("first"), output_field=DateField())


def stages_in_order(process: Process) -> list[str]:
    """Every stage a case can be in, from idea to end."""
    ideas = ["idea", *(f"idea.{rule.step}" for rule in process.steps("idea"))] if process.has_ideas else []
    steps = [f"application.{rule.step}" for rule in process.steps("application")]
    return [*ideas, "application", *steps, "ended"]


def _stage(process: Process) -> When_:
    places = [When(stage=stage, then=Value(place)) for place, stage in enumerate(stages_in_order(process))]
    return When_(*places, default=Value(99), output_field=IntegerField())


def sorted_by(cases: QuerySet[Case], sort: str, process: Process) -> QuerySet[Case]:
    """The cases by a column's key, ``-key`` the other way; the newest first among equals."""
    key, down = sort.removeprefix("-"), sort.startswith("-")
    expressions: dict[str, list[Any]] = {
        "regnr": [F("year"), F("serial")],
        "title": [swedish("title")],
        "department": [swedish("department__name")],
        "stage": [_stage(process), F("status")],
        "changed": [F("changed_at")],
        "amount": [amount()],
        "due": [next_due()],
    }
    if sort == "-changed":
        return cases.order_by("-changed_at", "-id")
    last = {} if key == "title" else {"nulls_last": True}  # a title there always is, and its index has no such order
    by = [one.desc(**last) if down else one.asc(**last) for one in expressions[key]]
    return cases.order_by(*by, "-id")
