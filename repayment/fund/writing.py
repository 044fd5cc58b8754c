"""Writing entries: numbered after the last, with what they move. The fund must be locked."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from repayment.fund.moves import Draft
from repayment.models import Entry, Fund, Posting
from socinv.lifecycle.models import Event


def write(fund: Fund, drafts: Sequence[Draft], event: Event) -> list[Entry]:
    """Three queries, however many. The database refuses what does not add up or is not there."""
    latest = Entry.objects.filter(fund=fund).aggregate(latest=Max("number"))["latest"] or 0
    entries = Entry.objects.bulk_create(
        Entry(
            municipality_id=fund.municipality_id, fund=fund, number=number, day=one.day, kind=one.kind,
            text=one.text[:250], source=one.source, within_target=one.within_target, decision=one.decision,
            project_id=one.project, plan_id=one.plan, committee_id=one.committee, year=one.year, amount=one.amount,
            reference=one.reference, file=one.file, reverses_id=one.reverses, by=event.actor, at=event.at,
        )
        for number, one in enumerate(drafts, latest + 1)
    )  # fmt: skip
    Posting.objects.bulk_create(
        Posting(
            municipality_id=fund.municipality_id, entry=entry, account_kind=moved.account.kind.value,
            project_id=moved.account.project or None, year=moved.account.year, source=moved.account.source,
            amount=moved.amount,
        )
        for entry, one in zip(entries, drafts, strict=True)
        for moved in one.postings
    )  # fmt: skip
    return entries
