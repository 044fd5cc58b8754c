"""Holding every process file against the graph: a bad file stops the start and says where it is wrong."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from socinv.lifecycle.process.forms_schema import Element, Part
from socinv.lifecycle.process.fund_check import fund_problems
from socinv.lifecycle.process.lines import line_of
from socinv.lifecycle.process.load import FOLDER, BrokenProcess, read, said, text_of
from socinv.lifecycle.process.participation_check import participation_problems
from socinv.lifecycle.process.plain import meant, one_of
from socinv.lifecycle.process.project_check import project_problems
from socinv.lifecycle.process.repayment_check import repayment_problems
from socinv.lifecycle.process.schema import Process, StepRule
from socinv.lifecycle.process.version_check import version_problems
from socinv.lifecycle.process.way_check import way_problems

OUTCOMES = {
    "expertise": set[str](),
    "assessment": {"approved", "declined", "returned"},
    "stance": {"yes", "no"},
    "views": {"views", "no-views"},
    "sign-off": {"signed", "refused"},
    "weighing": {"forward", "declined", "returned"},
    "preparation": {"done", "returned"},
    "decision": {"granted", "declined", "returned"},
}
ENDS = {"idea": {"application", "declined", "draft"}, "application": {"granted", "declined", "draft"}}
FORMS = ("idea", "application", "project", "report", "evaluation", "follow-up")
ROLES = {"chair", "member", "deputy", "secretary"}
SELECTORS = {"invited-expert", "concerned-committees", "heads"}
AUDIENCES = {"applicant", "coordinators", "followers", "concerned-committees", "heads"}


def problems(process: Process) -> list[str]:
    """Every mistake a well-formed file can still have, in plain words."""
    return [
        *_unknown_rules(process),
        *_twice("body, organet", [one.key for one in process.body]),
        *_twice("criterion, kriteriet", [one.key for one in process.criterion]),
        *_orderer(process),
        *(line for phase in ("idea", "application") for line in _review(process, phase)),
        *(line for form in FORMS for part in process.parts(form) for line in _part(form, part)),
        *way_problems(process),
        *participation_problems(process),
        *project_problems(process),
        *repayment_problems(process),
        *fund_problems(process),
    ]


def _twice(what: str, keys: list[str]) -> Iterator[str]:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f'{what} "{key}": nyckeln finns två gånger. Ge den ena ett annat namn eller ta bort den.'


def _orderer(process: Process) -> Iterator[str]:
    bodies = [one.key for one in process.body]
    if process.orderer and process.orderer.body not in bodies:
        yield f'orderer: det finns inget organ "{process.orderer.body}". {meant(process.orderer.body, bodies)}'


def _review(process: Process, phase: str) -> Iterator[str]:
    steps = process.steps(phase)
    yield from _twice(f"review.{phase}, steget", [rule.step for rule in steps])
    if phase == "idea" and not process.has_ideas and not steps:
        return
    if not any(rule.kind == ("assessment" if phase == "idea" else "decision") for rule in steps):
        yield f"review.{phase}: inget steg avslutar prövningen. Lägg till ett steg av slaget assessment eller decision."
    if not process.first_steps(phase):
        yield f'review.{phase}: inget steg börjar vid inlämningen. Skriv after = "submitted" i det första steget.'
    names = {rule.step for rule in steps}
    for rule in steps:
        where = f'review.{phase}, steget "{rule.step}"'
        yield from _step(process, rule, where)
        if rule.after not in names | {"submitted"}:
            instead = meant(rule.after, names | {"submitted"})
            yield f'{where}: kommer efter "{rule.after}", som inte är ett steg. {instead}'
        for outcome, goal in rule.leads.items():
            if goal not in names | ENDS[phase]:
                instead = meant(goal, names | ENDS[phase])
                yield f'{where}: utfallet "{outcome}" leder till "{goal}", som inte finns. {instead}'
    reached = {goal for rule in steps for goal in rule.leads.values()}
    for rule in steps:
        if rule.after != "submitted" and not rule.optional and rule.step not in reached:
            where = f'review.{phase}, steget "{rule.step}"'
            yield f"{where}: inget utfall leder hit. Låt ett annat stegs utfall leda hit, eller ta bort steget."


def _step(process: Process, rule: StepRule, where: str) -> Iterator[str]:
    bodies = {one.key for one in process.body}
    if rule.by not in bodies | SELECTORS:
        yield f'{where}: det finns inget organ "{rule.by}". {meant(rule.by, bodies | SELECTORS)}'
    if rule.days <= 0:
        yield f"{where}: tidsgränsen måste vara minst en dag. Skriv till exempel days = 30."
    for outcome in sorted(OUTCOMES[rule.kind] - set(rule.leads)):
        yield f'{where}: utfallet "{outcome}" saknas. Skriv i leads vart det leder.'
    for outcome in sorted(set(rule.leads) - OUTCOMES[rule.kind]):
        known = ", ".join(sorted(OUTCOMES[rule.kind])) or "inga utfall"
        yield f'{where}: utfallet "{outcome}" finns inte för slaget {rule.kind}, som har: {known}.'
    if not rule.roles or set(rule.roles) - ROLES:
        yield f"{where}: ingen kan ta steget, rollerna i roles är fel. {one_of(ROLES)}"
    for key in set(rule.criteria) - {one.key for one in process.criterion}:
        yield f'{where}: det finns inget kriterium "{key}". {meant(key, [one.key for one in process.criterion])}'
    for key in set(rule.factors) - {one.key for one in process.factor}:
        yield f'{where}: det finns ingen prioriteringsgrund "{key}". {meant(key, [one.key for one in process.factor])}'
    yield from _documents(rule, where)
    for tell in rule.tells:
        if tell.to not in bodies | AUDIENCES:
            yield f'{where}: "{tell.to}" i tells är ingen. {meant(tell.to, bodies | AUDIENCES)}'


def _documents(rule: StepRule, where: str) -> Iterator[str]:
    if rule.documents and rule.kind == "expertise":
        yield f"{where}: en experts bedömning blir ingen handling. Ta bort documents."
    if "decline-letter" in rule.documents and "declined" not in rule.leads.values():
        yield f'{where}: inget utfall leder till avslag. Ta bort "decline-letter" ur documents.'


def _part(form: str, part: Part) -> Iterator[str]:
    where = f'form.{form}, delen "{part.key}"'
    keys = [field.key for field in part.field]
    yield from _twice(f"{where}, frågan", keys)
    for field in part.field:
        here = f'{where}, frågan "{field.key}"'
        if field.kind == "choice" and len(field.choices) < 2:
            yield f"{here}: det måste finnas minst två val. Lägg till dem i choices."
        if (field.required or field.required_if) and not field.missing:
            yield f"{here}: frågan är obligatorisk men missing är tomt. Skriv där vad som ska göras när svaret saknas."
        if field.required_if and field.required_if.field not in keys:
            other = field.required_if.field
            yield f'{here}: beror på frågan "{other}", som inte finns i delen. {meant(other, keys)}'
        if field.lasts and (field.kind != "date" or field.not_below not in keys):
            yield f"{here}: lasts räknas mellan två dagar. Skriv den första dagens fråga i not_below."


@cache
def known_rules() -> frozenset[str]:
    path = Path(settings.BASE_DIR) / "docs" / "rules.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file))


def _unknown_rules(process: Process) -> Iterator[str]:
    for element in _elements(process):
        for rule in element.rules:
            if rule not in known_rules():
                yield f'regeln "{rule}" finns inte i docs/rules.csv. Rätta den eller ta bort den.'


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
        found, text = problems(read(path)), text_of(path)
        raw = tomllib.loads(text)
        placed = sorted((line_of(problem, text, raw), problem) for problem in set(found))
        return [said(path, *one) for one in placed]
    except BrokenProcess as broken:
        return str(broken).splitlines()


@register()
def check_processes(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    paths = sorted(FOLDER.glob("*.toml"))
    lines = [*(line for path in paths for line in problems_of_file(path)), *version_problems(paths)]
    return [Error(line, id="lifecycle.E001") for line in lines]
