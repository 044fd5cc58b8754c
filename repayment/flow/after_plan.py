"""What follows from the acts on a repayment plan (STO-06 to STO-09)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from applications.flow.work import end_turn, turn_of_body, turn_of_coordinators
from projects.flow.every_event import note_change
from projects.parties import body_of
from repayment.book import Book, book_of
from repayment.models import Plan, PlanRow, PlanVersion, Surplus
from repayment.plan import Line
from repayment.rights import RECORDING
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.lifecycle.process.repayment_schema import COMMITTEES, OWNER
from socinv.organisation.models import Body

on("repayment.plan", "*")(note_change)


@on("repayment.plan", "open")
def await_decision(plan: Plan, event: Event) -> None:
    rule = plan.rule
    turn_of_body(plan, "decide", rule.title, plan.due, body_of(plan.case, rule.by), rule.roles)


@on("repayment.plan", "exempt")
def nothing_to_repay(plan: Plan, event: Event) -> None:
    end_turn(plan)


@on("repayment.plan", "decide", "adjust")
def keep_version(plan: Plan, event: Event) -> None:
    """A version of its own, the next after the one it replaces, with the years that have been followed up (STO-07)."""
    book, said = book_of(plan), event.said
    version = PlanVersion.objects.create(
        municipality_id=plan.municipality_id, plan=plan, number=said.get("version", 0) + 1, reasons=said["reasons"],
        day=date.fromisoformat(said["day"]), item=said.get("item") or "",
        decided_by=plan.case.process.body_title(plan.rule.by), by=event.actor, at=event.at,
    )  # fmt: skip
    kept = [(line.committee, line.year, line.amount) for line in book.kept]
    rest = [(row["committee"]["id"], row["year"], Decimal(row["amount"])) for row in said["rows"]]
    PlanRow.objects.bulk_create(
        PlanRow(municipality_id=plan.municipality_id, version=version, committee_id=committee, year=year, amount=amount)
        for committee, year, amount in (*kept, *rest)
    )
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


@on("repayment.plan", "reconcile")
def over(plan: Plan, event: Event) -> None:
    end_turn(plan)


def await_next(plan: Plan) -> None:
    """The first year that has not been followed up, or when all have been the reconciliation (STO-08)."""
    end_turn(plan)
    book = book_of(plan)
    year = book.next_year
    if year is None:
        due = clock.today() + timedelta(days=plan.rule.days)
        _turns(book, "reconcile", plan.rule.title, due, plan.rule.reconciled_by, book.lines)
    else:
        due = max(plan.rule.report_by(year), clock.today())
        _turns(book, "follow_up", str(year), due, plan.rule.reported_by, book.of_year(year))


def _turns(book: Book, verb: str, label: str, due: date, keys: Iterable[str], lines: Iterable[Line]) -> None:
    """The turn of each that the file names: whoever of them does it first has done it."""
    plan = book.plan
    for key in keys:
        if key == OWNER:
            turn_of_body(plan, verb, label, due, plan.project.steering_group, ("chair",))
        elif key == COMMITTEES:
            repaying = {line.committee for line in lines}
            for body in Body.objects.filter(pk__in=repaying).order_by("name"):
                turn_of_body(plan, verb, label, due, body, RECORDING)
        elif plan.case.process.kind_of(key) == "coordination":
            turn_of_coordinators(plan, verb, label, due)
        else:
            turn_of_body(plan, verb, label, due, body_of(plan.case, key), RECORDING)
