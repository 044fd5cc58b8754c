"""Whose costs and gains are counted: a committee's department, the municipality, the public sector, society."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

DEPARTMENT = "department:"
FUND = "fund"
PUBLIC = ("region", "state")


@dataclass(frozen=True)
class Perspective:
    """``key``: "municipality", "public", "society" or a department's ("department:7"); ``pays`` and ``gains`` say
    whether a payer or an actor is inside it."""

    key: str
    pays: Callable[[str], bool]
    gains: Callable[[str], bool]


def is_municipal(who: str) -> bool:
    """A department of the municipality, or its fund."""
    return who.startswith(DEPARTMENT) or who == FUND


def is_public(who: str) -> bool:
    return is_municipal(who) or who in PUBLIC


MUNICIPALITY = Perspective("municipality", is_municipal, is_municipal)
PUBLIC_SECTOR = Perspective("public", is_public, is_public)
SOCIETY = Perspective("society", lambda who: True, lambda who: True)
WHOLE = (MUNICIPALITY, PUBLIC_SECTOR, SOCIETY)


def of_department(key: str) -> Perspective:
    """What one department pays and gains itself."""
    return Perspective(key, lambda who: who == key, lambda who: who == key)
