"""What was promised against what came out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.outcome import OUTCOME_WORDS, Promise, outcome, share_reached, with_unit
from socinv.presentation.money import NBSP

FIGURE = st.decimals(-(10**9), 10**9, places=4)


def promised(baseline: str, target: str, came: str | None, direction: str = "") -> Promise:
    value = None if came is None else Decimal(came)
    return Promise("Frånvaro", "procent", Decimal(baseline), Decimal(target), value, direction=direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("promise", "words", "share"),
    [
        (promised("14", "11", "11"), "nådde målet", "1"),
        (promised("14", "11", "8"), "nådde målet", "2"),
        (promised("14", "11", "12.5"), "nådde en bit", "0.5"),
        (promised("14", "11", "14"), "ingen förändring", "0"),
        (promised("14", "11", "17"), "åt fel håll", "-1"),
        (promised("0", "85", "34"), "nådde en bit", "0.4"),
        (promised("14", "11", None), "saknas", None),
        (promised("14", "14", "14"), "nådde målet", "1"),
        (promised("14", "14", "13.3"), "nådde målet", "1"),
        (promised("14", "14", "13.2"), "åt fel håll", None),
        (promised("14", "14", "15"), "åt fel håll", None),
        (promised("14", "14", "10", "decrease"), "nådde målet", "1"),
        (promised("14", "14", "10", "increase"), "åt fel håll", None),
        (promised("0", "0", "0"), "nådde målet", "1"),
        (promised("0", "0", "1"), "åt fel håll", None),
    ],
)
def test_outcomes(promise: Promise, words: str, share: str | None) -> None:
    assert str(OUTCOME_WORDS[outcome(promise)]) == words
    found = share_reached(promise.baseline, promise.target, promise.came, promise.direction)
    assert found == (None if share is None else Decimal(share))


@given(FIGURE, FIGURE, FIGURE)
def test_the_outcome_says_what_the_share_says(baseline: Decimal, target: Decimal, came: Decimal) -> None:
    found = outcome(Promise("", "", baseline, target, came))
    share = share_reached(baseline, target, came)
    assert (found == "away") == (share is None or share < 0)
    assert (found == "reached") == (share is not None and share >= 1)
    if baseline != target:
        assert (found == "same") == (came == baseline)
        assert share_reached(baseline, target, target) == 1


@given(FIGURE, FIGURE, FIGURE)
def test_up_and_down_are_alike(baseline: Decimal, target: Decimal, came: Decimal) -> None:
    assert outcome(Promise("", "", baseline, target, came)) == outcome(Promise("", "", -baseline, -target, -came))


@pytest.mark.parametrize(
    ("unit", "said"),
    [("procent", "1 250 procent"), ("antal", "1 250"), ("Antal per år", "1 250 per år"), ("antalet", "1 250 antalet"),
     ("", "1 250")],
)  # fmt: skip
def test_a_figure_with_its_unit(unit: str, said: str) -> None:
    assert with_unit(Decimal("1250.00"), unit).replace(NBSP, " ") == said
