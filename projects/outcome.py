"""What was promised against what came out, indicator by indicator (SUN-34, SUN-38)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from socinv.presentation.money import NBSP, number

LEVEL_MARGIN = Decimal("0.05")
COUNTED = "antal"

Direction = Literal["", "increase", "decrease"]
Outcome = Literal["reached", "part", "same", "away", "missing"]
OUTCOME_WORDS: dict[Outcome, LazyText] = {
    "reached": _("nådde målet"),
    "part": _("nådde en bit"),
    "same": _("ingen förändring"),
    "away": _("åt fel håll"),
    "missing": _("saknas"),
}


@dataclass(frozen=True)
class Promise:
    """One indicator of the granted application and the value it ended with.

    ``came`` is None where nothing was measured; ``missing`` then says why. ``direction`` is what was wished for and
    matters only where the target is the baseline; elsewhere the two figures say it.
    """

    name: str
    unit: str
    baseline: Decimal
    target: Decimal
    came: Decimal | None
    missing: str = ""
    direction: Direction = ""


def share_reached(
    baseline: Decimal, target: Decimal, came: Decimal | None, direction: Direction = ""
) -> Decimal | None:
    """The part of the way from baseline to target: 1 at the target, above 1 past it, below 0 the wrong way.

    None where nothing was measured. Where the target is the baseline there is no way to go part of: 1 when the level
    was kept, None when it was not. The level counts as kept within LEVEL_MARGIN of it, since two measurements of an
    unchanged thing are seldom equal, and on the side of it that ``direction`` wished for.
    """
    if came is None:
        return None
    if target != baseline:
        return (came - baseline) / (target - baseline)
    return Decimal(1) if _is_level_kept(target, came, direction) else None


def outcome(promise: Promise) -> Outcome:
    """How it went: at or past the target, part of the way, at the baseline, the wrong way, or not measured.

    A level that was not kept went the wrong way. The words are in OUTCOME_WORDS.
    """
    if promise.came is None:
        return "missing"
    share = share_reached(promise.baseline, promise.target, promise.came, promise.direction)
    if share is None or share < 0:
        return "away"
    if share == 0:
        return "same"
    return "reached" if share >= 1 else "part"


def with_unit(value: Decimal | int, unit: str) -> str:
    """14 procent; 7 per år of the unit "antal per år", for nobody says 7 antal."""
    first, _space, rest = unit.strip().partition(" ")
    said = rest.strip() if first.lower() == COUNTED else unit.strip()
    return f"{number(value)}{NBSP}{said}" if said else number(value)


def _is_level_kept(level: Decimal, came: Decimal, direction: Direction) -> bool:
    if (direction == "increase" and came > level) or (direction == "decrease" and came < level):
        return True
    return abs(came - level) <= abs(level) * LEVEL_MARGIN
