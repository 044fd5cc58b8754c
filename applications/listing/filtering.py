"""What each filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from applications.listing.classes import amount, in_horizon, in_size, years_to_last_gain
from applications.listing.search import matching
from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.organisation.standing import Standing


def _with_work(**found: Any) -> Q:
    """Ongoing cases that wait for something found so."""
    return Q(status="open", pk__in=WorkItem.objects.open().filter(**found).values("case"))


def _turn(key: str, standing: Standing) -> Q:
    return _with_work(body__municipality=standing.municipality, body__key=key)


def _overdue(_value: object, standing: Standing) -> Q:
    return _with_work(municipality=standing.municipality, due__lt=clock.today())


def _mine(_value: object, standing: Standing) -> Q:
    mine = Q(coordinator_method=standing.person.pk) | Q(coordinator_evaluation=standing.person.pk)
    if not standing.departments:
        return mine
    departments = list(standing.departments)
    return (
        mine
        | Q(department__in=departments)
        | Q(pk__in=Case.participants.through._default_manager.filter(department__in=departments).values("case"))
    )


def _participant(key: str, _standing: Standing) -> Q:
    return Q(pk__in=Case.participants.through._default_manager.filter(department__key=key).values("case"))


FILTERS: dict[str, Callable[[Any, Standing], Q]] = {
    "q": lambda text, _standing: matching(text),
    "status": lambda status, _standing: Q(status=status),
    "stage": lambda stage, _standing: Q(stage=stage, status="open"),
    "department": lambda key, _standing: Q(department__key=key),
    "participant": _participant,
    "turn": _turn,
    "coordinator": lambda pk, _standing: Q(coordinator_method=pk) | Q(coordinator_evaluation=pk),
    "year": lambda year, _standing: Q(year=year),
    "since": lambda day, _standing: Q(registered_at__date__gte=day),
    "until": lambda day, _standing: Q(registered_at__date__lte=day),
    "target": lambda target, _standing: Q(target=target),
    "evidence": lambda evidence, _standing: Q(evidence=evidence),
    "size": lambda key, _standing: in_size(key),
    "horizon": lambda key, _standing: in_horizon(key),
    "mine": _mine,
    "overdue": _overdue,
}


def filtered(cases: QuerySet[Case], chosen: Mapping[str, Any], standing: Standing) -> QuerySet[Case]:
    """The cases that every chosen filter lets through."""
    if "size" in chosen:
        cases = cases.annotate(funds=amount())
    if "horizon" in chosen:
        cases = cases.annotate(years=years_to_last_gain())
    for name, value in chosen.items():
        cases = cases.filter(FILTERS[name](value, standing))
    return cases
