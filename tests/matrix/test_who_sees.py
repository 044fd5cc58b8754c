"""Who sees a case, read from both ends: the person's cases and the case's people are the same answer."""

from __future__ import annotations

import pytest

from applications.access import those_who_see, visible_cases
from applications.models import Case
from socinv.lifecycle import clock
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.matrix.cast import Cast
from tests.matrix.situations import SITUATIONS, at

pytestmark = pytest.mark.django_db


def seen_by(person: User, case: Case) -> bool:
    standing = standing_of(person, case.municipality_id, clock.today())
    return visible_cases(standing).filter(pk=case.pk).exists()


@pytest.mark.parametrize(
    ("thing", "situation"), [(thing, one) for thing in ("case", "idea", "application") for one in SITUATIONS[thing]]
)
def test_from_both_ends(cast: Cast, thing: str, situation: str) -> None:
    found = at(thing, situation, cast)
    case = Case.objects.get(pk=found.case.pk)
    people = {role: one for role, one in cast.people.items() if isinstance(one, User) and not one.is_system}
    wanted = {role for role, person in people.items() if seen_by(person, case)}
    asked = set(those_who_see(case).values_list("pk", flat=True))
    assert {role for role, person in people.items() if person.pk in asked} == wanted
    assert wanted
    assert set(people) - wanted
