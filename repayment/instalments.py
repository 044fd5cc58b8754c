"""What a committee repays and when: never more than it saved, and exactly what is to be repaid. Pure; SEK.

Repayment follows the savings that were realised, on money that was consumed, within one to ten years (SUN-40,
SUN-42, SUN-52 to SUN-54).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum

from repayment.shares import KRONA, NONE, divide

Amounts = Mapping[int, Decimal]  # by year


class Profile(Enum):
    """How what is to be repaid is spread over the years."""

    PROPORTIONAL = "proportional"  # in step with the savings
    EQUAL = "equal"  # as equal as the savings allow
    AS_SAVED = "as-saved"  # all that is saved, until all is repaid (figure 4)


@dataclass(frozen=True)
class Schedule:
    """The instalments by year, and what no year could carry: written off by a decision at the end of the window."""

    instalments: dict[int, Decimal]
    left: Decimal

    @property
    def total(self) -> Decimal:
        return sum(self.instalments.values(), NONE)


@dataclass(frozen=True)
class Adjusted:
    """A schedule after an adjustment. ``refund``: what was repaid beyond what is now to be repaid; needs a decision."""

    schedule: Schedule
    refund: Decimal


def to_repay(consumed: Decimal, savings: Amounts) -> Decimal:
    """R = min(F, Σ savings): nothing saved, nothing repaid. A year with a loss counts as nothing saved."""
    return min(consumed, _positive(savings))


def schedule(amount: Decimal, savings: Amounts, profile: Profile = Profile.PROPORTIONAL) -> Schedule:
    """Spread what is to be repaid over the years that have savings, in whole kronor, odd öre last."""
    room = {year: max(saved, NONE) for year, saved in sorted(savings.items())}
    if profile is Profile.PROPORTIONAL:
        paid = _filled(min(amount, _positive(room)), room)
    elif profile is Profile.EQUAL:
        paid = _carried(divide(amount, dict.fromkeys(room, KRONA), KRONA), room)
    else:
        paid = _carried({min(room): amount} if room else {}, room)
    return Schedule(paid, amount - sum(paid.values(), NONE))


def adjust(amount: Decimal, paid: Amounts, savings: Amounts, profile: Profile = Profile.PROPORTIONAL) -> Adjusted:
    """Paid years stay as they are; the rest is spread over the years that are left (STO-07)."""
    done = sum(paid.values(), NONE)
    rest = {year: saved for year, saved in savings.items() if year not in paid}
    if amount < done:
        return Adjusted(Schedule({**paid, **dict.fromkeys(sorted(rest), NONE)}, NONE), done - amount)
    found = schedule(amount - done, rest, profile)
    return Adjusted(Schedule({**paid, **found.instalments}, found.left), NONE)


def surpluses(instalments: Amounts, savings: Amounts) -> dict[int, Decimal]:
    """What the committee keeps of each year's saving (SUN-42); nothing of a year with a loss."""
    return {
        year: max(saved, NONE) - instalments.get(year, NONE) for year, saved in sorted(savings.items())
    }  # fmt: skip


def window(ended: int, years: Iterable[int], longest: int = 10) -> list[int]:
    """The years that may be in a plan: from the one after the project's end, so many at most."""
    return [year for year in sorted(set(years)) if ended < year <= ended + longest]


def _positive(savings: Amounts) -> Decimal:
    return sum((max(saved, NONE) for saved in savings.values()), NONE)


def _filled(amount: Decimal, room: Amounts) -> dict[int, Decimal]:
    """In step with the room, in whole kronor; what does not fit in whole kronor goes to the last years with room."""
    paid = {
        year: min(part, room[year].quantize(KRONA, rounding=ROUND_DOWN))
        for year, part in divide(amount.quantize(KRONA, rounding=ROUND_DOWN), room, KRONA).items()
    }
    left = amount - sum(paid.values(), NONE)
    for year in sorted(room, reverse=True):
        more = min(left, room[year] - paid[year])
        paid[year] += more
        left -= more
    return paid


def _carried(wanted: Amounts, room: Amounts) -> dict[int, Decimal]:
    """What each year should bear, as far as there is room; what falls short is carried to the next."""
    paid, left = {}, NONE
    for year, free in sorted(room.items()):
        left += wanted.get(year, NONE)
        paid[year] = min(left, free)
        left -= paid[year]
    return paid
