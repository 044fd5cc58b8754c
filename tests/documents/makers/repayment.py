"""Things that the documents of repayment are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from repayment.models import Office
from tests.repayment.plans import a_decided_plan, a_repaying_house, follow_up

Made = tuple[str, Any]


def plan() -> Made:
    """With one year reported, less than was planned."""
    house = a_repaying_house()
    return "repayment-plan", follow_up(house, a_decided_plan(house, 2028, 2029), part=Decimal("0.8"))


def frame_list() -> Made:
    house = a_repaying_house()
    a_decided_plan(house, *range(2028, 2033))
    return "frame-list", Office.objects.get(municipality=house.municipality)


MAKERS = (plan, frame_list)
