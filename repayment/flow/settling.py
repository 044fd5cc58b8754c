"""What follows from the years of a plan that was decided with the application: whose turn it is, and what is kept."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from applications.flow.work import end_turn, turn_of_body, turn_of_coordinators
from projects.models.project import LIVE
from projects.parties import body_of
from repayment import money
from repayment.book import Book, book_of, unreported
from repayment.flow.turns import turns
from repayment.flow.versions import keep_version
from repayment.models import Balancing, BalancingKind, Instalment, Plan, RealisedSaving, Settlement
from repayment.plan import in_order
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event, WorkItem


@on("repayment.plan", "report_saving")
def keep_savings(plan: Plan, event: Event) -> None:
    """Each is kept as it was said; one of the same committee, year and measure is replaced by it."""
    year = event.said["year"]
    standing = {(one.committee_id, one.measure): one for one in book_of(plan).savings if one.year == year}
    RealisedSaving.objects.bulk_create(
        RealisedSaving(
            municipality_id=plan.municipality_id, plan=plan, committee_id=row["committee"]["id"], year=year,
            measure=row["measure"].strip(), amount=Decimal(row["amount"]), evidence=row["evidence"],
            replaces=standing.get((row["committee"]["id"], row["measure"].strip())), by=event.actor, at=event.at,
        )
        for row in event.said["rows"]
    )  # fmt: skip
    book = book_of(plan)
    if not _waits(plan, _turn(book)):
        await_settling(book)


@on("repayment.plan", "propose_year")
def await_settlement(plan: Plan, event: Event) -> None:
    await_settling(book_of(plan))


@on("repayment.plan", "settle_year")
def keep_settlement(plan: Plan, event: Event) -> None:
    """What was settled is kept for good; where it changes what is still to come the plan has a new version."""
    book, said = book_of(plan), event.said
    reckoned = money.proposal(book, said["year"])
    amounts = {row["committee"]["id"]: Decimal(row["amount"]) for row in said["rows"]}
    settlement = Settlement.objects.create(
        municipality_id=plan.municipality_id, plan=plan, year=said["year"], consumed=reckoned.consumed, **_signed(event)
    )
    Instalment.objects.bulk_create(
        Instalment(
            municipality_id=plan.municipality_id, settlement=settlement, committee_id=row.committee,
            planned=row.planned, saved=row.saved, amount=amounts[row.committee],
        )
        for row in reckoned.rows
    )  # fmt: skip
    settled = book_of(plan)
    lines = in_order([*(line for line in settled.repaid if line.amount), *money.rest(settled)])
    if lines != settled.lines or (settled.latest and settled.latest.consumed != reckoned.consumed):
        keep_version(settled, event, lines)
    await_settling(book_of(plan))


@on("repayment.plan", "write_off")
def keep_write_off(plan: Plan, event: Event) -> None:
    amount = Decimal(event.said["amount"])
    Balancing.objects.create(
        municipality_id=plan.municipality_id, plan=plan, kind=BalancingKind.WRITE_OFF, amount=amount, **_signed(event)
    )
    end_turn(plan)


@on("repayment.plan", "refund")
def keep_refund(plan: Plan, event: Event) -> None:
    Balancing.objects.bulk_create(
        Balancing(
            municipality_id=plan.municipality_id, plan=plan, kind=BalancingKind.REFUND,
            committee_id=row["committee"]["id"], amount=Decimal(row["amount"]), **_signed(event),
        )
        for row in event.said["rows"]
    )  # fmt: skip
    await_settling(book_of(plan))


def _signed(event: Event) -> dict[str, Any]:
    """Who decided it and when, as it was said."""
    said, case = event.said, event.case
    return {
        "reasons": said["reasons"],
        "day": date.fromisoformat(said["day"]),
        "item": said.get("item") or "",
        "decided_by": case.process.body_title(case.process.repayment.by),
        "by": event.actor,
        "at": event.at,
    }


def await_settling(book: Book) -> None:
    """The turn of those who come next; nobody's until the project is over."""
    plan = book.plan
    end_turn(plan)
    if plan.project.status in LIVE:
        return
    verb, rule, year = _turn(book), plan.rule, book.next_year
    soon = clock.today() + timedelta(days=rule.days)
    label = str(year) if year else rule.title
    if verb == "report_saving" and year:
        due = max(rule.report_by(year), clock.today())
        turns(book, verb, label, due, rule.reported_by, book.of_year(year))
    elif verb == "propose_year":
        turn_of_coordinators(plan, verb, label, soon)
    elif verb == "reconcile":
        turns(book, verb, label, soon, rule.reconciled_by, book.lines)
    else:
        turn_of_body(plan, verb, label, soon, body_of(plan.case, rule.by), rule.roles)


def _turn(book: Book) -> str:
    """What comes next: a year is reported, reckoned and settled; in the end what does not come out even is."""
    if book.next_year is not None:
        if book.plan.proposed_year == book.next_year:
            return "settle_year"
        return "report_saving" if unreported(book) or not _is_reported(book) else "propose_year"
    if money.beyond(book):
        return "refund"
    return "write_off" if money.left(book) else "reconcile"


def _is_reported(book: Book) -> bool:
    return any(line.year == book.next_year for line in book.realised)


def _waits(plan: Plan, verb: str) -> bool:
    return WorkItem.objects.open().filter(thing="repayment.plan", thing_id=plan.pk, verb=verb).exists()
