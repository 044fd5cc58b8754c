"""What can be wrong with who takes part: needs, sectors, combinations, comparing, goals, anchoring and the pace."""

from __future__ import annotations

from collections.abc import Iterator

from socinv.lifecycle.process.plain import meant
from socinv.lifecycle.process.schema import Process

ANYBODY = {"employee", "actor"}


def participation_problems(process: Process) -> Iterator[str]:
    """Needs that nobody can raise, actors that cannot be chosen, combinations of nothing, goals nobody asks for."""
    bodies = {one.key for one in process.body}
    for need in process.need:
        for by in need.by:
            if by not in bodies | ANYBODY:
                yield f'need "{need.key}": det finns inget organ "{by}". {meant(by, bodies | ANYBODY)}'
    yield from _eligibility(process)
    yield from _forms(process)
    if process.comparing:
        for key in process.comparing.by:
            if key not in bodies:
                yield f'comparing: det finns inget organ "{key}". {meant(key, bodies)}'
    if process.pace and not 0 < process.pace.months[0] <= process.pace.months[1]:
        yield "pace: months ska vara två tal, det minsta först. Skriv till exempel months = [7, 10]."
    if process.periods and process.periods.per_year < 1:
        yield "periods: per_year måste vara minst ett. Skriv till exempel per_year = 2."
    if process.coverage and process.coverage.years < 1:
        yield "coverage: years måste vara minst ett. Skriv till exempel years = 10."
    yield from _asked(process)


def _eligibility(process: Process) -> Iterator[str]:
    rule = process.eligibility
    sectors = set(rule.sectors.values())
    for barred in rule.barred:
        if barred.sector not in sectors:
            yield f'eligibility.barred: ingen aktör hör till "{barred.sector}". {meant(barred.sector, sectors)}'
    for one in rule.combination:
        if one.committees + one.civil + one.public < 1:
            yield f'eligibility.combination "{one.text}": säg hur många som ska delta, till exempel committees = 2.'
        for sector, wanted in (("civil", one.civil), ("public", one.public)):
            if wanted and sector not in sectors:
                yield f'eligibility.combination "{one.text}": ingen aktör hör till "{sector}". Lägg till den i sectors.'


def _forms(process: Process) -> Iterator[str]:
    kinds = {field.kind for part in process.parts("application") for field in part.field}
    if process.eligibility.sectors and "actors" not in kinds:
        yield "form.application: ingen fråga av slaget actors, så aktörerna i sectors kan inte väljas. Lägg till en."
    if "actors" in kinds and not any(one.kind == "actor" for one in process.body):
        yield "form.application: aktörer frågas efter men inget organ är av slaget actor. Lägg till det under body."
    if (process.eligibility.combination or process.anchoring) and "departments" not in kinds:
        yield "form.application: ingen fråga av slaget departments, så de som deltar kan inte väljas. Lägg till en."
    first = process.first_form
    facts = {field.fact for part in process.parts(first) for field in part.field}
    for fact, word in (("title", "namn"), ("summary", "sammanfattning")):
        if fact not in facts:
            yield f'form.{first}: ingen fråga ger ärendet dess {word}. Skriv fact = "{fact}" på en fråga.'
    if process.need and "need" not in facts:
        yield f'form.{first}: behov kan lyftas men ingen fråga tar emot dem. Skriv fact = "need" på en fråga.'


def _asked(process: Process) -> Iterator[str]:
    steps = [rule for phase in ("idea", "application") for rule in process.steps(phase)]
    asks = {asked for rule in steps for asked in rule.asks}
    if process.goal and "goals" not in asks:
        yield 'goal: inget steg frågar efter målen. Skriv asks = ["goals"] i det steg som bereder ansökan.'
    if "goals" in asks and not process.goal:
        yield "review.application: ett steg frågar efter mål men filen har inga. Lägg till dem under goal."
    for rule in steps:
        if rule.asks and rule.kind != "preparation":
            yield f'steget "{rule.step}": asks gäller bara slaget preparation. Flytta det dit eller ta bort det.'
    if any(rule.kind == "views" for rule in steps) and not any(rule.kind == "weighing" for rule in steps):
        yield "review: synpunkter lämnas men inget steg tar ställning till dem. Lägg till ett steg av slaget weighing."
