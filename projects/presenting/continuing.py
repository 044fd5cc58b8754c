"""What is to become of the work, in words and figures (SUN-36, SUN-44)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from projects.models import Continuation, ResourceMove, ScaleUp
from projects.moves import balances
from projects.presenting.ending import signed_line
from socinv.organisation.models import Body, BodyKind
from socinv.presentation.money import kronor

OUTCOME_MARKS = {"approved": "yes", "declined": "no"}
HOLDERS = (BodyKind.COMMITTEE, BodyKind.EXECUTIVE_BOARD)


@dataclass(frozen=True)
class MoveLine:
    """One moved resource as the table says it."""

    source: str
    goal: str
    amount: Decimal
    year: int


def proposal_of(scale_up: ScaleUp) -> dict[str, Any]:
    """The proposal as it was given, or that there was none."""
    return {
        "continuation": str(Continuation(scale_up.continuation).label),
        "is_dropped": scale_up.continuation == Continuation.NONE,
        "is_whole": scale_up.is_whole,
        "parts": [str(part) for part in scale_up.parts],
        "text": scale_up.proposal,
        "yearly_cost": scale_up.yearly_cost,
        "signed": signed_line(scale_up.proposed_on, scale_up.proposed_item),
    }


def decision_of(scale_up: ScaleUp) -> dict[str, Any]:
    """The decision and the resources that were moved, with what it means for each committee."""
    moves, rule = move_lines(scale_up), scale_up.case.process.scale_up
    return {
        "mark": {"status": OUTCOME_MARKS[scale_up.outcome], "word": scale_up.outcome_word},
        "reasons": scale_up.reasons,
        "compared": scale_up.compared,
        "compares": rule.compares if rule else "",
        "parts": [] if scale_up.continuation else [str(part) for part in scale_up.parts],
        "signed": signed_line(scale_up.decided_on, scale_up.item),
        "moves": moves,
        "total": sum((one.amount for one in moves), Decimal(0)),
        "balances": [
            {"name": one.name, "gets": kronor(one.gets), "gives": kronor(one.gives), "net": _signed(one.net)}
            for one in balances(moves)
        ],
    }


def move_lines(scale_up: ScaleUp) -> list[MoveLine]:
    rows = ResourceMove.objects.filter(scale_up=scale_up).select_related("from_body", "to_body").order_by("pk")
    return [
        MoveLine(row.from_body.name if row.from_body else "", row.to_body.name, row.amount, row.from_year)
        for row in rows
    ]


def holders(municipality: int) -> list[Body]:
    """The bodies that resources can be moved between: the committees, and the executive board where there is one."""
    return list(Body.objects.filter(municipality=municipality, kind__in=HOLDERS).order_by("name"))


def _signed(amount: Decimal) -> str:
    if amount > 0:
        return f"+{kronor(amount)}"
    return kronor(amount)
