"""All that stands side by side, fetched in as many queries however many they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import NullIf

from applications.comparing.group import HANDLED, WAITING
from applications.comparing.row import Row
from applications.models import Case, Conflict, Step
from socinv.lifecycle import policy
from socinv.lifecycle.models import Event
from socinv.organisation.standing import Standing
from socinv.organisation.swedish_order import swedish

MOST = 200  # applications beside each other
HEAVY = ("search", "summary")
UNSAID = ("reasons", "terms", "expertise", "question", "financiers_note", "responses")  # of the steps
BY_PLACE = "place"
SORTS: dict[str, Callable[[], Combinable]] = {
    BY_PLACE: lambda: F("place"),
    "title": lambda: swedish("title"),
    "department": lambda: swedish("department__name"),
    "cost": lambda: F("applied_amount"),
    "whole": lambda: F("total_cost"),
    "saving": lambda: F("municipal_saving"),
    "return": lambda: F("municipal_saving") / NullIf(F("total_cost"), Value(0)),
    "people": lambda: F("girls") + F("boys"),
    "evidence": lambda: NullIf(F("evidence"), Value("")),
    "starts": lambda: F("starts"),
}
SORTED_BY_HAND = "criteria"


@dataclass(frozen=True)
class Board:
    """``rows`` wait and are compared; ``decided`` were, and keep their places. ``has_more``: than are shown."""

    rows: list[Row]
    decided: list[Case]
    has_more: bool

    @property
    def ranked(self) -> list[Row]:
        """Those that have a place, the first first."""
        return sorted((one for one in self.rows if one.case.place), key=lambda one: (one.case.place, one.case.pk))

    @property
    def open_to_person(self) -> list[Row]:
        """Those the person may give a place."""
        return [one for one in self.rows if one.may]

    @property
    def held(self) -> dict[int, str]:
        """Places that the person cannot move anything from, with who has them."""
        fixed = [*self.decided, *(one.case for one in self.rows if not one.may)]
        return {case.place: str(case) for case in fixed if case.place}


def board(standing: Standing, cases: QuerySet[Case], *, of_period: bool, sort: str = BY_PLACE) -> Board:
    """The applications among ``cases`` that wait, sorted, and beside them those of the period that are decided."""
    steps = Step.objects.select_related("body").defer(*UNSAID).order_by("id")
    waiting = cases.filter(WAITING).select_related("department", "application", "period").defer(*HEAVY)
    conflicts = Prefetch("conflicts", queryset=Conflict.objects.order_by("id"))
    found = list(_in_order(waiting, sort).prefetch_related(Prefetch("steps", queryset=steps), conflicts)[: MOST + 1])
    shown = found[:MOST]
    events = _latest(shown)
    rows = [Row(one, standing, policy.ask(standing, "rank", one), events.get(one.pk)) for one in shown]
    decided: list[Case] = []
    if of_period:
        done = cases.filter(application__status__in=HANDLED).exclude(WAITING).defer(*HEAVY)
        decided = list(done.order_by(F("place").asc(nulls_last=True), "regnr")[:MOST])
    return Board(_by_hand(rows, sort), decided, len(found) > MOST)


def known_sort(asked: str) -> str:
    """The sort as it was asked for; by place when there is none such."""
    return asked if asked.removeprefix("-") in {*SORTS, SORTED_BY_HAND} else BY_PLACE


def _in_order(cases: QuerySet[Case], sort: str) -> QuerySet[Case]:
    by: Any = SORTS.get(sort.removeprefix("-"), SORTS[BY_PLACE])()
    first = by.desc(nulls_last=True) if sort.startswith("-") else by.asc(nulls_last=True)
    return cases.order_by(first, "year", "serial", "id")


def _by_hand(rows: list[Row], sort: str) -> list[Row]:
    """By the criteria, which no column has: those that meet least first, the unassessed last."""
    if sort.removeprefix("-") != SORTED_BY_HAND:
        return rows
    assessed = [one for one in rows if one.met is not None]
    unassessed = [one for one in rows if one.met is None]
    return [*sorted(assessed, key=lambda one: one.met or 0, reverse=sort.startswith("-")), *unassessed]


def _latest(cases: Iterable[Case]) -> dict[int, Event]:
    """When each got the place it has, and from whom."""
    placed = [one.pk for one in cases if one.place]
    if not placed:
        return {}
    events = Event.objects.filter(case__in=placed, verb="rank").order_by("case", "-id").distinct("case")
    return {one.case_id or 0: one for one in events}
