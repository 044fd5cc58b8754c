"""Every verb, every state, every role: allowed, or refused and on what ground, as the tables say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from socinv.lifecycle import clock, policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.organisation.standing import Standing, standing_of
from tests.matrix.cast import Cast
from tests.matrix.situations import SITUATIONS, at
from tests.matrix.table import THINGS, THINGS_OF_A_CASE, Table, roles, table
from tests.matrix.words import words_for

pytestmark = pytest.mark.django_db
ROLES = roles()
TABLES: dict[str, Table] = {thing: table(thing) for thing in THINGS}
SEATED = ("project.owner", "project.steering", "project.leader", "project.member", "education.project-member")
CELLS = [(thing, situation) for thing in THINGS for situation in SITUATIONS[thing]]


@pytest.fixture(scope="module")
def standings(whole_cast: Cast) -> dict[str, Standing]:
    """What everybody is that day, read once."""
    return _of(whole_cast, whole_cast.people)


def _of(cast: Cast, roles: Iterable[str]) -> dict[str, Standing]:
    here, day = cast.house.municipality.pk, clock.today()
    return {role: standing_of(cast.people[role], here, day) for role in roles}  # type: ignore[arg-type]


@pytest.mark.rule("SUN-05", "SUN-07", "SUN-11", "SUN-12", "SUN-20", "SUN-30", "SUN-36", "SUN-37")
@pytest.mark.parametrize(("thing", "situation"), CELLS)
def test_each_cell(cast: Cast, standings: dict[str, Standing], thing: str, situation: str) -> None:
    """The policy is asked for everybody; then one person of each class really does what is allowed."""
    wanted, subject = TABLES[thing], at(thing, situation, cast)
    assert subject.status == wanted.state_of(situation)
    if thing not in THINGS_OF_A_CASE:
        standings = standings | _of(cast, SEATED)
    wrong = []
    for role, standing in standings.items():
        invited_since = replace(standing)  # reads invitations anew
        for verb in sorted(wanted.verbs):
            verdict = policy.ask(invited_since, verb, subject)
            expected = wanted.expected(verb, situation, ROLES[role][thing])
            if verdict.ground.value != expected or bool(verdict) != (expected == "none"):
                wrong.append(f"{verb} by {role}: {verdict.ground.value}, not {expected}")
            assert verdict or str(verdict.reason), "a refusal says why"
    assert not wrong, "\n".join(wrong)
    for verb, role, expected in _tries(wanted, situation):
        got = _try(cast, subject, verb, role)
        assert got == expected, f"{verb} by {role}: {got}, not {expected}"


def _tries(wanted: Table, situation: str) -> Iterator[tuple[str, str, str]]:
    """Each allowed cell of the table, and of the refused ones the first of each ground and verb."""
    seen = set()
    for one, role in _one_of_each_class(wanted.thing).items():
        for verb in sorted(wanted.verbs):
            expected = wanted.expected(verb, situation, one)
            if expected == "none" or (verb, expected) not in seen:
                seen.add((verb, expected))
                yield verb, role, expected


def _one_of_each_class(thing: str) -> dict[str, str]:
    return {row[thing]: role for role, row in reversed(ROLES.items()) if role != "anonymous"}


def _try(cast: Cast, subject: Any, verb: str, role: str) -> str:
    """What comes of really doing it; whatever was done is taken back."""
    ground = "none"
    new = subject.pk is None
    with transaction.atomic():
        fresh = subject if new else type(subject).objects.get(pk=subject.pk)
        try:
            perform(fresh, verb, by=cast.person(role), **words_for(cast, fresh, verb))
        except Refused as refused:
            ground = refused.verdict.ground.value
        transaction.set_rollback(True)
    if new and subject.pk is not None:
        subject.pk = None
        vars(subject)["status"] = "new"
    return ground
