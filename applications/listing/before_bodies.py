"""What bodies have before them: what waits, what is on its way, and what they have answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.access import visible_cases
from applications.listing.columns import Column
from applications.listing.filter_form import process_now
from applications.listing.turn import in_order, page_of
from applications.models import Case, Step, StepStatus
from applications.models.step import Outcome
from applications.wording import to_do
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.process import Process
from socinv.organisation.models import Body, BodyKind
from socinv.organisation.standing import Standing
from socinv.organisation.swedish_order import swedish
from socinv.presentation.grammar import count_words

SAID_LENGTH = 180
MOST_WORK = 100
OF_OTHERS = ~Q(thing__startswith="applications.")  # what an app above lets wait for a body
WITH = ("case__department", "body", "person", "answered_by")


@dataclass(frozen=True)
class BodyLine:
    """A body in the list of bodies, with how much it has before it."""

    body: Body
    mine: bool
    waiting: int
    first_due: date | None


def body_lines(standing: Standing) -> list[BodyLine]:
    """Every body that has a part in the process; one's own first, then those with most before them."""
    theirs = Q(thing="applications.step") | OF_OTHERS
    waiting = WorkItem.objects.open().filter(theirs, municipality=standing.municipality)
    rows = waiting.exclude(body=None).order_by().values_list("body").annotate(Count("pk"), Min("due"))
    found = {pk: (count, due) for pk, count, due in rows}
    mine = {seat.body for seat in standing.seats} | set(standing.delegations)
    lines = [
        BodyLine(body, body.pk in mine, *found.get(body.pk, (0, None)))
        for body in Body.objects.lasting().filter(municipality=standing.municipality)
        if body.kind != BodyKind.ACTOR or body.pk in found  # one beside the municipality, only while it is asked
    ]
    return sorted(lines, key=lambda line: (not line.mine, line.first_due or date.max, line.body.name))


@dataclass(frozen=True)
class StepRow:
    """An open step as the body reads it before the meeting."""

    step: Step
    said: str

    @property
    def case(self) -> Case:
        return self.step.case

    @property
    def url(self) -> str:
        return reverse("step", args=[self.case.ref, self.step.pk])

    @property
    def amount(self) -> Decimal | None:
        return self.case.applied_amount or None

    @property
    def due(self) -> date | None:
        return self.step.due

    @property
    def kind(self) -> str:
        return self.step.rule.title


@dataclass(frozen=True)
class WorkRow:
    """What else waits for the body: a decision about a project that goes on or has ended."""

    item: WorkItem
    amount: None = None
    said: str = ""

    @property
    def case(self) -> Case:
        return self.item.case

    @property
    def url(self) -> str:
        return page_of(self.item)

    @property
    def due(self) -> date | None:
        return self.item.due

    @property
    def kind(self) -> str:
        return str(to_do(self.item))


WAITING_COLUMNS = (
    Column(gettext_lazy("Svar senast"), lambda row: row.due, kind="day", sort="due"),
    Column(gettext_lazy("Diarienummer"), lambda row: row.case.regnr, sort="regnr"),
    Column(gettext_lazy("Ärende"), lambda row: str(row.case), sort="title"),
    Column(gettext_lazy("Söker"), lambda row: row.case.department.name, sort="department"),
    Column(gettext_lazy("Steg"), lambda row: row.kind),
    Column(gettext_lazy("Sökt belopp, kr"), lambda row: row.amount, kind="money", sort="amount"),
    Column(gettext_lazy("Hittills"), lambda row: row.said),
)


SORTS: dict[str, Any] = {
    "due": F("due"), "regnr": F("case__regnr"), "title": swedish("case__title"),
    "department": swedish("case__department__name"), "amount": F("case__applied_amount"),
}  # fmt: skip


def open_steps(standing: Standing, body: Body, sort: str = "") -> QuerySet[Step]:
    """What the body has before it, oldest deadline first unless sorted otherwise."""
    steps = Step.objects.filter(body=body, status=StepStatus.OPEN, case__in=visible_cases(standing))
    by = SORTS.get(sort.removeprefix("-"), SORTS["due"])
    down = sort.startswith("-") and sort[1:] in SORTS
    first = by.desc(nulls_last=True) if down else by.asc(nulls_last=True)
    return steps.select_related(*WITH).order_by(first, "id")


def open_work(standing: Standing, body: Body) -> QuerySet[WorkItem]:
    """What waits for the body beside the steps of the cases, oldest deadline first; a hundred are shown."""
    items = WorkItem.objects.open().filter(OF_OTHERS, body=body, case__in=visible_cases(standing))
    return in_order(items)


def work_rows(items: QuerySet[WorkItem]) -> list[WorkRow]:
    """The first hundred of them."""
    return [WorkRow(item) for item in items[:MOST_WORK]]


