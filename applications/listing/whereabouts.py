"""Where cases are and whose turn it is, for many cases at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from applications.models import Case, CaseStatus
from socinv.lifecycle.models import WorkItem
from socinv.presentation.dates import day, is_late
from socinv.presentation.grammar import count_words, inside, joined

ASIDE = ("assign_coordinators", "comment")  # done beside the way of the case
MOST_NAMES = 2
SAID = ("case_id", "verb", "due", "body__name", "department__name", "person__name")
MARKS = {CaseStatus.GRANTED: "yes", CaseStatus.DECLINED: "no", CaseStatus.WITHDRAWN: "info"}


@dataclass(frozen=True)
class Whereabouts:
    """The stage in words with its mark, who has the turn, and until when."""

    stage: str
    mark: str
    turn: str = ""
    due: date | None = None

    @property
    def sentence(self) -> str:
        """Väntar på nämnden till 27 november."""
        if not self.turn:
            return self.stage
        if self.due is None:
            return _("Väntar på %(who)s") % {"who": self.turn}
        return _("Väntar på %(who)s till %(day)s") % {"who": self.turn, "day": day(self.due)}


def stage_word(case: Case) -> str:
    """Idéprövning, Ansökan skrivs, Bifall."""
    if case.stage == "ended" or case.status != CaseStatus.OPEN:
        return str(CaseStatus(case.status).label)
    return stage_title(case, case.stage)


def stage_title(case: Case, stage: str) -> str:
    """A stage's name in the case's own process."""
    if stage == "idea":
        return _("Idén skrivs")
    if stage == "application":
        return _("Ansökan skrivs")
    phase, _dot, key = stage.partition(".")
    try:
        return case.process.step(phase, key).title
    except KeyError:  # a stage that a coming part of the system adds
        return stage


def names_of(items: Iterable[WorkItem]) -> str:
    """Those who have the turn, each once, as inside a sentence; a number when they are many."""
    names = list(dict.fromkeys(_name(item) for item in items))
    if len(names) > MOST_NAMES:
        return _("%(first)s och %(count)s till") % {"first": names[0], "count": count_words(len(names) - 1)}
    return joined(names)


def _name(item: WorkItem) -> str:
    return str(item.person) if item.person else inside(str(item.body or item.department))


def whereabouts_of(cases: Iterable[Case]) -> dict[int, Whereabouts]:
    """Each case's whereabouts by its id: one query."""
    cases = list(cases)
    going = [case.pk for case in cases if case.status == CaseStatus.OPEN]
    waiting: dict[int, list[WorkItem]] = defaultdict(list)
    items = WorkItem.objects.open().filter(case__in=going).select_related("body", "department", "person").only(*SAID)
    for item in sorted(items, key=_nearest) if going else ():
        waiting[item.case_id].append(item)
    return {case.pk: _of(case, waiting[case.pk]) for case in cases}


def _nearest(item: WorkItem) -> tuple[bool, date, int]:
    return item.due is None, item.due or date.max, item.pk


def _of(case: Case, items: list[WorkItem]) -> Whereabouts:
    if case.status != CaseStatus.OPEN:
        return Whereabouts(stage_word(case), MARKS[CaseStatus(case.status)])
    items = [item for item in items if item.verb not in ASIDE] or items
    due = next((item.due for item in items if item.due), None)
    mark = "late" if due and is_late(due) else "wait"
    return Whereabouts(stage_word(case), mark, names_of(items), due)
