"""The figures behind an amount, and the settings, as a reader sees them where the form is read or compared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.calculation.detail import Detail, detail_of
from applications.calculation.inputs import INPUTS, SHARES
from applications.calculation.settings import DEFAULT_SEED, settings_of
from applications.calculation.words import GROUND_WORDS, INPUT_WORDS, MONEY_WORDS, PART_WORDS
from applications.content.answers import decimal, whole
from socinv.presentation.money import NBSP, number

SOURCE, RANGE = "source", ("_low", "_high")


def settings_text(kept: Any) -> str:
    """Real rate 3 %, prices of 2027, seed 1: a line each. Without a year it is that of the start."""
    given = kept if isinstance(kept, Mapping) else {}
    found = settings_of(given, whole(given.get("price_year")) or 0)
    lines = [_("Real kalkylränta: %(rate)s") % {"rate": share_text(found.rate)}]
    if found.price_year:
        lines.append(_("Prisnivå: %(year)d års priser") % {"year": found.price_year})
    if found.seed != DEFAULT_SEED:
        lines.append(_("Slumptalsfrö: %(seed)d") % {"seed": found.seed})
    return "\n".join(lines)


def detail_lines(row: Mapping[str, Any]) -> list[str]:
    """A line for each figure that is given, with its range, source and reason; none where there is only an amount."""
    lines = [_("Källa: %(source)s") % {"source": row[SOURCE]}] if _is_sourced_cost(row) else []
    detail = detail_of(row)
    if detail is None:
        return lines
    lines.append(_("Slag: %(kind)s") % {"kind": MONEY_WORDS[detail.money.value]})
    if detail.is_begun:
        lines.append(_("Effekten bygger på: %(ground)s") % {"ground": GROUND_WORDS[detail.ground.value]})
    if detail.is_given("indicator"):
        lines.append(_("Mått: %(indicator)s") % {"indicator": detail.texts["indicator"]})
    return [*lines, *(_input_line(detail, name) for name in INPUTS if detail.is_given(name))]


def figure_text(name: str, text: str) -> str:
    """A figure as it is kept, in words: a share in per cent."""
    value = decimal(text)
    if value is None:
        return text
    return share_text(value) if name in SHARES else number(value)


def share_text(share: Decimal) -> str:
    """Between 0 and 1 as per cent, with the decimals it has."""
    return f"{number(share * 100)}{NBSP}%"


def _input_line(detail: Detail, name: str) -> str:
    texts = {part: detail.texts[name + part] for part in PART_WORDS if detail.is_given(name + part)}
    said = [
        f"{PART_WORDS[part]} {figure_text(name, text)}" if part in RANGE else f"{PART_WORDS[part]}: {text}"
        for part, text in texts.items()
    ]
    return f"{INPUT_WORDS[name]}: {', '.join([figure_text(name, detail.texts[name]), *said])}"


def _is_sourced_cost(row: Mapping[str, Any]) -> bool:
    return "payer" in row and bool(row.get(SOURCE))
