"""How the granted and the pending cases spread, and who takes part in them (SUN-28, SUN-29). One query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Case as Choose
from django.db.models import CharField, Count, QuerySet, Sum, Value, When

from applications.listing.classes import amount, horizon_class, size_class, years_to_last_gain
from applications.models import Case, CaseStatus

GRANTED, PENDING, REST = "granted", "pending", "rest"


@dataclass(frozen=True)
class Share:
    """Cases that are alike in place, horizon, size and method: how many, their participants and their money."""

    place: str
    horizon: str
    size: str
    evidence: str
    cases: int
    girls: int = 0
    boys: int = 0
    funds: Decimal = Decimal(0)


@dataclass(frozen=True)
class Portfolio:
    """The figures of a list. ``spread[kind][place][class]`` counts cases."""

    total: int
    cases: Counter[str] = field(default_factory=Counter)
    girls: Counter[str] = field(default_factory=Counter)
    boys: Counter[str] = field(default_factory=Counter)
    funds: dict[str, Decimal] = field(default_factory=dict)
    spread: dict[str, dict[str, Counter[str]]] = field(default_factory=dict)

    @property
    def has_figures(self) -> bool:
        return bool(self.cases[GRANTED] or self.cases[PENDING])


def place() -> Choose:
    """Granted; pending, that is with an application under review; or neither."""
    return Choose(
        When(status=CaseStatus.GRANTED, then=Value(GRANTED)),
        When(status=CaseStatus.OPEN, stage__startswith="application.", then=Value(PENDING)),
        default=Value(REST),
        output_field=CharField(),
    )


def count(cases: QuerySet[Case]) -> Portfolio:
    """The figures of all the cases, whatever page is shown."""
    rows = (
        cases.order_by()
        .annotate(funds=amount(), years=years_to_last_gain())
        .annotate(where=place(), horizon=horizon_class(), size=size_class())
        .values_list("where", "horizon", "size", "evidence")
        .annotate(Count("pk"), Sum("girls"), Sum("boys"), Sum("funds"))
    )
    return added_up(
        Share(where, horizon, size, evidence, cases, girls or 0, boys or 0, funds or Decimal(0))
        for where, horizon, size, evidence, cases, girls, boys, funds in rows
    )


def added_up(shares: Iterable[Share]) -> Portfolio:
    """The shares summed by place and class."""
    shares = list(shares)
    found = Portfolio(
        total=sum(share.cases for share in shares),
        funds={GRANTED: Decimal(0), PENDING: Decimal(0)},
        spread={kind: {GRANTED: Counter(), PENDING: Counter()} for kind in ("horizon", "size", "evidence")},
    )
    for share in shares:
        if share.place == REST:
            continue
        found.cases[share.place] += share.cases
        found.girls[share.place] += share.girls
        found.boys[share.place] += share.boys
        found.funds[share.place] += share.funds
        for kind, by_place in found.spread.items():
            by_place[share.place][getattr(share, kind)] += share.cases
    return found
