"""What a review has to say at a body's meeting: its steps on the agenda, and what is on its way to the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.access import visible_cases
from applications.documents.extra import extra_sections
from applications.listing.turn import page_of
from applications.models import Case, Step, StepStatus
from applications.telling import what_was_done
from socinv.documents.models import Document, DocumentStatus
from socinv.documents.paper import Section
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.process import Process, StepRule, all_processes
from socinv.meetings.documents.item_section import vote_blocks
from socinv.meetings.matters import Coming, Link, Matter, cases_seen, in_minutes, matter, on_the_way
from socinv.meetings.models import AgendaItem, ItemStatus
from socinv.organisation.models import Body
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day as day_in_words
from socinv.presentation.grammar import inside

Lacks = Callable[[WorkItem], tuple[str, ...]]


def with_words(items: Sequence[WorkItem], lacks: Lacks = lambda item: ()) -> dict[int, Matter]:
    """The items as they stand on an agenda, by id: one query, for the papers."""
    papers = _papers(items)
    return {
        item.pk: Matter(
            _("%(what)s: %(case)s") % {"what": item.label, "case": item.case}, page_of(item), lacks(item),
            papers[item.case_id],
        )
        for item in items
    }  # fmt: skip


def _papers(items: Sequence[WorkItem]) -> Mapping[int, tuple[Link, ...]]:
    """The case, and then the documents that were made in it, oldest first."""
    cases = {item.case_id: item.case for item in items}
    found: dict[int, tuple[Link, ...]] = {
        pk: (Link(case.regnr or str(case), case.get_absolute_url()),) for pk, case in cases.items()
    }
    made = Document.objects.filter(case__in=cases, status=DocumentStatus.ISSUED).order_by("id")
    for one in made.only("case", "title", "year", "serial", "kind"):
        found[one.case_id or 0] += (Link(one.title, one.get_absolute_url()),)
    return found


@matter("applications.step")
def steps(items: Sequence[WorkItem]) -> Mapping[int, Matter]:
    """A step is not ready while an expert who was asked in its review has not answered (SUN-20): two queries."""
    asked = Step.objects.filter(
        case__in={item.case_id for item in items}, kind="expertise", status=StepStatus.OPEN
    ).values_list("case", "phase")
    waits = set(asked)

    def lacks(item: WorkItem) -> tuple[str, ...]:
        phase = "idea" if item.case.stage.startswith("idea") else "application"
        answers = item.verb in ("assess", "prepare") and (item.case_id, phase) in waits
        return (_("En inbjuden expert har inte svarat."),) if answers else ()

    return with_words(items, lacks)


@in_minutes("applications.step")
def decided(event: Event) -> str:
    """Ledningen biföll ansökan och beviljade 500 000 kr: without who wrote it down."""
    said = event.said
    return _("%(who)s %(did)s.") % {
        "who": said["addressee"], "did": what_was_done(event.verb, str(said.get("outcome", "")), said)}  # fmt: skip


@cases_seen
def seen(standing: Standing, cases: Collection[int]) -> Collection[int]:
    return set(visible_cases(standing).filter(pk__in=cases).values_list("pk", flat=True))


@on_the_way("applications")
def steps_ahead(body: Body, day: date) -> Iterable[Coming]:
    """The cases that come to the body when the step that is open now has been answered: two queries."""
    before = _before(body)
    if not before:
        return []
    wanted = Q(pk__in=())
    for phase, key in before:
        wanted |= Q(phase=phase, key=key)
    waiting = Step.objects.filter(wanted, municipality=body.municipality_id, status=StepStatus.OPEN)
    rows = waiting.exclude(body=body).select_related("case__department", "body", "department", "person")
    open_steps: dict[Case, list[Step]] = defaultdict(list)
    for step in rows.prefetch_related("case__participants").order_by("id"):
        if _comes_to(body, step):
            open_steps[step.case].append(step)
    return [_coming(case, found) for case, found in open_steps.items()]


def _before(body: Body) -> set[tuple[str, str]]:
    """The steps that lead to one of the body's, in any version of the municipality's guideline."""
    slug = body.municipality.process
    return {
        (phase, rule.step)
        for process in all_processes().values() if process.slug == slug
        for phase in ("idea", "application")
        for rule in process.steps(phase) if any(_is_of(one, body) for one in _next(process, phase, rule))
    }  # fmt: skip


def _next(process: Process, phase: str, rule: StepRule) -> list[StepRule]:
    return [one for one in process.steps(phase) if one.step in rule.leads.values()]


def _is_of(rule: StepRule, body: Body) -> bool:
    return rule.by == body.key or (rule.by == "concerned-committees" and body.kind == "committee")


def _comes_to(body: Body, step: Step) -> bool:
    """Committees only have what concerns them: their own departments'."""
    following = _next(step.case.process, step.phase, step.rule)
    if any(rule.by == body.key for rule in following):
        return True
    departments = [step.case.department, *step.case.participants.all()]
    concerned = any(one.committee_id == body.pk for one in departments)
    return concerned and any(_is_of(rule, body) for rule in following)


def _coming(case: Case, waits: list[Step]) -> Coming:
    """All that the case waits for, and the latest day of them."""
    due = max((step.due for step in waits if step.due is not None), default=None)
    words = {"who": ", ".join(inside(step.addressee) for step in waits), "day": day_in_words(due) if due else ""}
    why = _("Väntar på %(who)s, senast %(day)s.") if due else _("Väntar på %(who)s.")
    return Coming(case.pk, str(case), reverse("case", args=[case.ref]), why % words, due)


def from_the_meeting(step: Step) -> Iterable[Section]:
    """How it was voted and who reserved themselves, where the answer was given at a meeting."""
    items = AgendaItem.objects.filter(thing=step._meta.label_lower, thing_id=step.pk)
    dealt_with = items.filter(meeting__opened_at__isnull=False).exclude(status=ItemStatus.TAKEN_OFF)
    item = dealt_with.prefetch_related(
        "votes__person", "reservations__person", "left__person", "left__served_by"
    ).last()
    blocks = vote_blocks(item) if item is not None else ()
    if item is not None and blocks:
        yield Section(_("Ur protokollet, § %(section)s") % {"section": item.section}, blocks)


extra_sections("decision-memo", from_the_meeting)
