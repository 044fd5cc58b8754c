"""What can be wrong with what a process file says of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socinv.lifecycle.process.forms_schema import Part
from socinv.lifecycle.process.project_schema import Decided
from socinv.lifecycle.process.schema import Process

MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
CHOICES = {
    "change": {"setup", "extension", "early-end"},
    "closing.judged": {"successful", "partly", "unsuccessful"},
    "proposal": {"permanent", "scale-up", "none"},
    "scale_up": {"approved", "declined"},
}


def project_problems(process: Process) -> Iterator[str]:
    """Unknown bodies, decisions without their outcomes, seats that cannot be filled, forms that begin with nothing."""
    bodies = {one.key for one in process.body}
    decisions: dict[str, Decided] = {
        "change": process.change, "closing.judged": process.closing.judged, "proposal": process.proposal,
        "scale_up": process.scale_up,
    }  # fmt: skip
    for name, decided in decisions.items():
        yield from _decided(name, decided, bodies)
    if process.reporting.to not in bodies:
        yield f"reporting: there is no body {process.reporting.to!r}"
    for day in process.reporting.period_ends:
        if not MONTH_DAY.fullmatch(day):
            yield f"reporting: {day!r} is no day of the year, write it as 06-30"
    if not process.reporting.period_ends:
        yield "reporting: no period ever ends"
    for key in process.request.asked_by:
        if key not in bodies:
            yield f"request: there is no body {key!r}"
    yield from _seats(process)
    for form in ("project", "evaluation"):
        for part in process.parts(form):
            yield from _prefilled(process, form, part)


def _decided(name: str, decided: Decided, bodies: set[str]) -> Iterator[str]:
    if decided.by not in bodies:
        yield f"{name}: there is no body {decided.by!r}"
    if decided.days <= 0:
        yield f"{name}: the time limit must be at least one day"
    wanted = CHOICES[name]
    if {one.key for one in decided.choices} != wanted:
        yield f"{name}: the choices are {', '.join(sorted(wanted))}"


def _seats(process: Process) -> Iterator[str]:
    seats = process.project.seat
    for key in sorted({one.key for one in seats if [seat.key for seat in seats].count(one.key) > 1}):
        yield f"project seat {key!r} is named twice"
    for group in ("steering-group", "project-group"):
        if not any(seat.group == group and seat.needed for seat in seats):
            yield f"project: nobody is needed in the {group}"
    places = [(seat.group, seat.role) for seat in seats]
    for group, role in sorted({place for place in places if places.count(place) > 1}):
        yield f"project: two seats are the {role} of the {group}"


def _prefilled(process: Process, form: str, part: Part) -> Iterator[str]:
    known = {field.key for one in process.parts("application") for field in one.field}
    for key, source in part.from_application.items():
        if part.find(key) is None:
            yield f"form.{form} part {part.key!r}: there is no field {key!r} to begin with"
        if source not in known:
            yield f"form.{form} part {part.key!r}: the application has no field {source!r}"
