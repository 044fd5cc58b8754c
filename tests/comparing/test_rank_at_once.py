"""Two who save an order at the same moment: one after the other, and no place is given twice."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from applications.models import Case
from tests.comparing.making import PAGE, a_comparing_house, an_application
from tests.comparing.test_rank import Ordering
from tests.races.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def test_two_orders_at_once() -> None:
    house = a_comparing_house()
    alfa, beta = an_application(house, "Alfa"), an_application(house, "Beta", "social")
    for number in range(ROUNDS):
        first, second = Ordering(house.person("network.chair")), Ordering(house.person("network.deputy"))
        place = 2 * number + 1
        first.give(alfa, place, f"Först {number}").give(beta, place + 1, f"Sedan {number}")
        second.give(beta, place, f"Först {number}").give(alfa, place + 1, f"Sedan {number}")
        answers = at_once(*(partial(one.client.post, PAGE, one.fields) for one in (first, second)))
        assert sorted(_status(one) for one in answers) == [200, 302], answers
        kept = set(Case.objects.filter(pk__in=[alfa.pk, beta.pk]).values_list("place", flat=True))
        assert kept == {place, place + 1}


def _status(answer: Any) -> int:
    assert not isinstance(answer, Exception), answer
    status: int = answer.status_code
    return status
