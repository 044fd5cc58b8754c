"""What the ledger in the database says, as the pure ledger takes it. SEK."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from repayment.fund.course import Course
from repayment.fund.years import Planned
from repayment.ledger.accounts import NONE, Account, AccountKind
from repayment.ledger.statement import Booked, balances_at
from repayment.models import AccountBalance, Entry, Fund, Posting

if TYPE_CHECKING:
    from projects.models import Project


@dataclass(frozen=True)
class Consumed:
    """What a project has used of the fund's money, SEK, and whether the ledger says so or only its reports do."""

    amount: Decimal
    from_ledger: bool


def fund_of(municipality: int) -> Fund | None:
    """The municipality's fund, from the day it is opened."""
    return Fund.objects.select_related("municipality").filter(municipality=municipality).first()


def booked(fund: Fund) -> list[Booked]:
    """Every entry with what it moved, in the order they were written: two queries."""
    moved: dict[int, list[Posting]] = defaultdict(list)
    for one in Posting.objects.filter(entry__fund=fund).order_by("pk"):
        moved[one.entry_id].append(one)
    rows = Entry.objects.filter(fund=fund).order_by("number").values_list("pk", "day")
    return [Booked(day, tuple(one.moved for one in moved[pk])) for pk, day in rows]


def balances(fund: Fund, day: date | None = None) -> dict[Account, Decimal]:
    """Every account now, or as it stood when a day ended."""
    if day is not None:
        return balances_at(booked(fund), day)
    return {one.account: one.amount for one in AccountBalance.objects.filter(fund=fund)}


def balance(fund: Fund, account: Account) -> Decimal:
    """What one account holds now: one query."""
    found = AccountBalance.objects.filter(
        fund=fund, account_kind=account.kind, project=account.project or None, year=account.year, source=account.source
    ).first()
    return found.amount if found else NONE


def course_of(fund: Fund, *, kinds: Iterable[str] = (), projects: Iterable[int] | None = None) -> Course:
    """How accounts of some kinds have stood day by day, of all projects or of some: one query."""
    rows = Posting.objects.filter(entry__fund=fund).select_related("entry")
    if kinds:
        rows = rows.filter(account_kind__in=list(kinds))
    if projects is not None:
        rows = rows.filter(project__in=list(projects))
    return Course((one.entry.day, one.account, one.amount) for one in rows)


def planned_of(fund: Fund) -> list[Planned]:
    """What each project has been granted and paid, by year: two queries."""
    granted, paid = defaultdict[tuple[int, int], Decimal](Decimal), defaultdict[tuple[int, int], Decimal](Decimal)
    kinds = ["reservation", "payment", "arrears"]
    moved = standing_entries(fund).filter(kind__in=kinds, project__isnull=False, year__isnull=False)
    for kind, project, year, amount in moved.values_list("kind", "project", "year", "amount"):
        (granted if kind == "reservation" else paid)[project or 0, year or 0] += amount
    unpaid = dict(
        AccountBalance.objects.filter(fund=fund, account_kind=AccountKind.RESERVED).values_list("project", "amount")
    )
    return [
        Planned(project, year, amount, paid[project, year], unpaid.get(project, NONE))
        for (project, year), amount in granted.items()
    ]


def entries_of(
    fund: Fund, project: Project | None = None, year: int | None = None, kinds: Iterable[str] = ()
) -> QuerySet[Entry]:
    """The entries with all that a list of them shows, the newest first; of one project, booked in one year."""
    found = Entry.objects.filter(fund=fund).select_related("project__case", "committee", "reverses", "by", "plan")
    found = found.prefetch_related(Prefetch("postings", Posting.objects.order_by("pk")))
    if project is not None:
        found = found.filter(project=project)
    if year is not None:
        found = found.filter(day__year=year)
    if kinds:
        found = found.filter(kind__in=list(kinds))
    return found.order_by("-number")


def standing_entries(fund: Fund) -> QuerySet[Entry]:
    """Those that hold: neither reversed nor a reversal."""
    return Entry.objects.filter(fund=fund, reverses=None, reversed_by=None)


def consumed_of(project: Project) -> Consumed:
    """Booked costs that the fund has borne; where no fund is open what the last approved report says is spent."""
    fund = fund_of(project.municipality_id)
    if fund is not None and fund.status == "open":
        return Consumed(balance(fund, Account(AccountKind.CONSUMED, project.pk)), from_ledger=True)
    return Consumed(_reported(project), from_ledger=False)


def _reported(project: Project) -> Decimal:
    report = project.reports.filter(status__in=["read", "accepted"], spent__isnull=False).order_by("-number").first()
    return report.spent if report and report.spent is not None else NONE
