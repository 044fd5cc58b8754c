"""When repayment follows from an evaluation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.outcome import Promise
from projects.repaying import repayment_after

MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
BETTER = Promise("Placeringar", "antal", Decimal(20), Decimal(10), Decimal(14))
SAME = Promise("Frånvaro", "procent", Decimal(14), Decimal(8), Decimal(14))


@pytest.mark.rule("SUN-35")
def test_repayment_follows_shown_gains_and_is_tied_to_their_measures() -> None:
    found = repayment_after(Decimal(500_000), [BETTER, SAME], is_exempt=False)
    assert found.follows
    assert found.measures == ("Placeringar",)
    assert "Placeringar" in found.why


@pytest.mark.rule("SUN-40")
@given(saving=MONEY.filter(lambda one: one <= 0) | st.none())
def test_no_reduction_no_repayment(saving: Decimal | None) -> None:
    found = repayment_after(saving, [BETTER], is_exempt=False)
    assert not found.follows
    assert "inte minskat" in found.why


@pytest.mark.rule("SUN-40")
def test_a_reduction_that_no_measure_shows_is_not_repaid() -> None:
    found = repayment_after(Decimal(500_000), [SAME], is_exempt=False)
    assert not found.follows
    assert not found.measures


@given(saving=MONEY)
def test_an_exempted_one_never_repays(saving: Decimal) -> None:
    assert not repayment_after(saving, [BETTER], is_exempt=True).follows
