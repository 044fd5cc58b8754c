"""What each committee repays of each year: by its share of what was saved, never more than that. Pure; SEK.

The money that the project used is shared by the realised savings (SUN-54), a year's instalment never exceeds the
year's saving, and years that have been settled stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from repayment.instalments import Profile, schedule
from repayment.plan import Line
from repayment.shares import KRONA, NONE, ORE, divide

Sums = Mapping[int, Decimal]  # by committee
Savings = Mapping[int, Mapping[int, Decimal]]  # by committee, then by year
Rows = dict[int, dict[int, Decimal]]


@dataclass(frozen=True)
class Known:
    """What a plan is reckoned from.

    ``consumed``: what the project has used of the fund's money. ``paid``: what each committee has repaid of it.
    ``savings``: realised up to and with the year ``after``, later as they are known or expected.
    """

    consumed: Decimal
    paid: Sums
    savings: Savings
    after: int = 0

    @property
    def left(self) -> Decimal:
        """What has not been repaid; never below nought."""
        return max(self.consumed - sum(self.paid.values(), NONE), NONE)

    @property
    def beyond(self) -> Decimal:
        """What has been repaid beyond what was used."""
        return max(sum(self.paid.values(), NONE) - self.consumed, NONE)

    def years(self, last: int | None = None) -> list[int]:
        """Those that are still to come."""
        found = {year for by_year in self.savings.values() for year in by_year}
        return [year for year in sorted(found) if year > self.after and (last is None or year <= last)]


def planned(known: Known, profile: Profile, last: int | None = None) -> Rows:
    """What each committee repays of each year to come, those without anything left out.

    Up to the year ``last`` as far as the savings there carry it, and what they do not is carried to later years.
    """
    rows = _spread(known, profile, known.years(last))
    beyond = [year for year in known.years() if last is not None and year > last]
    if beyond:
        paid = {key: known.paid.get(key, NONE) + sum(rows.get(key, {}).values(), NONE) for key in {*known.paid, *rows}}
        for key, found in _spread(Known(known.consumed, paid, known.savings, known.after), profile, beyond).items():
            rows.setdefault(key, {}).update(found)
    return {key: {year: one for year, one in found.items() if one} for key, found in rows.items()}


def _spread(known: Known, profile: Profile, years: list[int]) -> Rows:
    return _as_saved(known, years) if profile is Profile.AS_SAVED else _scheduled(known, profile, years)


def _as_saved(known: Known, years: list[int]) -> Rows:
    """All that is saved each year until all is repaid; in the last year by what each has saved so far."""
    rows: Rows = {key: {} for key in known.savings}
    paid, left = dict(known.paid), known.left
    for year in years:
        owed = _owed(known.consumed, paid, _saved(known.savings, year))
        room = {key: min(_of(by_year, year), _whole(owed[key])) for key, by_year in known.savings.items()}
        for key, part in _shared(left, owed, room, KRONA).items():
            rows[key][year] = part
            paid[key] = paid.get(key, NONE) + part
            left -= part
    return rows


def _scheduled(known: Known, profile: Profile, years: list[int]) -> Rows:
    """Each committee's share of what is left, over its own savings."""
    owed = _owed(known.consumed, known.paid, _saved(known.savings, max(years, default=0)))
    series = {key: {year: _of(by_year, year) for year in years} for key, by_year in known.savings.items()}
    room = {key: min(sum(one.values(), NONE), owed[key]) for key, one in series.items()}
    parts = _shared(known.left, owed, room, ORE)
    return {key: schedule(parts[key], one, profile).instalments for key, one in series.items()}


def _owed(consumed: Decimal, paid: Sums, saved: Sums) -> dict[int, Decimal]:
    """What each committee's share of the money is beyond what it has repaid."""
    return {key: max(part - paid.get(key, NONE), NONE) for key, part in divide(consumed, saved).items()}


def _whole(amount: Decimal) -> Decimal:
    """Up to whole kronor: what each repays is whole, also where its share is not."""
    return amount.to_integral_value(ROUND_CEILING)


def _shared(amount: Decimal, weights: Sums, room: Sums, unit: Decimal) -> dict[int, Decimal]:
    """The amount by weight, never more than there is room for; what one has no room for the next ones take."""
    amount = min(amount, sum(room.values(), NONE))
    parts = {key: min(part, room[key]) for key, part in divide(amount, weights, unit).items()}
    left = amount - sum(parts.values(), NONE)
    for key in sorted(parts):
        more = min(left, room[key] - parts[key])
        parts[key] += more
        left -= more
    return parts


def _saved(savings: Savings, last: int) -> dict[int, Decimal]:
    """What each has saved up to and with a year. A year with a loss counts as nothing saved."""
    return {
        key: sum((max(saved, NONE) for year, saved in by_year.items() if year <= last), NONE)
        for key, by_year in savings.items()
    }


def _of(by_year: Mapping[int, Decimal], year: int) -> Decimal:
    return max(by_year.get(year, NONE), NONE)


# -- from lines, and to them


def savings_of(lines: Iterable[Line]) -> Rows:
    """What the lines say, by committee and year; several of the same are added."""
    found: Rows = {}
    for line in lines:
        by_year = found.setdefault(line.committee, {})
        by_year[line.year] = by_year.get(line.year, NONE) + line.amount
    return found


def sums_of(lines: Iterable[Line]) -> dict[int, Decimal]:
    """What the lines of each committee add up to."""
    return {key: sum(by_year.values(), NONE) for key, by_year in savings_of(lines).items()}
