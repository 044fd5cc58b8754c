"""What of a file can be booked as the fund is now, and booking it: each row once, whoever does it and however often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from projects.models import Project
from repayment.files.contents import Contents, Mistake, Row
from repayment.files.reading import read_file
from repayment.files.sorting import Known, Month, Sorted, sort_out
from repayment.fund import moves
from repayment.fund.reading import course_of
from repayment.ledger.accounts import NONE, AccountKind
from repayment.models import CostFile, CostRow, Entry, Fund, ProjectNumber
from socinv.lifecycle import clock, locking
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User


@dataclass(frozen=True)
class Due:
    """A month to book, with its project and what of it the fund bears. SEK."""

    month: Month
    project: Project
    borne: Decimal

    @property
    def own(self) -> Decimal:
        return self.month.amount - self.borne


@dataclass(frozen=True)
class Ready:
    """A file as it can be booked now."""

    sorted: Sorted
    due: tuple[Due, ...]

    @property
    def borne(self) -> Decimal:
        return sum((one.borne for one in self.due), NONE)

    @property
    def own(self) -> Decimal:
        return sum((one.own for one in self.due), NONE)


def ready(fund: Fund, contents: Contents) -> Ready:
    """Sorted out against the projects' numbers and what is booked already: five queries."""
    numbers = {
        one.number: one
        for one in ProjectNumber.objects.filter(municipality=fund.municipality_id).select_related("project__case")
    }
    known = {number: Known(one.project_id, one.account) for number, one in numbers.items()}
    found = sort_out(contents, known, _booked(fund), opened=fund.opened_on or date.min, today=clock.today())
    wrong = _wrong_owner(fund, contents)
    if wrong is not None:
        found = Sorted(found.months, found.level, found.left, (wrong, *found.mistakes))
    borne = _borne(fund, found.months)
    return Ready(
        found,
        tuple(
            Due(month, numbers[month.number].project, part) for month, part in zip(found.months, borne, strict=True)
        ),
    )  # fmt: skip


def book(fund: Fund, file: CostFile, by: User) -> Sorted:
    """Book what can be booked now, all of it or nothing; what was booked is given back.

    The fund is locked first, so that of two who do it at once the second finds it done. Raises Refused and Invalid.
    """
    with transaction.atomic():
        locked = locking.lock(fund)
        found = ready(locked, read_file(bytes(file.content)))
        if not found.sorted.can_be_booked:
            return Sorted((), found.sorted.level, found.sorted.left, found.sorted.mistakes)
        references = _references(file, found.sorted.months)
        rows = [
            {"project": due.project, "day": due.month.day, "amount": due.month.amount, "reference": reference,
             "text": _("Kostnader %(month)s") % {"month": f"{due.month.day:%Y-%m}"}}
            for due, reference in zip(found.due, references, strict=True)
        ]  # fmt: skip
        perform(locked, "book_costs", by=by, rows=rows, file=file.name)
        _keep_rows(locked, file, dict(zip(references, found.sorted.months, strict=True)))
    return found.sorted


def _booked(fund: Fund) -> set[str]:
    """What knows the rows that hold: those whose entry has not been reversed."""
    rows = CostRow.objects.filter(municipality=fund.municipality_id, entry__fund=fund, entry__reversed_by=None)
    return set(rows.values_list("fingerprint", flat=True))


def _wrong_owner(fund: Fund, contents: Contents) -> Mistake | None:
    """The first file that is booked says whose the books are."""
    if not contents.orgnr:
        return None
    rows = CostRow.objects.filter(municipality=fund.municipality_id, entry__reversed_by=None).exclude(file__orgnr="")
    own = rows.order_by("-pk").values_list("file__orgnr", flat=True).first()
    if own is None or own == contents.orgnr[:20]:
        return None
    text = _("Filen är från organisationsnummer %(other)s, men kommunens bokförda filer är från %(own)s. Välj en fil "
             "ur kommunens egen bokföring.")  # fmt: skip
    return Mistake(0, text % {"other": contents.orgnr, "own": own})


def _borne(fund: Fund, months: Sequence[Month]) -> list[Decimal]:
    """As the verb will book them, in the order given."""
    costs = [moves.Cost(one.project, one.day, one.amount, f"{at:06}") for at, one in enumerate(months)]
    course = course_of(fund, projects={one.project for one in months})
    drafts = moves.costs(costs, course, in_arrears=fund.rule.paid == "in-arrears")
    parts = {
        draft.reference: sum((one.amount for one in draft.postings if one.account.kind is AccountKind.CONSUMED), NONE)
        for draft in drafts
    }
    return [parts[one.reference] for one in costs]


def _references(file: CostFile, months: Sequence[Month]) -> list[str]:
    """Project, month and file; counted on where that has been booked before and then reversed."""
    starts = [f"{one.number} {one.day:%Y-%m} {file.sha256[:8]}" for one in months]
    taken = Entry.objects.filter(fund=file.fund_id, kind="cost", cost_rows__file=file).distinct()
    used = Counter(reference.rpartition("-")[0] for reference in taken.values_list("reference", flat=True))
    return [f"{start}-{used[start] + 1}" for start in starts]


def _keep_rows(fund: Fund, file: CostFile, months: dict[str, Month]) -> None:
    written = Entry.objects.filter(fund=fund, kind="cost", reversed_by=None, reference__in=months)
    entries = {one.reference: one for one in written}
    turns = _turns(fund, [mark for one in months.values() for _row, mark in one.rows])
    CostRow.objects.bulk_create(
        (_kept(file, entries[reference], row, mark, turns.get(mark, 0) + 1)
         for reference, month in months.items() for row, mark in month.rows),
        batch_size=2000,
    )  # fmt: skip


def _turns(fund: Fund, marks: Sequence[str]) -> dict[str, int]:
    """How often rows have been booked before and then reversed."""
    rows = CostRow.objects.filter(municipality=fund.municipality_id, entry__fund=fund, fingerprint__in=marks)
    return dict(rows.values_list("fingerprint").annotate(Max("turn")))


def _kept(file: CostFile, entry: Entry, row: Row, mark: str, turn: int) -> CostRow:
    return CostRow(
        municipality_id=file.municipality_id, file=file, entry=entry, line=row.line, day=row.day,
        account=row.account[:40], verification=row.verification[:80], text=row.text[:250], amount=row.amount,
        fingerprint=mark, turn=turn,
    )  # fmt: skip
