"""Rows of the form with the figures of the calculation, and the answers they stand in."""

from __future__ import annotations

from typing import Any

from applications.calculation.reading import Read, read, tables
from applications.content.answers import day
from tests.factories.house import a_process

PROCESS = a_process()
PARTS = PROCESS.parts("application")
(BENEFITS,), (COSTS,) = tables(PARTS, "benefits"), tables(PARTS, "costs")
(SETTINGS,), (DEPARTMENTS,) = tables(PARTS, "calculation"), tables(PARTS, "departments")
SOUND = {
    "money": "saving", "ground": "before-after", "indicator": "Vårddygn",
    "participants": "40", "participants_source": "Ansökan", "effect": "0.2", "effect_low": "0.1", "effect_high": "0.3",
    "effect_source": "Förstudien", "price": "75000", "price_source": "Exempelpris",
    "deadweight": "0.1", "deadweight_source": "Bedömning", "deadweight_reason": "En av tio blev bättre ändå.",
}  # fmt: skip


def calc(**changes: str) -> dict[str, str]:
    """Figures that hold, with ``changes``; an empty one is left out."""
    return {key: text for key, text in (SOUND | changes).items() if text}


def benefit(key: str = "r1", figures: dict[str, str] | None = None, **changes: str) -> dict[str, Any]:
    """A benefit as a row is kept."""
    row: dict[str, Any] = {
        "id": key, "actor": "department:1", "what": "Färre placeringar", "yearly": "100000", "first_year": "2029",
        "last_year": "2033", "source": "Egen statistik",
    } | changes  # fmt: skip
    return row if figures is None else row | {"calc": figures}


def cost(key: str = "k1", **changes: str) -> dict[str, Any]:
    return {"id": key, "year": "2027", "what": "Lön", "payer": "fund", "amount": "500000"} | changes


def answers(
    *benefits: dict[str, Any], costs: tuple[dict[str, Any], ...] = (), settings: dict[str, str] | None = None,
    departments: tuple[int, ...] = (),
) -> dict[str, dict[str, Any]]:  # fmt: skip
    """The answers of an application that says nothing else."""
    found: dict[str, dict[str, Any]] = {}
    for (part, field), value in (
        (BENEFITS, list(benefits)), (COSTS, list(costs)), (SETTINGS, settings), (DEPARTMENTS, list(departments)),
    ):  # fmt: skip
        found.setdefault(part, {})[field] = value
    return found


def reading(*benefits: dict[str, Any], starts: str = "2027-01-01", ends: str = "2028-12-31", **more: Any) -> Read:
    own = more.pop("own", None)
    return read(PROCESS, answers(*benefits, **more), starts=day(starts), ends=day(ends), own=own)