def lead(count: int) -> str:
    """Tre ärenden väntar på svar."""
    if not count:
        return _("Inget ärende väntar på svar.")
    words = _("fler än 99") if count > 99 else count_words(count, "ett")
    said = ngettext("%(count)s ärende väntar på svar.", "%(count)s ärenden väntar på svar.", count) % {"count": words}
    return said[:1].upper() + said[1:]


def answered_steps(standing: Standing, body: Body) -> QuerySet[Step]:
    """What it has answered, newest first."""
    steps = Step.objects.filter(body=body, status=StepStatus.ANSWERED, case__in=visible_cases(standing))
    return steps.select_related(*WITH, "delegation").order_by("-answered_at", "-id")


def with_what_was_said(steps: Iterable[Step]) -> list[StepRow]:
    """The steps, each with what others have said of the case so far: one query for all."""
    steps = list(steps)
    earlier = Step.objects.filter(case__in={step.case_id for step in steps}, status=StepStatus.ANSWERED)
    answers: dict[int, list[Step]] = defaultdict(list)
    for answer in earlier.select_related("body", "person").order_by("answered_at", "id") if steps else ():
        answers[answer.case_id].append(answer)
    return [StepRow(step, said_so_far(step, answers[step.case_id])) for step in steps]


def said_so_far(step: Step, answers: list[Step]) -> str:
    """What was said so far: the preparation's words, the committees' answers and views, or the idea review's."""
    same_round = [one for one in answers if (one.phase, one.round) == (step.phase, step.round) and one.pk != step.pk]
    parts = [_stances(same_round), _views(same_round), _signatures(same_round)]
    for one in same_round:
        if one.kind in ("preparation", "weighing"):
            parts.append(f"{one.body}: {one.reasons}")
        if one.kind == "expertise":
            parts.append(_("Expert: %(outcome)s.") % {"outcome": Outcome(one.outcome).label.lower()})
    if not any(parts) and step.phase == "application":
        parts += [_("Idéprövning: %(outcome)s.") % {"outcome": Outcome(one.outcome).label.lower()}
                  for one in answers if one.kind == "assessment"][-1:]  # fmt: skip
    return Truncator(" ".join(part for part in parts if part)).chars(SAID_LENGTH)


def _stances(answers: list[Step]) -> str:
    stances = [one.outcome for one in answers if one.kind == "stance"]
    yes, other = stances.count(Outcome.YES), len(stances) - stances.count(Outcome.YES)
    words = []
    if yes:
        words.append(ngettext("%(count)s nämnd sa ja.", "%(count)s nämnder sa ja.", yes)
                     % {"count": count_words(yes).capitalize()})  # fmt: skip
    if other:
        words.append(ngettext("%(count)s nämnd sa nej.", "%(count)s nämnder sa nej.", other)
                     % {"count": count_words(other).capitalize()})  # fmt: skip
    return " ".join(words)


def _views(answers: list[Step]) -> str:
    given = [one.outcome for one in answers if one.kind == "views"].count(Outcome.VIEWS)
    if not given:
        return _("Inga synpunkter.") if any(one.kind == "views" for one in answers) else ""
    return ngettext("%(count)s nämnd har synpunkter.", "%(count)s nämnder har synpunkter.", given) % {
        "count": count_words(given).capitalize()
    }


def _signatures(answers: list[Step]) -> str:
    given = [one.outcome for one in answers if one.kind == "sign-off"].count(Outcome.SIGNED)
    if not given:
        return ""
    return ngettext("%(count)s har undertecknat.", "%(count)s har undertecknat.", given) % {
        "count": count_words(given).capitalize()
    }


def on_the_way(standing: Standing, body: Body) -> QuerySet[Case]:
    """Cases one step before the body's: what it will have before it next."""
    stages, departments = _stages_before(process_now(body.municipality), body)
    cases = visible_cases(standing).filter(stage__in=stages, status="open")
    if departments:
        under = Q(department__committee=body)
        through = Case.participants.through._default_manager.filter(department__committee=body)
        cases = cases.filter(under | Q(pk__in=through.values("case")))
    return cases.select_related("department").order_by("-changed_at", "-id")


def _stages_before(process: Process, body: Body) -> tuple[set[str], bool]:
    """The stages from which a case comes to the body, and whether only those of its own departments do."""
    stages: set[str] = set()
    departments = False
    for phase in ("idea", "application"):
        for rule in process.steps(phase):
            if rule.by != body.key and not (rule.by == "concerned-committees" and body.kind == "committee"):
                continue
            if rule.after != "submitted":
                stages.add(f"{phase}.{rule.after}")
            elif phase == "application":
                stages.add("application")
            departments |= rule.by == "concerned-committees"
    return stages, departments
