"""What in a readable organisation file does not hold together, a plain line each. Asks nothing of the database."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from socinv.documents.phrases import FIELDS, unknown_fields
from socinv.lifecycle.almanac import Almanac, NoTime, day_of
from socinv.lifecycle.process import Process, all_processes, current_process
from socinv.organisation.importing.schema import BodyLine, OrganisationFile, PersonLine, SeatLine, Term
from socinv.organisation.models import OF_ONE_PROJECT, BodyKind, SeatRole
from socinv.organisation.models.user import SYSTEM_EMAIL

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ANSWERED_TO = (BodyKind.COMMITTEE, BodyKind.EXECUTIVE_BOARD)
ELECTED = (SeatRole.CHAIR, SeatRole.MEMBER, SeatRole.DEPUTY)


def process_of(file: OrganisationFile, today: date) -> Process | None:
    """The process that the municipality's new cases follow today; the coming one when none is in force yet."""
    try:
        return current_process(file.municipality.process, today)
    except KeyError:
        versions = [one for one in all_processes().values() if one.slug == file.municipality.process]
        return min(versions, key=lambda one: one.process.valid_from, default=None)


def mistakes(file: OrganisationFile, today: date) -> list[str]:
    """Everything that keeps the file from being imported."""
    process = process_of(file, today)
    return [
        *_of_municipality(file, process),
        *(line for body in file.bodies for line in _of_body(body, process)),
        *_of_departments(file),
        *(line for person in file.everybody for line in _of_person(file, person, process, today)),
        *_of_delegations(file, today),
        *_of_periods(file, process, today),
        *_twice("body", (one.key for one in file.bodies)),
        *_twice("body", (one.name.lower() for one in file.bodies), what="namnet"),
        *_twice("department", (one.key for one in file.departments)),
        *_twice("department", (one.name.lower() for one in file.departments), what="namnet"),
        *_twice("person", (file.address(one) for one in file.everybody if file.address(one)), what="adressen"),
        *_twice("text", (f"{one.use}, {one.title}" for one in file.texts), what="rubriken"),
        *(
            f"texts, {one.title}: fältet {{{name}}} finns inte, de som finns är {', '.join(FIELDS)}"
            for one in file.texts
            for name in unknown_fields(one.text)
        ),
        *(f"first: {one.who} finns inte bland personerna" for one in file.first if file.person(one.who) is None),
    ]


SECTIONS = {"body": "bodies", "department": "departments", "person": "personerna", "text": "texts"}


def _twice(section: str, keys: Iterable[str], what: str = "nyckeln") -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{SECTIONS[section]}: {what} {key} står {count} gånger"


def _of_municipality(file: OrganisationFile, process: Process | None) -> Iterator[str]:
    town = file.municipality
    if not SLUG.fullmatch(town.slug):
        yield f"municipality: slug {town.slug!r} ska vara små bokstäver, siffror och bindestreck"
    if process is None:
        known = ", ".join(sorted({one.slug for one in all_processes().values()}))
        yield f"municipality: det finns ingen processfil som heter {town.process!r}; det finns {known}"


def _of_body(body: BodyLine, process: Process | None) -> Iterator[str]:
    where = f"bodies, {body.name}"
    if not SLUG.fullmatch(body.key):
        yield f"{where}: nyckeln {body.key!r} ska vara små bokstäver, siffror och bindestreck"
    if body.kind not in BodyKind.values or body.kind in OF_ONE_PROJECT:
        lasting = [kind for kind in BodyKind.values if kind not in OF_ONE_PROJECT]
        yield f"{where}: det finns inget slag {body.kind!r}; skriv {', '.join(lasting)}"
        return
    if body.area and body.kind != BodyKind.COMMITTEE:
        yield f"{where}: area gäller bara nämnder"
    if body.actor_kind and body.kind != BodyKind.ACTOR:
        yield f"{where}: actor_kind gäller bara aktörer utanför kommunen"
    if process is None:
        return
    rule = next((one for one in process.body if one.key == body.key and not one.many), None)
    if rule is not None and rule.kind != body.kind:
        yield f"{where}: riktlinjen säger att {body.key} är av slaget {rule.kind}, inte {body.kind}"
    if body.kind == BodyKind.ACTOR:
        sectors = sorted(process.eligibility.sectors)
        if not any(one.kind == BodyKind.ACTOR for one in process.body):
            yield f"{where}: riktlinjen har inga aktörer utanför kommunen"
        elif body.actor_kind not in sectors:
            yield f"{where}: actor_kind ska vara något av {', '.join(sectors)}"


def _of_departments(file: OrganisationFile) -> Iterator[str]:
    kinds = {one.key: one.kind for one in file.bodies}
    for one in file.departments:
        where = f"departments, {one.name}"
        if not SLUG.fullmatch(one.key):
            yield f"{where}: nyckeln {one.key!r} ska vara små bokstäver, siffror och bindestreck"
        if one.committee not in kinds:
            yield f"{where}: det finns inget organ {one.committee!r} under bodies"
        elif kinds[one.committee] not in ANSWERED_TO:
            yield f"{where}: en förvaltning svarar mot en nämnd eller kommunstyrelsen, inte {one.committee}"


