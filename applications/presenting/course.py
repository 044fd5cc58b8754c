"""The course of a case: the stepper, drawn from the process for this very case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from applications.flow.route import live_steps
from applications.flow.stages import APPLICATION, IDEA, step_stage
from applications.models import Case, CaseStatus, Step
from applications.presenting.later import Whither
from socinv.lifecycle.process import StepRule
from socinv.presentation.dates import day

NOWHERE = Whither()


@dataclass(frozen=True)
class Place:
    """One place on the way (components/stepper.html)."""

    title: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class _Stop:
    stage: str
    title: str
    done: str
    waiting: str = ""


def course(case: Case, after: Whither = NOWHERE) -> list[Place]:
    """Every place: those behind with their day, the present one, and what is left. Reads the prefetched steps.

    ``after``: where a granted case is among the places that follow the decision.
    """
    stops = _stops(case)
    if case.status in (CaseStatus.DECLINED, CaseStatus.WITHDRAWN):
        return _cut_short(case, stops)
    if case.status == CaseStatus.GRANTED:
        return [Place(stop.title, "done", stop.done) for stop in stops] + _later(case, after)
    later = [one.title for one in case.process.later]
    now = next((n for n, stop in enumerate(stops) if stop.stage == case.stage), len(stops) - 1)
    places = [Place(stop.title, "done", stop.done) for stop in stops[:now]]
    places.append(Place(stops[now].title, "current", stops[now].waiting))
    return places + [Place(title, "todo") for title in [*(stop.title for stop in stops[now + 1 :]), *later]]


def _later(case: Case, after: Whither) -> list[Place]:
    """The places after the decision. The last one that was reached is where the case is, when it is in none."""
    places = []
    for one in case.process.later:
        state, note = after.places.get(one.key, ("todo", ""))
        if state != "gone":
            places.append(Place(one.title, state, note))
    if places and not any(one.state in ("current", "ended") for one in places):
        reached = [number for number, one in enumerate(places) if one.state == "done"]
        here = reached[-1] if reached else 0
        places[here] = replace(places[here], state="ended" if reached else "current")
    return places


def _stops(case: Case) -> list[_Stop]:
    process = case.process
    application = getattr(case, "application", None)
    idea = getattr(case, "idea", None)
    sent = day(idea.submitted_at) if idea and idea.submitted_at else ""
    written = day(application.submitted_at) if application and application.submitted_at else ""
    by = _("senast %(day)s") % {"day": day(application.due)} if application and application.due else ""
    return [
        *([_Stop(IDEA, _("Idé"), sent)] if process.has_ideas else []),
        *(_stop(case, "idea", rule) for rule in process.steps("idea") if not rule.optional),
        _Stop(APPLICATION, process.writing.title, written, by),
        *(_stop(case, "application", rule) for rule in process.steps("application") if not rule.optional),
    ]


def _stop(case: Case, phase: str, rule: StepRule) -> _Stop:
    steps = live_steps(case, phase, rule.step)
    days = [step.answered_on for step in steps if step.answered_on]
    return _Stop(step_stage(phase, rule.step), rule.title, day(max(days)) if days else "", _waiting(steps))


def _waiting(steps: list[Step]) -> str:
    """How many have answered, or until when the only one has."""
    if len(steps) > 1:
        answered = sum(step.status == "answered" for step in steps)
        return _("%(answered)d av %(all)d har svarat") % {"answered": answered, "all": len(steps)}
    due = steps[0].due if steps else None
    return _("senast %(day)s") % {"day": day(due)} if due else ""


def _cut_short(case: Case, stops: list[_Stop]) -> list[Place]:
    """The places that were reached, and how it ended."""
    reached = [stop for stop in stops if stop.done]
    ended = case.decided_on or _withdrawn_at(case)
    end = day(ended) if ended else ""
    return [*(Place(stop.title, "done", stop.done) for stop in reached), Place(_ending(case), "ended", end)]


def _withdrawn_at(case: Case) -> datetime | None:
    """When the applicant withdrew: one query, for a withdrawn case only."""
    return case.events.filter(verb="close_withdrawn").order_by("-id").values_list("at", flat=True).first()


def _ending(case: Case) -> str:
    return str(CaseStatus(case.status).label)
