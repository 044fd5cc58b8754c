"""What is to be repaid, year by year: the worked examples, and what holds for any savings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from repayment.instalments import Profile, adjust, schedule, surpluses, to_repay, window
from repayment.shares import KRONA, divide

SOCIAL = {2024: 600_000, 2025: 480_000, 2026: 384_000, 2027: 307_200, 2028: 245_760}
EDUCATION = {2024: 150_000, 2025: 120_000, 2026: 96_000, 2027: 76_800, 2028: 61_440}
CONSUMED = Decimal("2437650.50")

money = some.decimals(0, 10_000_000, places=2)
losses = some.decimals(-500_000, 3_000_000, places=2)
savings_of_years = some.dictionaries(some.integers(2020, 2032), losses, max_size=10)
profiles = some.sampled_from(Profile)


def savings(years: dict[int, int]) -> dict[int, Decimal]:
    return {year: Decimal(saved) for year, saved in years.items()}


def total(amounts: dict[int, Decimal]) -> Decimal:
    return sum(amounts.values(), Decimal(0))


@pytest.mark.rule("SUN-54")
def test_what_was_consumed_is_split_by_what_each_committee_saved() -> None:
    weights = {1: total(savings(SOCIAL)), 2: total(savings(EDUCATION))}
    assert divide(CONSUMED, weights) == {1: Decimal("1950120.40"), 2: Decimal("487530.10")}


def test_in_step_with_the_savings_in_whole_kronor() -> None:
    found = schedule(Decimal("1950120.40"), savings(SOCIAL))
    assert list(found.instalments.values()) == [580116, 464093, 371275, 297020, Decimal("237616.40")]
    assert found.left == 0


def test_equal_instalments_can_leave_something_although_the_savings_suffice() -> None:
    found = schedule(Decimal("1950120.40"), savings(SOCIAL), Profile.EQUAL)
    assert found.left.quantize(KRONA) == 233_112
    assert list(found.instalments.values()) == [390_024, 390_024, 384_000, 307_200, 245_760]


def test_the_pattern_of_the_guidelines_figure() -> None:
    saved = dict.fromkeys(range(2016, 2021), Decimal(700_000))
    found = schedule(to_repay(Decimal(2_000_000), saved), saved, Profile.AS_SAVED)
    assert list(found.instalments.values()) == [700_000, 700_000, 600_000, 0, 0]
    assert list(surpluses(found.instalments, saved).values()) == [0, 0, 100_000, 700_000, 700_000]


def test_a_million_over_three_years() -> None:
    assert list(divide(Decimal(1_000_000), dict.fromkeys((1, 2, 3), KRONA), KRONA).values()) == [333334, 333333, 333333]


def test_nothing_saved_nothing_repaid() -> None:
    assert to_repay(Decimal(1_000_000), {2024: Decimal(-5), 2025: Decimal(0)}) == 0
    assert to_repay(Decimal(1_000_000), {}) == 0


def test_only_the_years_after_the_project_and_ten_at_most() -> None:
    assert window(2023, range(2020, 2040)) == list(range(2024, 2034))
    assert window(2023, range(2020, 2040), longest=3) == [2024, 2025, 2026]


def test_an_amount_below_nought_is_not_divided() -> None:
    with pytest.raises(ValueError, match="under noll"):
        divide(Decimal(-1), {1: KRONA})


@given(money, some.dictionaries(some.integers(1, 9), losses, max_size=6), some.sampled_from([KRONA, Decimal("0.01")]))
def test_the_parts_are_the_whole(amount: Decimal, weights: dict[int, Decimal], unit: Decimal) -> None:
    parts = divide(amount, weights, unit)
    assert all(part >= 0 for part in parts.values())
    assert all(not part for key, part in parts.items() if weights[key] <= 0)
    if any(weight > 0 for weight in weights.values()):
        assert total(parts) == amount


@given(money, savings_of_years, profiles)
def test_instalments_sum_up_and_never_exceed_a_years_saving(
    consumed: Decimal, saved: dict[int, Decimal], profile: Profile
) -> None:
    amount = to_repay(consumed, saved)
    found = schedule(amount, saved, profile)
    assert found.total + found.left == amount
    assert found.left >= 0
    if profile is not Profile.EQUAL:
        assert found.left == 0
    for year, instalment in found.instalments.items():
        assert 0 <= instalment <= max(saved[year], Decimal(0))
    kept = surpluses(found.instalments, saved)
    assert all(surplus >= 0 for surplus in kept.values())
    assert total(kept) + found.total == sum((max(one, Decimal(0)) for one in saved.values()), Decimal(0))


@given(money, money, savings_of_years, some.integers(0, 4), profiles)
def test_what_is_paid_stays_paid(
    consumed: Decimal, now: Decimal, saved: dict[int, Decimal], count: int, profile: Profile
) -> None:
    before = schedule(to_repay(consumed, saved), saved, profile)
    paid = dict(list(before.instalments.items())[:count])
    amount = to_repay(now, saved)
    after = adjust(amount, paid, saved, profile)
    assert {year: after.schedule.instalments[year] for year in paid} == paid
    assert after.schedule.total + after.schedule.left == amount + after.refund
    assert after.refund == max(total(paid) - amount, Decimal(0))
    for year, instalment in after.schedule.instalments.items():
        assert year in paid or 0 <= instalment <= max(saved[year], Decimal(0))
