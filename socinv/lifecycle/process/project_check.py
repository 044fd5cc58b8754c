"""What can be wrong with what a process file says of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socinv.lifecycle.process.forms_schema import Part
from socinv.lifecycle.process.plain import meant
from socinv.lifecycle.process.project_schema import RESPONSIBLE, Before, Decided
from socinv.lifecycle.process.schema import Process

MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
MEANINGS = {
    "change": {"setup", "extension", "early-end"},
    "closing.judged": {"successful", "partly", "unsuccessful"},
    "proposal": {"permanent", "scale-up", "none"},
    "scale_up": {"approved", "declined"},
}
"""What a choice can mean. Every meaning of a proposal and of a scale-up must be there; of the others some may be."""
WHOLE = ("proposal", "scale_up")
FORMS = ("project", "evaluation", "follow-up")


def project_problems(process: Process) -> Iterator[str]:
    """Unknown bodies, decisions without their outcomes, seats that cannot be filled, forms that begin with nothing."""
    decisions: dict[str, Decided | None] = {
        "change": process.change, "closing.judged": process.closing.judged, "proposal": process.proposal,
        "scale_up": process.scale_up,
    }  # fmt: skip
    for name, decided in decisions.items():
        if decided is not None:
            yield from _decided(process, name, decided)
    yield from _raised(process)
    for before in process.change.before:
        yield from _before(process, before)
    yield from _twice("change.before", [one.key for one in process.change.before])
    yield from _twice("change.before", [one.title for one in process.change.before])
    yield from _reporting(process)
    yield from _told(process)
    yield from _follow_up(process)
    yield from _seats(process)
    yield from _ordered(process)
    for form in FORMS:
        for part in process.parts(form):
            yield from _prefilled(process, form, part)
    for form in ("report", "evaluation"):
        if not process.parts(form):
            yield f"form.{form}: formuläret har inga delar. Lägg till minst en del med en fråga."


def _bodies(process: Process) -> set[str]:
    return {one.key for one in process.body} | {RESPONSIBLE}


def _parties(process: Process) -> set[str]:
    """A body, the committee responsible, or a seat in the project."""
    return _bodies(process) | {one.key for one in process.project.seat}


def _party(where: str, key: str, known: set[str]) -> Iterator[str]:
    if key not in known:
        yield f'{where}: det finns inget organ "{key}". {meant(key, known)}'


def _days(where: str, days: int) -> Iterator[str]:
    if days <= 0:
        yield f"{where}: tidsgränsen måste vara minst en dag. Skriv till exempel days = 30."


def _decided(process: Process, name: str, decided: Decided) -> Iterator[str]:
    yield from _party(name, decided.by, _bodies(process))
    yield from _days(name, decided.days)
    yield from _twice(name, [one.key for one in decided.choices])
    wanted = MEANINGS[name]
    if name == "change" or name == "proposal":
        strange = {one.key for one in decided.choices} - wanted
    else:
        strange = {one.meaning for one in decided.choices} - wanted
    for key in sorted(strange):
        yield f'{name}: valet "{key}" i choices finns inte. Det som finns är {", ".join(sorted(wanted))}.'
    missing = wanted - {one.meaning for one in decided.choices}
    if not decided.choices or (name in WHOLE and missing):
        yield f"{name}: valen i choices måste vara {', '.join(sorted(wanted))}."


def _raised(process: Process) -> Iterator[str]:
    for way in process.change.choices:
        for key in way.raised_by:
            yield from _party(f'change, valet "{way.key}"', key, _parties(process))


def _before(process: Process, before: Before) -> Iterator[str]:
    """A chain whose answers all stop, or all go on, would be no question."""
    where = f'change.before, "{before.key}"'
    yield from _party(where, before.by, _parties(process))
    yield from _days(where, before.days)
    kinds = [one.key for one in process.change.choices]
    for kind in before.kinds:
        if kind not in kinds:
            yield f'{where}: det finns ingen ändring "{kind}". {meant(kind, kinds)}'
    if not before.kinds:
        yield f"{where}: kinds är tomt. Skriv vilka ändringar det gäller."
    if not any(one.leads == "on" for one in before.choices):
        yield f'{where}: inget svar leder vidare. Skriv leads = "on" i minst ett av svaren i choices.'
    yield from _twice(where, [one.key for one in before.choices])
    yield from _twice(where, [one.key for one in before.condition])


def _reporting(process: Process) -> Iterator[str]:
    rule = process.reporting
    yield from _party("reporting", rule.to, _bodies(process))
    seats = [one.key for one in process.project.seat]
    for key in rule.sent_by:
        if key not in seats:
            yield f'reporting: sent_by nämner platsen "{key}", som inte finns. {meant(key, seats)}'
    for day in rule.period_ends:
        if not MONTH_DAY.fullmatch(day):
            yield f'reporting: "{day}" är ingen dag på året. Skriv månad och dag, till exempel 06-30.'
    if not rule.period_ends and not rule.at:
        yield 'reporting: ingen rapportperiod slutar. Skriv minst en dag i period_ends, eller at = "half".'


def _told(process: Process) -> Iterator[str]:
    """Those who are told, and those who ask."""
    told = {
        "reporting": process.reporting.informs, "closing": process.closing.informs,
        "request": process.request.asked_by if process.request else (),
        "project": (process.project.reported_to,) if process.project.reported_to else (),
    }  # fmt: skip
    for where, keys in told.items():
        for key in keys:
            yield from _party(where, key, _bodies(process))


def _follow_up(process: Process) -> Iterator[str]:
    rule, parts = process.follow_up, process.parts("follow-up")
    if rule is None:
        if parts:
            yield "form.follow-up: formuläret används inte. Lägg till follow_up, eller ta bort formuläret."
        return
    yield from _party("follow_up", rule.by, _parties(process))
    for key in rule.informs:
        yield from _party("follow_up", key, _bodies(process))
    if not 0 <= rule.from_years <= rule.to_years or rule.to_years == 0:
        yield "follow_up: åren stämmer inte. Skriv till exempel from_years = 1 och to_years = 3."
    if not parts:
        yield "form.follow-up: formuläret har inga delar. Lägg till minst en del med en fråga."


def _twice(where: str, keys: list[str]) -> Iterator[str]:
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f'{where}: "{key}" finns två gånger. Ge den ena ett annat namn eller ta bort den.'


def _seats(process: Process) -> Iterator[str]:
    seats = process.project.seat
    for key in sorted({one.key for one in seats if [seat.key for seat in seats].count(one.key) > 1}):
        yield f'project.seat, platsen "{key}": nyckeln finns två gånger. Ge den ena ett annat namn eller ta bort den.'
    for group in ("steering-group", "project-group"):
        if not any(seat.group == group and seat.needed for seat in seats):
            yield f'project: ingen plats i gruppen "{group}" har needed = true. Ange vem som måste finnas vid starten.'
    for seat in seats:
        if seat.key in {one.key for one in process.body}:
            yield f'project.seat, platsen "{seat.key}": ett organ har samma nyckel. Ge platsen ett annat namn.'
        if not 0 <= seat.share <= 100:
            yield f'project.seat, platsen "{seat.key}": share är procent av heltid, mellan 0 och 100.'
    places = [(seat.group, seat.role) for seat in seats]
    for group, role in sorted({place for place in places if places.count(place) > 1}):
        yield f'project: två platser har rollen "{role}" i gruppen "{group}". Ge den ena en annan roll.'


def _ordered(process: Process) -> Iterator[str]:
    """The questions whose answers the order to the project leader gives again."""
    known = {field.key for part in process.parts("application") for field in part.field}
    for key in process.project.ordered:
        if key not in known:
            yield f'project: ordered nämner "{key}", som inte finns i ansökan. {meant(key, known)}'


def _prefilled(process: Process, form: str, part: Part) -> Iterator[str]:
    known = {field.key for one in process.parts("application") for field in one.field}
    for key, source in part.from_application.items():
        if part.find(key) is None:
            yield f'form.{form}, delen "{part.key}": from_application nämner frågan "{key}", som inte finns i delen.'
        if source not in known:
            yield f'form.{form}, delen "{part.key}": ansökan har ingen fråga "{source}". {meant(source, known)}'
