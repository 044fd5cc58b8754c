"""What is missing in a form, a line each, linked to its field. Pure: answers in, lines out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.content.answers import Answers, answers_of, day, decimal, whole
from applications.content.columns import COLUMNS
from applications.content.fixed import Fixed
from applications.content.missing_calculation import missing_in_calculation
from applications.content.missing_given import missing_in_given
from socinv.lifecycle.process import Field, Part

if TYPE_CHECKING:
    from applications.models import Written


EMPTY_TABLES: Mapping[str, Fixed] = {}


@dataclass(frozen=True)
class Missing:
    """One thing to do: in which part, at which field (its HTML id), and the words."""

    part: str
    anchor: str
    text: str


def missing_in(thing: Written) -> list[Missing]:
    """What is missing in an idea or an application as it is saved."""
    return missing(thing.parts, answers_of(thing.case, thing.form), thing.given)


def missing(parts: Sequence[Part], answers: Answers, fixed: Mapping[str, Fixed]) -> list[Missing]:
    """Everything that stands between a form and its submission, in the order of the form."""
    counted = [Missing(*one) for one in missing_in_calculation(parts, answers)]
    return [
        line
        for part in parts
        for line in (*missing_in_part(part, answers, fixed), *(one for one in counted if one.part == part.key))
    ]


def missing_in_part(part: Part, answers: Answers, fixed: Mapping[str, Fixed] = EMPTY_TABLES) -> list[Missing]:
    given = answers.get(part.key, {})
    found: list[Missing] = []
    for field in part.field:
        lines = (
            missing_in_given(field, given.get(field.key) or [], fixed.get(field.kind, ()))
            if field.is_fixed
            else _field(field, given, answers)
        )
        found += [Missing(part.key, anchor, text) for anchor, text in lines]
    return found


def _is_needed(field: Field, given: Mapping[str, Any]) -> bool:
    if field.required_if:
        return given.get(field.required_if.field) == field.required_if.is_
    return field.required


def _field(field: Field, given: Mapping[str, Any], answers: Answers) -> Iterator[tuple[str, str]]:
    value = given.get(field.key)
    anchor = f"id_{field.key}_0" if field.kind in ("choice", "departments") else f"id_{field.key}"
    if not value:
        if _is_needed(field, given):
            yield anchor, field.missing
        return
    if field.is_rows:
        yield from _rows(field, value)
    elif field.kind == "number":
        yield from _bounds(field, value, anchor)
    if field.not_below and given.get(field.not_below):
        yield from _order(field, value, given[field.not_below], anchor)
    if field.after_year_of:
        yield from _after(field, value, answers, anchor)


def _bounds(field: Field, value: Any, anchor: str) -> Iterator[tuple[str, str]]:
    number = decimal(value)
    low, high = field.low, field.high
    if number is None or (low is not None and number < low) or (high is not None and number > high):
        yield anchor, _("%(label)s: skriv ett tal mellan %(low)s och %(high)s") % {
            "label": field.label, "low": low, "high": high,
        }  # fmt: skip


def _order(field: Field, value: Any, other: Any, anchor: str) -> Iterator[tuple[str, str]]:
    if field.kind == "date":
        first, second = day(other), day(value)
        if first and second and second < first:
            yield anchor, _("%(label)s: kan inte vara före starten") % {"label": field.label}
        elif first and second and field.lasts and not _lasts(first, second, *field.lasts):
            yield anchor, _("%(label)s: ska vara %(low)d till %(high)d år efter starten") % {
                "label": field.label, "low": field.lasts[0], "high": field.lasts[1],
            }  # fmt: skip
    elif (decimal(value) or 0) < (decimal(other) or 0):
        yield anchor, _("%(label)s: kan inte vara lägre än den första åldern") % {"label": field.label}


def _lasts(first: date, last: date, low: int, high: int) -> bool:
    """Whether it is so many years from the first day to the last, that day included; a day over is no matter."""
    return _years_later(first, low) <= last + timedelta(days=1) and last <= _years_later(first, high)


def _years_later(start: date, years: int) -> date:
    """The same day so many years later; a leap day's is the first of March."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def _after(field: Field, value: Any, answers: Answers, anchor: str) -> Iterator[tuple[str, str]]:
    """A year that must come after the year of another part's day, and within ten years of it (SUN-52)."""
    part, key = field.after_year_of.split(".")
    end, year = day(answers.get(part, {}).get(key)), whole(value)
    if end and year is not None and not end.year < year <= end.year + 10:
        yield anchor, _("%(label)s: välj ett år mellan %(first)d och %(last)d") % {
            "label": field.label, "first": end.year + 1, "last": end.year + 10,
        }  # fmt: skip


def _rows(field: Field, rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, start=1):
        for column in COLUMNS[field.kind]:
            if column.required and row.get(column.key) in ("", None):
                yield f"id_{field.key}-{row['id']}-{column.key}", str(column.missing) % {"row": number}
    yield from _whole_table(field, rows)


def _whole_table(field: Field, rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    first = f"id_{field.key}-{rows[0]['id']}-"
    if field.kind == "indicators":
        if not any(row.get("shows") == "effect" for row in rows):
            yield first + "shows", _("Minst ett mått ska visa effekt")
        if not any(row.get("money") == "yes" for row in rows):
            yield first + "money", _("Minst ett mått ska gå att räkna i pengar")
    if field.kind == "costs" and not any(row.get("payer") == "fund" for row in rows):
        yield first + "payer", _("Minst en kostnad ska betalas av fonden")
    if field.kind == "activities":
        yield from _activities(field, rows)
    if field.kind == "benefits":
        for number, row in enumerate(rows, start=1):
            years = whole(row.get("first_year")), whole(row.get("last_year"))
            if years[0] and years[1] and years[1] < years[0]:
                yield (
                    f"id_{field.key}-{row['id']}-last_year",
                    _("Vinst %(row)d: det sista året kan inte vara före det första") % {"row": number},
                )


def _activities(field: Field, rows: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, start=1):
        first, last = day(row.get("starts")), day(row.get("ends"))
        if first and last and last < first:
            yield (
                f"id_{field.key}-{row['id']}-ends",
                _("Aktivitet %(row)d: kan inte sluta före den börjar") % {"row": number},
            )
