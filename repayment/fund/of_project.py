"""What the ledger says of one project, and of costs that are booked and not paid for. SEK."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Sum

from repayment.fund.reading import standing_entries
from repayment.ledger.accounts import NONE
from repayment.ledger.accounts import Posting as Moved
from repayment.ledger.statement import Booked
from repayment.models import Fund, Posting

if TYPE_CHECKING:
    from projects.models import Project


def booked_of(fund: Fund, project: Project) -> list[Booked]:
    """Every entry that moved something of the project's, with all that it moved: one query."""
    own = Posting.objects.filter(project=project).values("entry")
    days: dict[int, date] = {}
    moved: dict[int, list[Moved]] = defaultdict(list)
    for one in Posting.objects.filter(entry__fund=fund, entry__in=own).select_related("entry").order_by("entry", "pk"):
        days[one.entry_id] = one.entry.day
        moved[one.entry_id].append(one.moved)
    return [Booked(day, tuple(moved[pk])) for pk, day in days.items()]


def unpaid_costs(fund: Fund) -> dict[int, Decimal]:
    """Booked costs that the fund has not paid for, by project, where it pays in arrears (ORE-18): one query."""
    found: dict[int, Decimal] = defaultdict(Decimal)
    rows = standing_entries(fund).filter(kind__in=["cost", "arrears"], project__isnull=False).order_by()
    for project, kind, amount in rows.values_list("project", "kind").annotate(Sum("amount")):
        found[project] += amount if kind == "cost" else -amount
    return {project: amount for project, amount in found.items() if amount > NONE}
