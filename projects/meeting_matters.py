"""What a project has to say at a body's meeting: what waits for the body, and what is on its way to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from applications.meeting_matters import with_words
from projects.models import Project
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.process import Process
from socinv.lifecycle.process.project_schema import RESPONSIBLE, Decided
from socinv.meetings.arranging import also_arranges
from socinv.meetings.matters import Coming, Matter, matter, on_the_way
from socinv.meetings.rights import let_arrange
from socinv.organisation.models import OF_ONE_PROJECT, Body
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day as day_in_words
from socinv.presentation.grammar import inside

THINGS = ("project", "report", "change", "position", "evaluation", "scaleup", "followup")
# What is done by others before a body has its turn.
BEFORE = Q(thing="projects.position", verb="take") | Q(thing="projects.evaluation", verb="submit") | Q(
    thing="projects.scaleup", verb="propose"
)  # fmt: skip


def of_project(items: Sequence[WorkItem]) -> Mapping[int, Matter]:
    """What waits in a project was made ready by the act that gave the body its turn."""
    return with_words(items)


for _name in THINGS:
    matter(f"projects.{_name}", "send_back", "hand_back")(of_project)


@on_the_way("projects")
def ahead(body: Body, day: date) -> Iterable[Coming]:
    """Changes that others are to say something of first, evaluations and proposals being written: one query."""
    waiting = WorkItem.objects.open().filter(BEFORE, municipality=body.municipality_id).exclude(body=body)
    rows = waiting.select_related("case__department", "body", "person").order_by("due", "id")
    return [_coming(item) for item in rows if _comes_to(body, item)]


def _comes_to(body: Body, item: WorkItem) -> bool:
    rule = _following(item.case.process, item.thing)
    if rule is None:
        return False
    return rule.by == body.key or (rule.by == RESPONSIBLE and item.case.department.committee_id == body.pk)


def _following(process: Process, thing: str) -> Decided | None:
    """Who decides when it has been said, written or proposed."""
    if thing == "projects.position":
        return process.change
    return process.closing.judged if thing == "projects.evaluation" else process.scale_up


def _coming(item: WorkItem) -> Coming:
    who = inside(str(item.body or item.person))
    words = {"who": who, "what": item.label, "day": day_in_words(item.due) if item.due else ""}
    why = _("Väntar på %(who)s: %(what)s, senast %(day)s.") if item.due else _("Väntar på %(who)s: %(what)s.")
    return Coming(item.case_id, str(item.case), reverse("case", args=[item.case.ref]), why % words, item.due)


@let_arrange
def project_leader(body: int, standing: Standing) -> bool:
    """The one who leads a project arranges the meetings of its steering group."""
    leads = [seat.body for seat in standing.seats if seat.kind in OF_ONE_PROJECT and seat.role == "chair"]
    return bool(leads) and Project.objects.filter(steering_group=body, project_group__in=leads).exists()


@also_arranges
def steering_groups(standing: Standing) -> Collection[int]:
    """The steering groups of the projects that the person leads."""
    leads = [seat.body for seat in standing.seats if seat.kind in OF_ONE_PROJECT and seat.role == "chair"]
    groups = Project.objects.filter(project_group__in=leads, steering_group__isnull=False)
    return set(groups.values_list("steering_group", flat=True)) if leads else set()
