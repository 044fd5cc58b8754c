"""Holding every process file against the graph: a bad file stops the start and says where it is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from socinv.lifecycle.process.forms_schema import Element, Part
from socinv.lifecycle.process.load import FOLDER, BrokenProcess, read
from socinv.lifecycle.process.project_check import project_problems
from socinv.lifecycle.process.schema import Process, StepRule

OUTCOMES = {
    "expertise": set[str](),
    "assessment": {"approved", "declined", "returned"},
    "stance": {"yes", "no"},
    "preparation": {"done", "returned"},
    "decision": {"granted", "declined", "returned"},
}
ENDS = {"idea": {"application", "declined", "draft"}, "application": {"granted", "declined", "draft"}}
FORMS = ("idea", "application", "project", "report", "evaluation")
ROLES = {"chair", "member", "deputy", "secretary"}
SELECTORS = {"invited-expert", "concerned-committees"}
AUDIENCES = {"applicant", "coordinators", "followers", "concerned-committees"}


def problems(process: Process) -> list[str]:
    """Every mistake a well-formed file can still have, in plain words."""
    return [
        *_unknown_rules(process),
        *_twice("body", [one.key for one in process.body]),
        *_twice("criterion", [one.key for one in process.criterion]),
        *_orderer(process),
        *(line for phase in ("idea", "application") for line in _review(process, phase)),
        *(line for form in FORMS for part in process.parts(form) for line in _part(form, part)),
        *project_problems(process),
    ]


def _twice(what: str, keys: list[str]) -> Iterator[str]:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{what} {key!r} is named twice"


def _orderer(process: Process) -> Iterator[str]:
    if process.orderer.body not in {one.key for one in process.body}:
        yield f"orderer: there is no body {process.orderer.body!r}"


def _review(process: Process, phase: str) -> Iterator[str]:
    steps = process.steps(phase)
    yield from _twice(f"review.{phase}", [rule.step for rule in steps])
    if not any(rule.kind == ("assessment" if phase == "idea" else "decision") for rule in steps):
        yield f"review.{phase}: no step ends it"
    if not process.first_steps(phase):
        yield f"review.{phase}: no compulsory step comes after 'submitted'"
    names = {rule.step for rule in steps}
    for rule in steps:
        where = f"review.{phase} step {rule.step!r}"
        yield from _step(process, rule, where)
        if rule.after not in names | {"submitted"}:
            yield f"{where}: comes after {rule.after!r}, which is no step"
        for outcome, goal in rule.leads.items():
            if goal not in names | ENDS[phase]:
                yield f"{where}: outcome {outcome!r} leads to {goal!r}, which is no step and no end"
    reached = {goal for rule in steps for goal in rule.leads.values()}
    for rule in steps:
        if rule.after != "submitted" and not rule.optional and rule.step not in reached:
            yield f"review.{phase} step {rule.step!r}: no outcome leads there"


def _step(process: Process, rule: StepRule, where: str) -> Iterator[str]:
    bodies = {one.key for one in process.body}
    if rule.by not in bodies | SELECTORS:
        yield f"{where}: there is no body {rule.by!r}"
    if rule.days <= 0:
        yield f"{where}: the time limit must be at least one day"
    if set(rule.leads) != OUTCOMES[rule.kind]:
        yield f"{where}: a {rule.kind} has the outcomes {', '.join(sorted(OUTCOMES[rule.kind])) or 'none'}"
    if not rule.roles or set(rule.roles) - ROLES:
        yield f"{where}: nobody can take it, roles are {', '.join(sorted(ROLES))}"
    for key in set(rule.criteria) - {one.key for one in process.criterion}:
        yield f"{where}: there is no criterion {key!r}"
    for key in set(rule.factors) - {one.key for one in process.factor}:
        yield f"{where}: there is no factor {key!r}"
    for tell in rule.tells:
        if tell.to not in bodies | AUDIENCES:
            yield f"{where}: tells {tell.to!r}, which is nobody"


def _part(form: str, part: Part) -> Iterator[str]:
    where = f"form.{form} part {part.key!r}"
    keys = [field.key for field in part.field]
    yield from _twice(f"{where} field", keys)
    for field in part.field:
        if field.kind == "choice" and len(field.choices) < 2:
            yield f"{where} field {field.key!r}: a choice needs two choices or more"
        if (field.required or field.required_if) and not field.missing:
            yield f"{where} field {field.key!r}: say in 'missing' what the writer is to do"
        if field.required_if and field.required_if.field not in keys:
            yield f"{where} field {field.key!r}: depends on {field.required_if.field!r}, which is not in the part"


@cache
def known_rules() -> frozenset[str]:
    path = Path(settings.BASE_DIR) / "docs" / "rules.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def _unknown_rules(process: Process) -> Iterator[str]:
    for element in _elements(process):
        for rule in element.rules:
            if rule not in known_rules():
                yield f"{type(element).__name__.lower()}: there is no rule {rule!r}"


def _elements(node: Any) -> Iterator[Element]:
    if isinstance(node, Element):
        yield node
        for name in type(node).model_fields:
            yield from _elements(getattr(node, name))
    elif isinstance(node, tuple):
        for item in node:
            yield from _elements(item)


def problems_of_file(path: Path) -> list[str]:
    """What is wrong with a process file, a line each; nothing when it holds."""
    try:
        return [f"{path.name}: {line}" for line in problems(read(path))]
    except BrokenProcess as broken:
        return str(broken).splitlines()


@register()
def check_processes(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    lines = [line for path in sorted(FOLDER.glob("*.toml")) for line in problems_of_file(path)]
    return [Error(line, id="lifecycle.E001") for line in lines]
