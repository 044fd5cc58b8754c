"""Keeping the versions of a plan: what was decided, with what it reckons with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from repayment import money
from repayment.applied import applied
from repayment.book import Book, last_day
from repayment.models import ExpectedSaving, PlanRow, PlanVersion
from repayment.plan import Line
from socinv.lifecycle.models import Event


def said_lines(event: Event, key: str) -> list[Line]:
    """Rows of committee, year and amount as they were said in the act."""
    return [
        Line(row["committee"]["id"], row["committee"]["name"], row["year"], Decimal(row["amount"]))
        for row in event.said[key]
    ]


def keep_version(book: Book, event: Event, lines: Iterable[Line]) -> PlanVersion:
    """The version after the one that was said to be replaced, with those lines; signed as the act was."""
    plan, said = book.plan, event.said
    replaced = said.get("version") or (book.latest.number if book.latest else 0)
    version = PlanVersion.objects.create(
        municipality_id=plan.municipality_id, plan=plan, number=replaced + 1,
        consumed=_consumed(book, event), reasons=said["reasons"], day=date.fromisoformat(said["day"]),
        item=said.get("item") or "",
        decided_by=said.get("decided_by") or plan.case.process.body_title(plan.rule.by), by=event.actor, at=event.at,
    )  # fmt: skip
    PlanRow.objects.bulk_create(
        PlanRow(
            municipality_id=plan.municipality_id, version=version, committee_id=line.committee, year=line.year,
            amount=line.amount,
        )
        for line in lines
    )  # fmt: skip
    ExpectedSaving.objects.bulk_create(
        ExpectedSaving(
            municipality_id=plan.municipality_id, version=version, committee_id=line.committee, year=line.year,
            amount=line.amount,
        )
        for line in _expected(book, event)
    )  # fmt: skip
    return version


def _consumed(book: Book, event: Event) -> Decimal | None:
    if not book.plan.rule.with_application:
        return None
    if "consumed" in event.said:
        return Decimal(event.said["consumed"])
    project = book.plan.project
    return money.consumed(book) or project.budget or Decimal(0)


def _expected(book: Book, event: Event) -> list[Line]:
    """As it was said, else as before; of a first plan that is not the application's own, as the application has it."""
    if not book.plan.rule.with_application:
        return []
    if "savings" in event.said:
        return said_lines(event, "savings")
    if book.versions:
        return book.expected
    return applied(book.plan.case).within(last_day(book.plan).year, book.plan.rule.longest)
