"""What the checks have in common: a text that must be there, and a decision's day and number."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from socinv.lifecycle import clock

Problems = dict[str, str]
LONGEST = 10_000
LONGEST_ITEM = 20
MOST_YEARS = 15
LARGEST = Decimal(1_000_000_000)


def needed(value: str | None, field: str, text: str) -> Problems:
    if value is None or not value.strip():
        return {field: text}
    if len(value) > LONGEST:
        return {field: _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def decided(day: Any, item: Any, since: date | None, *, field: str = "day", needs_item: bool = True) -> Problems:
    """A decision's day, which has been and is not before what it is about; and its number in the minutes."""
    found: Problems = {}
    if not isinstance(day, date):
        found[field] = _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif day > clock.today():
        found[field] = _("Dagen har inte varit än. Skriv vilken dag det bestämdes.")
    elif since and day < since:
        found[field] = _("Ärendet kom hit %(day)s. Skriv den dagen eller en senare.") % {"day": since.isoformat()}
    text = str(item or "").strip()
    if needs_item and not text:
        found["item"] = _("Skriv paragrafens nummer i protokollet, till exempel 41.")
    elif len(text) > LONGEST_ITEM:
        found["item"] = _("Skriv bara paragrafens nummer, till exempel 41.")
    return found


def before_decision(decided: date) -> str:
    return _("Projektet beslutades %(day)s. Skriv den dagen eller en senare.") % {"day": decided.isoformat()}


def local(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
