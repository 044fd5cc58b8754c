"""What follows from the acts on a fund: the entries, written in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from projects.models import Project
from repayment.fund import moves
from repayment.fund.cases import added_years
from repayment.fund.moves import Cost, Draft
from repayment.fund.reading import course_of
from repayment.fund.writing import write
from repayment.ledger import entries as ledger
from repayment.ledger.accounts import AccountKind, mirrored
from repayment.models import Entry, Fund, ProjectNumber
from socinv.lifecycle import clock
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event

Said = Mapping[str, Any]


def _day(said: Said) -> date:
    return date.fromisoformat(said["day"])


def _decided(said: Said) -> dict[str, Any]:
    return {"day": _day(said), "amount": Decimal(said["amount"]), "decision": said["decision"]}


@on("repayment.fund", "open_fund")
def take_in(fund: Fund, event: Event) -> None:
    """What has been allocated so far, and what is left to pay of the grants of running projects."""
    said, day = event.said, _day(event.said)
    drafts = [_allocation(row | {"day": said["day"]}) for row in said.get("allocations") or []]
    given = {row["project"]["id"]: Decimal(row["amount"]) for row in said.get("rows") or []}
    for project in Project.objects.filter(pk__in=given).select_related("case").order_by("pk"):
        drafts += moves.reserved(project.pk, added_years(project.case, given[project.pk]), day, "")
        if project.number:
            remember_number(fund, project.pk, project.number)
    write(fund, drafts, event)


def _allocation(said: Said) -> Draft:
    source = said["source"]
    return Draft("allocation", source=source, within_target=bool(said.get("within_target")),
                 text=said.get("text") or "", postings=ledger.allocation(Decimal(said["amount"]), source),
                 **_decided(said))  # fmt: skip


@on("repayment.fund", "set_aside")
def write_allocation(fund: Fund, event: Event) -> None:
    write(fund, [_allocation(event.said)], event)


@on("repayment.fund", "appropriate")
def write_appropriation(fund: Fund, event: Event) -> None:
    said = event.said
    postings = ledger.appropriation(Decimal(said["amount"]), said["year"])
    draft = Draft("appropriation", year=said["year"], text=said.get("text") or "", postings=postings, **_decided(said))
    write(fund, [draft], event)


@on("repayment.fund", "receive_repayment")
def write_repayment(fund: Fund, event: Event) -> None:
    said, source = event.said, fund.rule.repaid_as
    amount = Decimal(said["amount"])
    draft = Draft("repayment", _day(said), amount, ledger.allocation(amount, source), source=source,
                  plan=said["plan"]["id"], committee=said["committee"]["id"], year=said["year"],
                  text=said.get("text") or "")  # fmt: skip
    write(fund, [draft], event)


@on("repayment.fund", "commit_grant")
def write_reservation(fund: Fund, event: Event) -> None:
    said = event.said
    years = {int(year): Decimal(amount) for year, amount in said["years"].items()}
    write(fund, moves.reserved(said["project"]["id"], years, clock.today(), said.get("decision") or ""), event)


@on("repayment.fund", "release_grant")
def write_release(fund: Fund, event: Event) -> None:
    said, amount = event.said, Decimal(event.said["amount"])
    project = said["project"]["id"]
    draft = Draft("release", clock.today(), amount, ledger.released(amount, project), project=project,
                  decision=said.get("decision") or "")  # fmt: skip
    write(fund, [draft], event)


@on("repayment.fund", "number_project")
def write_number(fund: Fund, event: Event) -> None:
    project, number = event.said["project"]["id"], event.said["number"].strip()
    remember_number(fund, project, number)
    Project.objects.filter(pk=project).update(number=number)


def remember_number(fund: Fund, project: int, number: str) -> None:
    """With what the guideline says of the accounts."""
    rule = fund.rule
    ProjectNumber.objects.update_or_create(
        project_id=project,
        defaults={"municipality_id": fund.municipality_id, "number": number, "project_type": rule.project_type,
                  "account": rule.account},
    )  # fmt: skip


@on("repayment.fund", "pay_grant")
def write_payment(fund: Fund, event: Event) -> None:
    said, rule = event.said, fund.rule
    amount, project, in_arrears = Decimal(said["amount"]), said["project"]["id"], rule.paid == "in-arrears"
    postings = moves.payment(
        project, amount, said["year"], in_arrears=in_arrears, within_year=rule.appropriation
    )  # fmt: skip
    draft = Draft("arrears" if in_arrears else "payment", _day(said), amount, postings, project=project,
                  year=said["year"], text=said.get("text") or "", reference=said.get("reference") or "")  # fmt: skip
    write(fund, [draft], event)


@on("repayment.fund", "book_costs")
def write_costs(fund: Fund, event: Event) -> None:
    rows = [
        Cost(row["project"]["id"], _day(row), Decimal(row["amount"]), row["reference"], row.get("text") or "")
        for row in event.said["rows"]
    ]
    course = course_of(fund, projects={row.project for row in rows})
    drafts = moves.costs(
        rows, course, in_arrears=fund.rule.paid == "in-arrears", file=event.said.get("file") or ""
    )  # fmt: skip
    write(fund, drafts, event)


@on("repayment.fund", "freeze_unused")
def write_freezing(fund: Fund, event: Event) -> None:
    year, course = event.said["year"], course_of(fund, kinds=[AccountKind.PAID])
    write(fund, moves.frozen(moves.unused(course, course.projects, year), year), event)


@on("repayment.fund", "carry_over", "hand_back")
def write_decided_frozen(fund: Fund, event: Event) -> None:
    said, project = event.said, event.said["project"]["id"]
    amount = Decimal(said["amount"])
    if event.verb == "carry_over":
        kind, postings = "transfer", ledger.transferred(amount, project)
    else:
        kind, postings = "return", ledger.returned(amount, project)
    write(fund, [Draft(kind, postings=postings, project=project, **_decided(said))], event)


@on("repayment.fund", "reverse_entry")
def write_reversal(fund: Fund, event: Event) -> None:
    entry = Entry.objects.get(pk=event.said["entry"]["id"])
    postings = mirrored(one.moved for one in entry.postings.all())
    draft = Draft("reversal", max(clock.today(), entry.day), entry.amount, postings, text=event.said["reason"],
                  source=entry.source, project=entry.project_id, plan=entry.plan_id, committee=entry.committee_id,
                  year=entry.year, reverses=entry.pk)  # fmt: skip
    write(fund, [draft], event)
