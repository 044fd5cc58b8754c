"""How each person is told of each kind of thing: what was chosen, or what is usual."""

from __future__ import annotations

from collections.abc import Iterable

from socinv.notices.kinds import KINDS
from socinv.notices.models import Choice, How
from socinv.notices.silence import is_silent

Chosen = dict[tuple[int, int, str], How]
"""By person, municipality and kind."""


def usual(kind: str) -> How:
    """How it comes to one who has chosen nothing; a kind that nobody has described goes at once."""
    return KINDS[kind].usual if kind in KINDS else How.AT_ONCE


def how_for(people: Iterable[int], municipality: int, kind: str) -> dict[int, How]:
    """How each of the people (ids) is told of what is of the ``kind`` in the municipality: one query."""
    told = list(people)
    if is_silent():
        return dict.fromkeys(told, How.SYSTEM)
    rows = Choice.objects.filter(person__in=told, municipality=municipality, kind=kind).values_list("person", "how")
    return dict.fromkeys(told, usual(kind)) | {person: How(how) for person, how in rows}


def everything_chosen() -> Chosen:
    """Every choice of everybody, for a run that tells many: one query."""
    rows = Choice.objects.values_list("person", "municipality", "kind", "how")
    return {(person, municipality, kind): How(how) for person, municipality, kind, how in rows}
