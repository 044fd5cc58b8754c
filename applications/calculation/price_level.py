"""Money of one year's prices in another's, by the index that the municipality keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socinv.presentation.grammar import joined


class NoIndexError(ValueError):
    """The index says nothing of a year that is needed. ``years``: which; the text is for the person."""

    def __init__(self, years: Iterable[int]) -> None:
        self.years = tuple(sorted(set(years)))
        names = joined([str(year) for year in self.years])
        text = ngettext(
            "Prisindex saknas för %(years)s. Lägg till året i prislistan.",
            "Prisindex saknas för %(years)s. Lägg till åren i prislistan.",
            len(self.years),
        )
        super().__init__(text % {"years": names})


def convert(amount: Decimal, from_year: int, to_year: int, index: Mapping[int, Decimal]) -> Decimal:
    """The amount, SEK, in another year's prices, unrounded. ``index``: any unit, above nought, by year.

    The same year needs no index. Raises NoIndexError.
    """
    if from_year == to_year:
        return amount
    lacking = [year for year in (from_year, to_year) if not index.get(year)]
    if lacking:
        raise NoIndexError(lacking)
    return amount * index[to_year] / index[from_year]


def ladder(years: Iterable[int]) -> str:
    """2019–2024 or 2019, 2021: the years the index has, in words."""
    known = sorted(set(years))
    if len(known) > 1 and known == list(range(known[0], known[-1] + 1)):
        return f"{known[0]}–{known[-1]}"
    return joined([str(year) for year in known]) if known else _("inga år")
