"""What a report says, part by part in the file's order: texts, values, participants and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from applications.content.answers import decimal
from applications.content.shown import Names, Shown, shown_field
from projects.given import row_of
from projects.models import Indicator
from projects.presenting.reports.loading import KnownReport, Measured
from projects.presenting.reports.money import Economy, economy
from projects.presenting.reports.participants import Participants, participants
from projects.presenting.reports.way import way
from socinv.lifecycle.process import Field, Part
from socinv.presentation.money import NO_VALUE, number

ASKS = "asks"
MONEY = ("spent", "forecast")


@dataclass(frozen=True)
class Value:
    """An indicator in a report against where it began, where it is going and what the report before said.

    ``missing`` says why where there is no value; ``before`` and ``now`` are figures without unit.
    """

    indicator: Indicator
    before: str
    before_missing: str
    now: str
    missing: str
    way: str


@dataclass(frozen=True)
class Block:
    """One question's answer; just one of them is there."""

    text: Shown | None = None
    values: tuple[Value, ...] = ()
    participants: Participants | None = None
    economy: Economy | None = None


@dataclass(frozen=True)
class Section:
    """A part of the report with something to read in it."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def sections(known: KnownReport, found: Measured, names: Names) -> list[Section]:
    """The parts; what is asked for stands first on the page and is left out here."""
    if known.answers is None:
        return []
    made = []
    for part in known.report.parts:
        blocks = tuple(_blocks(known, found, part, known.answers.get(part.key, {}), names))
        if blocks:
            made.append(Section(f"del-{part.key}", part.title, blocks))
    return made


def asked_for(known: KnownReport) -> str:
    """What the project asks of those who receive the report."""
    return str(fact(known, ASKS) or "").strip()


def fact(known: KnownReport, name: str) -> Any:
    """The answer to the question that the file marks with the name."""
    for part in known.report.parts:
        for field in part.field:
            if field.fact == name:
                return (known.answers or {}).get(part.key, {}).get(field.key)
    return None


def _blocks(
    known: KnownReport, found: Measured, part: Part, answers: Mapping[str, Any], names: Names
) -> Iterator[Block]:
    for field in part.field:
        given = answers.get(field.key)
        if field.kind == "values":
            yield Block(values=tuple(_values(found, given or [])))
        elif field.kind == "participants":
            yield Block(participants=participants(known, given or []))
        elif field.fact == MONEY[0]:
            yield Block(economy=economy(known.project, *(decimal(fact(known, name)) for name in MONEY)))
        elif field.fact not in (ASKS, *MONEY) and (given or field.required):
            yield Block(text=_text(field, given, names))


def _text(field: Field, given: Any, names: Names) -> Shown:
    return shown_field(field, given, names)


def _values(found: Measured, given: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
    """The effects first: they are what the project is for."""
    rows = {str(row.get("id")): row for row in given}
    for one in sorted(found.indicators, key=lambda one: (one.shows != "effect", one.number)):
        row, earlier = rows.get(row_of(one), {}), found.before.get(one.pk)
        now = decimal(row.get("value"))
        yield Value(
            one, _figure(earlier.value if earlier else None), earlier.missing if earlier else "",
            _figure(now), str(row.get("missing") or ""), way(one, now),
        )  # fmt: skip


def _figure(value: Decimal | None) -> str:
    return NO_VALUE if value is None else number(value)
