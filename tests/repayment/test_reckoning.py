"""What each committee repays of each year: whatever is saved and in whatever order, no öre is lost or made."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repayment.instalments import Profile
from repayment.reckoning import Known, planned

NONE = Decimal(0)
YEARS = range(2027, 2032)
PROFILES = st.sampled_from(Profile)
MONEY = st.integers(0, 300_000_000).map(lambda ore: Decimal(ore) / 100)
SAVED = st.integers(-50_000_000, 150_000_000).map(lambda ore: Decimal(ore) / 100)
SAVINGS = st.dictionaries(
    st.integers(1, 4), st.dictionaries(st.sampled_from(YEARS), SAVED, min_size=1), min_size=1, max_size=4
)
Rows = dict[int, dict[int, Decimal]]


def total(rows: Rows) -> Decimal:
    return sum((part for one in rows.values() for part in one.values()), NONE)


def could(savings: Rows) -> Decimal:
    return sum((max(one, NONE) for by_year in savings.values() for one in by_year.values()), NONE)


@pytest.mark.rule("SUN-42")
def test_the_pattern_of_figure_4() -> None:
    """Two millions, 0.7 saved a year from 2017: all of it until all is repaid, and the rest is the committee's."""
    savings = {1: dict.fromkeys(range(2017, 2022), Decimal(700_000))}
    rows = planned(Known(Decimal(2_000_000), {}, savings), Profile.AS_SAVED)
    assert rows == {1: {2017: Decimal(700_000), 2018: Decimal(700_000), 2019: Decimal(600_000)}}


@pytest.mark.rule("SUN-54")
def test_the_worked_example_of_two_committees() -> None:
    """F is split by the savings; the social committee's part in step with them, in whole kronor, odd öre last."""
    drop = [Decimal(1), Decimal("0.8"), Decimal("0.64"), Decimal("0.512"), Decimal("0.4096")]
    savings = {
        1: {2024 + number: Decimal(600_000) * part for number, part in enumerate(drop)},
        2: {2024 + number: Decimal(150_000) * part for number, part in enumerate(drop)},
    }
    rows = planned(Known(Decimal("2437650.50"), {}, savings), Profile.PROPORTIONAL)
    assert list(rows[1].values()) == [
        Decimal(580116),
        Decimal(464093),
        Decimal(371275),
        Decimal(297020),
        Decimal("237616.40"),
    ]
    assert total(rows) == Decimal("2437650.50")
    assert sum(rows[2].values()) == Decimal("487530.10")


def test_what_the_first_years_do_not_carry_goes_on_to_later_ones() -> None:
    savings = {1: {2027: Decimal(100), 2028: Decimal(100), 2029: Decimal(100)}}
    assert planned(Known(Decimal(250), {}, savings), Profile.AS_SAVED, 2028) == {
        1: {2027: Decimal(100), 2028: Decimal(100), 2029: Decimal(50)}
    }
    equal = planned(Known(Decimal(100), {}, savings), Profile.EQUAL, 2028)
    assert equal == {1: {2027: Decimal(50), 2028: Decimal(50)}}


@given(consumed=MONEY, savings=SAVINGS, profile=PROFILES)
def test_never_more_than_saved_and_exactly_what_is_to_be_repaid(
    consumed: Decimal, savings: Rows, profile: Profile
) -> None:
    rows = planned(Known(consumed, {}, savings), profile)
    for key, by_year in rows.items():
        for year, part in by_year.items():
            assert 0 < part <= savings[key][year]
            assert part == round(part, 2)
    assert total(rows) <= min(consumed, could(savings))
    if profile is not Profile.EQUAL:
        assert total(rows) == min(consumed, could(savings))


@pytest.mark.rule("SUN-40", "SUN-54")
@given(
    consumed=MONEY, expected=SAVINGS, came=SAVINGS, profile=PROFILES,
    changed=st.dictionaries(st.sampled_from(YEARS), MONEY, max_size=2),
    part=st.sampled_from([Decimal(1), Decimal("0.5"), NONE]),
)  # fmt: skip
def test_year_by_year_nothing_is_lost(
    consumed: Decimal, expected: Rows, came: Rows, profile: Profile, changed: dict[int, Decimal], part: Decimal
) -> None:  # fmt: skip
    """Each year is settled on what was saved, by those who may settle less than was reckoned, while the money used
    may turn out to be another: what was paid stands, and with what is left it is always what was used."""
    paid: dict[int, Decimal] = {}
    settled: Rows = {}
    for year in YEARS:
        consumed = changed.get(year, consumed)
        known = {
            key: {
                **{one: saved for one, saved in came.get(key, {}).items() if one <= year},
                **{one: saved for one, saved in expected.get(key, {}).items() if one > year},
            }
            for key in {*came, *expected}
        }
        state = Known(consumed, dict(paid), known, year - 1)
        before = {key: dict(one) for key, one in settled.items()}
        for key, found in planned(state, profile).items():
            amount = (found.get(year, NONE) * part).quantize(Decimal("0.01"))
            assert 0 <= amount <= max(came.get(key, {}).get(year, NONE), NONE)
            settled.setdefault(key, {})[year] = amount
            paid[key] = paid.get(key, NONE) + amount
        after = Known(consumed, dict(paid), known, year)
        assert total(settled) + after.left - after.beyond == consumed
        assert all(settled[key][one] == amount for key, rows in before.items() for one, amount in rows.items())
        rest = planned(after, profile)
        assert total(rest) <= after.left
        assert all(one > year for rows in rest.values() for one in rows)
    if profile is Profile.AS_SAVED and part == 1 and not changed:
        assert total(settled) == min(consumed, could(came))
