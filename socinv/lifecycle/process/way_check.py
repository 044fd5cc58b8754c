"""What can be wrong with the way through a process: dead ends, loops, steps never reached, fields begun by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socinv.lifecycle.process.forms_schema import Part
from socinv.lifecycle.process.plain import meant
from socinv.lifecycle.process.schema import Process

AGAIN = "draft"  # back to the writer: no end, since it comes in again
PREFIX = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9]{0,7}")


def way_problems(process: Process) -> Iterator[str]:
    """Dead ends, loops without a way out, steps that are never reached, and fields that begin with nothing."""
    for phase in ("idea", "application"):
        yield from _way(process, phase)
    for part in process.parts("application"):
        yield from _prefilled(process, part)
    yield from _head(process)


def _way(process: Process, phase: str) -> Iterator[str]:
    rules = {rule.step: rule for rule in process.steps(phase)}
    ways = {key: set(rule.leads.values()) for key, rule in rules.items() if rule.leads}
    ends = {goal for goals in ways.values() for goal in goals if goal not in rules and goal != AGAIN}
    out = _grown({key for key, goals in ways.items() if goals & ends}, ways)
    lost = sorted(set(ways) - out)
    for key in lost:
        others = ", ".join(one for one in lost if one != key) or AGAIN
        yield (
            f'review.{phase}, steget "{key}": härifrån går det aldrig att komma till ett slut, bara till {others}. '
            "Låt ett utfall leda vidare."
        )
    reached = _reached({rule.step for rule in process.first_steps(phase)}, ways)
    for key, rule in rules.items():
        led_to = any(key in goals for other, goals in ways.items() if other != key)
        if led_to and key not in reached and not rule.optional and rule.after != "submitted":
            yield (
                f'review.{phase}, steget "{key}": nås bara från steg som inget leder till. '
                "Låt ett utfall av ett tidigare steg leda hit."
            )


def _grown(out: set[str], ways: dict[str, set[str]]) -> set[str]:
    """The steps from which an end can be reached, given those that lead to one at once."""
    more = out | {key for key, goals in ways.items() if goals & out}
    return out if more == out else _grown(more, ways)


def _reached(there: set[str], ways: dict[str, set[str]]) -> set[str]:
    """The steps that can be reached from those."""
    more = there | {goal for key in there for goal in ways.get(key, ()) if goal != AGAIN}
    return there if more == there else _reached(more, ways)


def _prefilled(process: Process, part: Part) -> Iterator[str]:
    known = [field.key for one in process.parts("idea") for field in one.field]
    where = f'form.application, delen "{part.key}"'
    for key, source in part.from_idea.items():
        if part.find(key) is None:
            yield f'{where}: from_idea nämner frågan "{key}", som inte finns i delen. {meant(key, _keys(part))}'
        if source not in known:
            instead = meant(source, known) if known else "Filen har inget formulär för idéer."
            yield f'{where}: idén har ingen fråga "{source}". {instead}'


def _keys(part: Part) -> list[str]:
    return [field.key for field in part.field]


def _head(process: Process) -> Iterator[str]:
    head = process.process
    if not PREFIX.fullmatch(head.prefix):
        yield f'process: prefix "{head.prefix}" är fel. Skriv en till åtta versaler, till exempel prefix = "SI".'
    if not re.fullmatch(r"[a-z][a-z0-9-]*", head.slug):
        yield f'process: slug "{head.slug}" är fel. Skriv små bokstäver a till z, siffror och bindestreck.'
    if not head.version.strip():
        yield "process: version är tom. Skriv till exempel dagen då riktlinjen fastställdes."
