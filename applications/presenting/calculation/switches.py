"""Switching values in words: how far a figure may move before the municipality's money no longer comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.calculation.inputs import NONE
from applications.calculation.perspectives import MUNICIPALITY
from applications.calculation.sensitivity import Switch
from applications.calculation.words import INPUT_WORDS
from applications.presenting.calculation.amounts import figure_text
from applications.presenting.calculation.computed import Computed

MOST = 10
FALLING = ("deadweight", "drop_off", "bias")  # the larger, the less is gained


@dataclass(frozen=True)
class Turn:
    """``line``: its row's id; ``distance``: how far off the turning point is, as a share of what is expected."""

    line: str
    title: str
    text: str
    distance: Decimal


def turns(found: Computed) -> list[Turn]:
    """The figures whose turning point lies nearest, nearest first."""
    return sorted(_turns(found, found.switches), key=lambda one: one.distance)[:MOST]


def turns_of(found: Computed, key: str) -> list[Turn]:
    """Those of one line, in the order of its figures."""
    return list(_turns(found, [one for one in found.switches if one.line == key]))


def _turns(found: Computed, switches: list[Switch]) -> Iterator[Turn]:
    pays = found.result(MUNICIPALITY).net_present_value >= 0
    lines = {line.key: line for line in found.lines}
    for one in switches:
        row = found.rows[one.line]
        if one.value is None or (not row.complete and one.input != "price"):
            continue
        is_gain = lines[one.line].first_amount >= 0
        at_least = is_gain != (one.input in FALLING)
        yield Turn(one.line, str(row.row.get("what") or ""), _text(one, pays, at_least, row.complete), _distance(one))


def _text(one: Switch, pays: bool, at_least: bool, complete: bool) -> str:
    words = {
        "figure": str(INPUT_WORDS[one.input]) if complete else _("Kronor per år"),
        "value": figure_text(one.input, one.value or NONE), "base": figure_text(one.input, one.base),
    }  # fmt: skip
    if pays and at_least:
        return _("%(figure)s får vara lägst %(value)s. Väntat är %(base)s.") % words
    if pays:
        return _("%(figure)s får vara högst %(value)s. Väntat är %(base)s.") % words
    if at_least:
        return _("%(figure)s behöver vara minst %(value)s. Väntat är %(base)s.") % words
    return _("%(figure)s behöver vara högst %(value)s. Väntat är %(base)s.") % words


def _distance(one: Switch) -> Decimal:
    away = abs((one.value or NONE) - one.base)
    return away / abs(one.base) if one.base else away
