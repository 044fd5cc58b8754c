"""What follows from the acts on a repayment plan (STO-06 to STO-09)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from applications.flow.work import end_turn, turn_of_body
from projects.flow.every_event import note_change
from projects.parties import body_of
from repayment.book import book_of
from repayment.flow.settling import await_settling
from repayment.flow.turns import turns
from repayment.flow.versions import keep_version, said_lines
from repayment.models import Plan, Surplus
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event

on("repayment.plan", "*")(note_change)


@on("repayment.plan", "open")
def await_decision(plan: Plan, event: Event) -> None:
    rule = plan.rule
    turn_of_body(plan, "decide", rule.title, plan.due, body_of(plan.case, rule.by), rule.roles)


@on("repayment.plan", "exempt")
def nothing_to_repay(plan: Plan, event: Event) -> None:
    end_turn(plan)


@on("repayment.plan", "stand", "decide", "adjust", "recompute")
def keep(plan: Plan, event: Event) -> None:
    """A version of its own, the next after the one it replaces, with the years that have been followed up (STO-07)."""
    book = book_of(plan)
    keep_version(book, event, [*book.kept, *said_lines(event, "rows")])
    await_next(plan)


@on("repayment.plan", "follow_up")
def keep_surplus(plan: Plan, event: Event) -> None:
    """What was saved is kept as it was reported (STO-09)."""
    Surplus.objects.bulk_create(
        Surplus(
            municipality_id=plan.municipality_id, plan=plan, committee_id=row["committee"]["id"],
            year=event.said["year"], amount=Decimal(row["amount"]), note=row.get("note") or "", by=event.actor,
            at=event.at,
        )
        for row in event.said["savings"]
    )  # fmt: skip
    await_next(plan)


@on("repayment.plan", "reconcile", "take_back", "spare")
def over(plan: Plan, event: Event) -> None:
    end_turn(plan)


def await_next(plan: Plan) -> None:
    """The first year that has not been followed up, or when all have been the reconciliation (STO-08)."""
    book = book_of(plan)
    if plan.rule.with_application:
        await_settling(book)
        return
    end_turn(plan)
    year = book.next_year
    if year is None:
        due = clock.today() + timedelta(days=plan.rule.days)
        turns(book, "reconcile", plan.rule.title, due, plan.rule.reconciled_by, book.lines)
    else:
        due = max(plan.rule.report_by(year), clock.today())
        turns(book, "follow_up", str(year), due, plan.rule.reported_by, book.of_year(year))
