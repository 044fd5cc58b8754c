"""A cell of the workbook as a person would have typed it on the calculation's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.workbook.columns import NUMERIC, Heading
from applications.calculation.workbook.opening import Cell
from applications.content.answers import decimal
from applications.listing.export import UNWRITABLE

PLACES = 10  # what a spreadsheet's own rounding leaves behind is beyond them
HUNDRED = Decimal(100)


class Unreadable(Exception):
    """What is wrong with a cell."""


def text_in(cell: Cell, heading: Heading, named: Mapping[str, str]) -> str:
    """As the form takes it: shares in per cent, choices by their keys. ``named``: keys by names in small letters.

    Raises Unreadable.
    """
    if cell.is_empty:
        return ""
    if cell.is_error:
        raise Unreadable(_("Cellen visar felet %(error)s. Rätta formeln.") % {"error": cell.value})
    if cell.value is None:
        raise Unreadable(_("Formeln har inget resultat. Öppna filen i ett kalkylprogram, spara och läs in igen."))
    if heading.kind in ("choice", "actor", "payer"):
        return _key(str(cell.value), named)
    if heading.kind in NUMERIC:
        return _figure(cell, heading.kind)
    return _words(cell)


def _key(name: str, named: Mapping[str, str]) -> str:
    found = named.get(" ".join(name.split()).casefold())
    if found is None:
        raise Unreadable(
            _("”%(name)s” finns inte att välja på. Välj ur listan i cellen.") % {"name": name.strip()[:60]}
        )
    return found


def _figure(cell: Cell, kind: str) -> str:
    value = cell.value
    if isinstance(value, bool | date | datetime) or not isinstance(value, int | float | str):
        raise Unreadable(_("Skriv en siffra"))
    if isinstance(value, str):
        return _typed_share(value) if kind == "share" else value.strip()
    number = as_decimal(value)
    if number is None:
        raise Unreadable(_("Skriv en siffra"))
    return _typed(number * HUNDRED if kind == "share" else number)


def _typed_share(text: str) -> str:
    """20 %, or 0,2: as Excel has it, a share between nought and one, unless it says per cent."""
    bare = text.strip().removesuffix("%").strip()
    if bare != text.strip():
        return bare
    number = decimal(bare.replace(",", ".").replace("\u00a0", "").replace(" ", ""))
    return bare if number is None else _typed(number * HUNDRED)


def as_decimal(value: float) -> Decimal | None:
    """The number that was meant; None for what is none."""
    number = decimal(repr(value))
    return None if number is None else round(number, PLACES).normalize()


def _typed(number: Decimal) -> str:
    """With a comma, which is read as the decimal mark whatever follows it."""
    return format(number.normalize(), "f").replace(".", ",")


def _words(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = as_decimal(value)
        return "" if number is None else _typed(number)
    return UNWRITABLE.sub(" ", str(value)).strip()
