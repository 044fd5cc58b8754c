"""Open work items with a day: steps, drafts, reports, evaluations, decisions and whatever else waits for somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from applications.listing.turn import page_of
from applications.reminding.passing_on import PassingOn
from applications.wording import to_do, work_of
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.turns import Turns
from socinv.notices.deadlines import Deadline, deadlines
from socinv.notices.kinds import DEADLINE
from socinv.presentation.dates import day_of
from socinv.presentation.grammar import inside

WITH = ("case", "body", "department", "person")
SAID = (
    "municipality", "thing", "thing_id", "verb", "label", "roles", "delegable", "due", "opened_at", "case__ref",
    "case__regnr", "case__title", "case__stage", "case__process_slug", "case__process_version",
    "case__coordinator_method", "case__coordinator_evaluation", "body__name", "body__kind", "department__name",
    "person__name",
)  # fmt: skip
WRITING = ("start", "write", "submit")


@dataclass(frozen=True)
class Waiting:
    """All open items that have a day, with their people."""

    items: list[WorkItem]
    turns: Turns
    passing: PassingOn
    wrote: dict[int, set[int]]

    def people(self, item: WorkItem) -> frozenset[int]:
        """Whose turn it is. Of a department's draft those who have written in it, where any of them is left."""
        people = self.turns.of(item)
        if item.department_id is not None and item.verb == "submit":
            return people & self.wrote[item.case_id] or people
        return people

    def deadline(self, item: WorkItem) -> Deadline:
        """The item as something to be reminded of."""
        work = work_of(item)
        return Deadline(
            kind=kind_of(item), thing=f"{item.thing} {item.verb}", thing_id=item.thing_id,
            case_id=item.case_id, municipality_id=item.municipality_id, due=item.due or date.max,
            heading=str(to_do(item)),
            text=about(item), link=page_of(item), people=self.people(item),
            coordinators=self.passing.coordinators(item), chairs=self.passing.chairs(item),
            since=day_of(item.opened_at), way=item.case.get_absolute_url(),
            late_text=_("Väntar på %(who)s.") % {"who": _who(item, work.who(item) if work else "")},
        )  # fmt: skip


Beside = Callable[[Waiting], Iterable[Deadline]]
_beside: list[Beside] = []


def reminds_beside(function: Beside) -> Beside:
    """Let an app above add deadlines that follow from the open items, or from what stands behind them."""
    _beside.append(function)
    return function


@deadlines("work")
def work(day: date) -> Iterable[Deadline]:
    """Every open item that has a day: about a dozen queries, however many items there are."""
    items = WorkItem.objects.open().filter(due__isnull=False)
    turns = Turns(items, day)
    found = Waiting(list(items.select_related(*WITH).only(*SAID)), turns, PassingOn(turns), _writers())
    yield from (found.deadline(item) for item in found.items)
    for function in _beside:
        yield from function(found)


def kind_of(item: WorkItem) -> str:
    """The kind of notice that reminds of it."""
    work = work_of(item)
    return work.reminded_as.get(item.thing, DEADLINE) if work else DEADLINE


def about(item: WorkItem) -> str:
    """EX-2026-0004 Tidigt stöd. Lägesrapport 2."""
    words = {"number": item.case.regnr or _("Utkast:"), "title": item.case, "label": item.label}
    return _("%(number)s %(title)s. %(label)s.") % words


def _writers() -> dict[int, set[int]]:
    """Those who have written in the cases where a department has the turn: colleagues need no reminder of it."""
    found: dict[int, set[int]] = defaultdict(set)
    cases = WorkItem.objects.open().filter(due__isnull=False, department__isnull=False, verb="submit").values("case")
    rows = Event.objects.filter(case__in=cases, verb__in=WRITING).order_by().values_list("case", "actor").distinct()
    for case, person in rows:
        if case is not None:
            found[case].add(person)
    return found


def _who(item: WorkItem, called: str) -> str:
    return item.person.name if item.person is not None else inside(called or str(item.body or item.department))