def _of_person(file: OrganisationFile, person: PersonLine, process: Process | None, today: date) -> Iterator[str]:
    where, address = f"{person.name}", file.address(person)
    if not address:
        yield f"{where}: adressen saknas; skriv email, eller mail_domain under municipality"
    elif not _is_address(address):
        yield f"{where}: {address} är ingen e-postadress"
    elif address == SYSTEM_EMAIL:
        yield f"{where}: {address} är systemets egen adress"
    kinds = {one.key: one.kind for one in file.bodies}
    wanted = {one for rule in (process.body if process else ()) if rule.kind == "coordination"
              for one in rule.competences}  # fmt: skip
    for seat in person.seats:
        if seat.body not in kinds:
            yield f"{where}: det finns inget organ {seat.body!r} under bodies"
        elif kinds[seat.body] != BodyKind.COORDINATION and seat.competence:
            yield f"{where}: competence gäller bara samordnare, inte {seat.body}"
        elif kinds[seat.body] == BodyKind.COORDINATION and wanted and seat.competence not in wanted:
            yield f"{where}: en samordnare har competence, något av {', '.join(sorted(wanted))}"
        yield from _of_seat(f"{where}, {seat.body}", seat, today)
    departments = {one.key for one in file.departments}
    for work in person.works:
        if work.department not in departments:
            yield f"{where}: det finns ingen förvaltning {work.department!r} under departments"
        yield from _of_term(f"{where}, {work.department}", work, today)


def _of_seat(where: str, seat: SeatLine, today: date) -> Iterator[str]:
    if seat.place is not None and seat.role != SeatRole.DEPUTY.value:
        yield f"{where}: place gäller bara ersättare"
    yield from _of_term(where, seat, today)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _of_term(where: str, term: Term, today: date) -> Iterator[str]:
    days = []
    for name, written in (("from", term.from_), ("to", term.to)):
        try:
            days += [day_of(written, Almanac(today))] if written is not None else []
        except NoTime as wrong:
            yield f"{where}: {name} {wrong}"
            return
    if len(days) > 1 and days[1] < days[0]:
        yield f"{where}: to ({term.to}) ligger före from ({term.from_})"


def _of_delegations(file: OrganisationFile, today: date) -> Iterator[str]:
    bodies = {one.key for one in file.bodies}
    under = {one.key: one.committee for one in file.departments}
    for one in file.delegations:
        where, holder = f"delegations, {one.body} till {one.holder}", file.person(one.holder)
        if one.body not in bodies:
            yield f"{where}: det finns inget organ {one.body!r} under bodies"
        if one.to is None:
            yield f"{where}: en delegation har alltid en sista dag, skriv to"
        yield from _of_term(where, one, today)
        if holder is None:
            yield f"{where}: personen finns inte i filen"
        elif not (
            any(seat.body == one.body and seat.role in ELECTED for seat in holder.seats)
            or any(under.get(work.department) == one.body for work in holder.works)
        ):
            yield f"{where}: delegaten ska vara ledamot, ersättare eller tjänsteman under nämnden"


def _of_periods(file: OrganisationFile, process: Process | None, today: date) -> Iterator[str]:
    if file.periods and process is not None and process.periods is None:
        yield "periods: riktlinjen tar emot ansökningar när som helst, ta bort perioderna"
    days: list[tuple[date, date, str]] = []
    for one in file.periods:
        try:
            days.append((day_of(one.opens, Almanac(today)), day_of(one.closes, Almanac(today)), one.title))
        except NoTime as wrong:
            yield f"periods, {one.title}: {wrong}"
    for opens, closes, title in days:
        if closes < opens:
            yield f"periods, {title}: stänger innan den öppnar"
    days.sort()
    for (_opens, closes, title), (opens, _closes, other) in pairwise(days):
        if opens <= closes:
            yield f"periods, {other}: öppnar innan {title} har stängt"


def remarks(file: OrganisationFile, today: date) -> list[str]:
    """What may be meant so but should be known: bodies of the guideline that are not there, seats nobody holds."""
    process = process_of(file, today)
    if process is None:
        return []
    there, held = {one.key for one in file.bodies}, Counter[tuple[str, str]]()
    for person in file.everybody:
        held.update((seat.body, seat.role) for seat in person.seats)
    lines = [
        f"Riktlinjen har {rule.title} ({rule.key}), men det organet finns inte i filen."
        for rule in process.body if not rule.many and rule.key not in there
    ]  # fmt: skip
    coordinations = [one.key for one in file.bodies if one.kind == BodyKind.COORDINATION]
    if not any(body in coordinations for body, _role in held):
        lines.append("Ingen är samordnare: då kan ingen administrera kommunen här.")
    lines += [
        f"Ingen kan svara i steget {step.title}: {step.by} har ingen {_either(step.roles)}."
        for phase in ("idea", "application") for step in process.steps(phase)
        if step.by in there and not any(held[step.by, role] for role in step.roles)
    ]  # fmt: skip
    return lines


def _either(roles: Iterable[str]) -> str:
    return " eller ".join(str(role.label).lower() for role in SeatRole if role in tuple(roles))
