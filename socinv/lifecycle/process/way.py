"""The whole way of a case through a process: stops in stages, and where each outcome leads. Pure; the picture, the
Mermaid text and the table of the command are drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from socinv.lifecycle.process.described import who
from socinv.lifecycle.process.schema import Process, StepRule
from socinv.lifecycle.process.words import KINDS, outcome_words

END = "end"  # the case is at its end; what it ended with is said by the outcome


@dataclass(frozen=True)
class Way:
    """An outcome: its shape (yes, no, back or info), its word ("" without a choice) and the stop it leads to."""

    shape: str
    word: str
    goal: str


@dataclass(frozen=True)
class Stop:
    """A box: whose turn, what they do, and within how many days. ``beside``: when needed, beside the way."""

    key: str
    title: str
    who: str = ""
    kind: str = ""
    days: int = 0
    beside: bool = False
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Stage:
    """A stretch of the way with a name of its own."""

    key: str
    title: str
    stops: tuple[Stop, ...]


def way_of(process: Process) -> tuple[Stage, ...]:
    """From the need or the idea to the last stop of the file; each stop without ways of its own leads to the next."""
    stages = [
        Stage("idea", _("Idé"), tuple(_idea(process))),
        Stage("application", _("Ansökan"), tuple(_application(process))),
        Stage("project", _("Projekt"), tuple(_project(process))),
        Stage("after", _("Efter projektet"), tuple(_after(process))),
    ]
    return _linked([one for one in stages if one.stops])


def _linked(stages: list[Stage]) -> tuple[Stage, ...]:
    """The stages with the ways that go without saying, and with no way to a stop that is not there."""
    main = [stop.key for stage in stages for stop in stage.stops if not stop.beside]
    following = dict(zip(main, [*main[1:], END], strict=True))
    linked = []
    for stage in stages:
        stops = tuple(
            replace(stop, ways=() if stop.beside else tuple(_ways(stop, main, following))) for stop in stage.stops
        )
        linked.append(replace(stage, stops=stops))
    return tuple(linked)


def _ways(stop: Stop, main: list[str], following: dict[str, str]) -> Iterator[Way]:
    for way in stop.ways or (Way("yes", "", ""),):
        goal = way.goal or following[stop.key]
        if goal not in (*main, END):
            goal = following[stop.key]
        is_back = goal in main and main.index(goal) <= main.index(stop.key)
        yield Way("back" if is_back else way.shape, way.word, goal)


def _idea(process: Process) -> Iterator[Stop]:
    if not process.has_ideas:
        return
    if process.need:
        yield Stop("need", _("Behov"), ", ".join(one.title for one in process.need))
    yield Stop("idea.write", _("Idé"), _("Den som söker"))
    yield from _steps(process, "idea")


def _application(process: Process) -> Iterator[Stop]:
    if process.need and not process.has_ideas:
        yield Stop("need", _("Behov"), ", ".join(one.title for one in process.need))
    yield Stop("application.write", process.writing.title, _("Den som söker"), days=process.writing.days)
    if process.anchoring:
        yield Stop("anchoring", process.anchoring.title, _("Förvaltningarnas chefer"))
    *before, last = _steps(process, "application")
    yield from before
    if process.comparing:
        names = ", ".join(who(process, key) for key in process.comparing.by)
        yield Stop("comparing", process.comparing.title, names, beside=True)
    yield last


def _steps(process: Process, phase: str) -> Iterator[Stop]:
    for step in process.steps(phase):
        ways = tuple(Way(*outcome_words(key), _goal(phase, goal)) for key, goal in step.leads.items())
        ways = ways or _next(process, phase, step)
        kind = str(KINDS.get(step.kind, ""))
        yield Stop(f"{phase}.{step.step}", step.title, who(process, step.by), kind, step.days, step.optional, ways)


def _next(process: Process, phase: str, step: StepRule) -> tuple[Way, ...]:
    """The step that says it comes after this one, where no outcome leads anywhere."""
    after = [one for one in process.steps(phase) if one.after == step.step and not one.optional]
    return (Way("yes", "", f"{phase}.{after[0].step}"),) if after else ()


def _goal(phase: str, goal: str) -> str:
    named = {"draft": f"{phase}.write", "application": "application.write", "declined": END, "granted": "project"}
    return named.get(goal, f"{phase}.{goal}")


def _project(process: Process) -> Iterator[Stop]:
    if "project" not in {one.key for one in process.later}:
        return
    lead, owner = (_seat(process, group) for group in ("project-group", "steering-group"))
    yield Stop("project", _("Projektbeskrivning"), lead, days=process.project.days)
    yield Stop("project.start", _("Start"), owner)
    sends = ", ".join(who(process, key) for key in process.reporting.sent_by) or process.project.steering.title
    yield Stop("project.report", process.reporting.title, sends, days=process.reporting.days)
    change = process.change
    for one in change.before:
        yield Stop(f"project.before.{one.key}", one.title, who(process, one.by), days=one.days, beside=True)
    yield Stop("project.change", change.title, who(process, change.by), _decides(), change.days, beside=True)
    if process.request:
        asking = ", ".join(who(process, key) for key in process.request.asked_by)
        yield Stop("project.request", process.request.title, asking, beside=True)


def _after(process: Process) -> Iterator[Stop]:
    keys = {one.key for one in process.later}
    if "evaluation" in keys:
        closing = process.closing
        yield Stop("evaluation", closing.title, _seat(process, "project-group"), days=closing.days)
        yield _decision(process, "judged", closing.judged)
    if process.proposal:
        yield _decision(process, "proposal", process.proposal)
    if process.scale_up:
        yield _decision(process, "scale-up", process.scale_up)
    for name in ("repayment", "follow_up"):
        rule: Any = getattr(process, name, None)
        if rule is not None and getattr(rule, "when", "at-closing") == "at-closing":
            yield Stop(name, rule.title, who(process, rule.by), days=getattr(rule, "days", 0))


def _decision(process: Process, key: str, rule: Any) -> Stop:
    """A decision about an ended project. A proposal that nothing goes on ends the case."""
    ways = tuple(
        Way("no" if _stops(choice) else "yes", choice.label, END if _stops(choice) and key == "proposal" else "")
        for choice in rule.choices
    )
    return Stop(key, rule.title, who(process, rule.by), _decides(), rule.days, ways=ways)


def _stops(choice: Any) -> bool:
    return (getattr(choice, "means", "") or choice.key) in ("none", "unsuccessful", "declined")


def _decides() -> str:
    return str(KINDS["decision"])


def _seat(process: Process, group: str) -> str:
    """Who leads the group, by the file's word for it."""
    seats = [seat.title for seat in process.project.seat if (seat.group, seat.role) == (group, "chair")]
    return seats[0] if seats else ""
