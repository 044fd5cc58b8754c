"""What is true of a project after every act, whoever did what."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from projects.conditions import evaluation_is_not_sent, project_goes_on, project_may_change, seats_to_fill
from projects.models import Change, Evaluation, Project, Report, ResultsRequest, ScaleUp
from projects.models.project import LIVE
from socinv.lifecycle.graph import transition_of
from socinv.lifecycle.models import Event, WorkItem

MODELS: dict[str, Any] = {
    model._meta.label_lower: model for model in (Project, Report, Change, Evaluation, ScaleUp, ResultsRequest)
}
ONE_DAY = timedelta(days=1)
BY_STATE = {
    "projects.project": {"running": "begin_closing"},
    "projects.report": {"proposed": "send", "returned": "submit", "sent": "accept", "read": "accept"},
    "projects.change": {"asked": "decide"},
    "projects.evaluation": {"draft": "submit", "returned": "submit", "submitted": "judge"},
    "projects.scaleup": {"awaited": "propose", "proposed": "decide"},
    "projects.resultsrequest": {"asked": "answer"},
}
# What nobody who has the turn can put right: an item must not wait behind it.
HOPELESS = (project_goes_on, project_may_change, evaluation_is_not_sent)


def things_of(project: Project) -> list[Any]:
    """The project and all that belongs to it."""
    return [one for model in MODELS.values() for one in model.objects.filter(case=project.case).order_by("pk")]


def hold(project: Project, events: list[Event]) -> None:
    things = things_of(project)
    by_name = {(one._meta.label_lower, one.pk): one for one in things}
    who_waits(project, things, by_name)
    reports = [one for one in things if isinstance(one, Report)]
    changes = [one for one in things if isinstance(one, Change)]
    money_and_time(project, changes)
    covered(project, reports)
    for thing in things:
        told_as_it_is(
            thing, [one for one in events if (one.thing, one.thing_id) == (thing._meta.label_lower, thing.pk)]
        )


def who_waits(project: Project, things: list[Any], by_name: dict[tuple[str, int], Any]) -> None:
    """One turn for each thing that waits and none for what does not; each can be taken by somebody."""
    items = list(WorkItem.objects.open().filter(case=project.case, thing__startswith="projects."))
    for item in items:
        thing = by_name[item.thing, item.thing_id]
        found = transition_of(thing, item.verb)
        assert found is not None, f"{item.verb} waits in a {thing._meta.model_name} that is {thing.status}"
        stuck = [one.__name__ for one in found.conditions if one in HOPELESS and not one(thing)]
        assert not stuck, (item.verb, thing.status, stuck)
    turns = Counter((one.thing, one.thing_id, one.verb, one.person_id) for one in items)
    assert max(turns.values(), default=1) == 1
    waiting = {(thing, pk, verb) for thing, pk, verb, _person in turns}
    expected = {(*name, verb) for name, one in by_name.items() if (verb := _next(one))}
    drafts = [("projects.report", one.pk, "submit") for one in things
              if isinstance(one, Report) and one.status == "draft"]  # fmt: skip
    expected |= set(drafts[:1])
    # One that was handed back comes before the next one, which has had its turn and keeps it.
    expected |= waiting & set(drafts[1:])
    preparing = {one for one in waiting if one[0] == "projects.project" and one[2] != "begin_closing"}
    assert waiting - preparing == expected, (waiting - preparing) ^ expected
    preparation(project, {verb for _thing, _pk, verb in preparing})


def _next(thing: Any) -> str | None:
    return BY_STATE[thing._meta.label_lower].get(thing.status)


def preparation(project: Project, waiting: set[str]) -> None:
    """A needed seat without anybody waits for somebody; and before the start the number, the EU assessment, and the
    description or the start itself."""
    to_fill = project.status in LIVE and bool(seats_to_fill(project))
    assert ("appoint" in waiting) == to_fill, (project.status, waiting)
    waiting = waiting - {"appoint"}
    if project.status != "planned":
        assert not waiting, (project.status, waiting)
        return
    assert ("assess_eu" in waiting) == (project.eu_assessed_at is None)
    assert ("set_number" in waiting) == (not project.number)
    assert len(waiting & {"submit", "start"}) == 1, waiting
    assert ("start" in waiting) == (project.submitted_at is not None)


def money_and_time(project: Project, changes: list[Change]) -> None:
    """The budget and the last day are what was first decided and what was granted since."""
    granted = [one for one in changes if one.outcome == "granted"]
    assert all((one.status == "decided") == bool(one.outcome) for one in changes)
    grown = sum((one.amount for one in granted if one.amount is not None), Decimal(0))
    assert project.budget == (project.first_budget or 0) + grown
    assert project.budget >= 0
    moved = [one.ends for one in granted if one.ends is not None]
    assert project.ends == (moved[-1] if moved else project.first_ends)
    assert (project.status == "ended") == any(one.kind == "early-end" for one in granted)


def covered(project: Project, reports: list[Report]) -> None:
    """The reports cover the project's time from the first day to the last, each day once."""
    wanted = sorted((one for one in reports if one.status != "cancelled"), key=lambda one: one.period_from)
    numbers = [one.number for one in reports]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    if project.status in ("planned", "shelved"):
        assert not reports
        return
    if wanted:
        assert wanted[0].period_from == project.starts or project.status == "ended"
    for earlier, later in pairwise(wanted):
        assert later.period_from == earlier.period_to + ONE_DAY, (earlier.period_to, later.period_from)
    if project.status not in ("ended", "planned"):
        assert wanted
        assert wanted[-1].period_to == project.ends


def told_as_it_is(thing: Any, events: list[Event]) -> None:
    """The latest change of state in the history is the state, and each change begins where the last one ended."""
    before = "new"
    for event in events:
        assert event.before == before, (thing, event.verb, before)
        before = event.after
    assert before == thing.status
