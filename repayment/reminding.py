"""What repayment reminds of beside its open work items: years in line, and the instalments of each committee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from datetime import date

from django.utils.translation import gettext as _

from applications.reminding.work import Waiting, about, reminds_beside
from repayment.book import WITH, Book, book_of
from repayment.models import Plan
from repayment.models.plan import IN_FORCE
from repayment.plan import years
from repayment.rights import RECORDING
from socinv.lifecycle.models import WorkItem
from socinv.notices.deadlines import Deadline
from socinv.notices.kinds import MONEY
from socinv.notices.stages import Pace, Tracks
from socinv.organisation.models import Membership
from socinv.presentation.dates import longdate

REPORTED = (("repayment.plan", "follow_up"), ("repayment.plan", "report_saving"))
INSTALMENT = Tracks(people=Pace(before=(10, 1), on_day=True))


@reminds_beside
def instalments(waiting: Waiting) -> Iterable[Deadline]:
    """Each year of a plan, to those who report it and to the committees that repay (STO-07): the same few queries."""
    items = {item.thing_id: item for item in waiting.items if (item.thing, item.verb) in REPORTED}
    plans = Plan.objects.filter(pk__in=list(items), status__in=IN_FORCE).prefetch_related(*WITH)
    seats = _seats(waiting.turns.day)
    for plan in plans:
        item = items[plan.pk]
        plan.case = item.case
        yield from _of_plan(waiting, item, book_of(plan), seats)


def _of_plan(waiting: Waiting, item: WorkItem, book: Book, seats: dict[int, set[int]]) -> Iterator[Deadline]:
    """A year behind one that has not been reported is due as well; the first one is the open item itself."""
    for year in years(book.open_lines):
        due = book.plan.rule.report_by(year)
        if year != book.next_year:
            later = copy(item)
            later.due, later.label = due, str(year)
            yield waiting.deadline(later)
        committees = {line.committee for line in book.of_year(year)}
        repaying = set().union(*(seats[one] for one in committees)) & waiting.turns.doors[item.municipality_id]
        words = {"year": year, "day": longdate(due)}
        yield Deadline(
            kind=MONEY, thing=f"{item.thing} instalment", thing_id=item.thing_id, due=due, happens=True,
            case_id=item.case_id, municipality_id=item.municipality_id, text=about(item),
            link=book.plan.get_absolute_url(),
            heading=_("Nämndens återföring för %(year)d ska vara redovisad senast %(day)s.") % words,
            people=frozenset(repaying) - waiting.people(item), tracks=INSTALMENT,
        )  # fmt: skip


def _seats(day: date) -> dict[int, set[int]]:
    """Those who record the decisions of each committee."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Membership.objects.on(day).filter(body__kind="committee", role__in=RECORDING)
    for body, person in rows.values_list("body", "person"):
        found[body].add(person)
    return found
