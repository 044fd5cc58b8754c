"""What is wrong in a line of the calculation, and between the lines: each with its figure and the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.calculation.detail import LARGEST_YEARLY, Detail
from applications.calculation.inputs import ALL, DEFAULTS, INPUTS, NONE, SHARES, Ground, Line, Money
from applications.calculation.words import INPUT_WORDS
from applications.content.answers import decimal
from socinv.presentation.money import number

INDIVIDUAL = "individual"
KRONA = Decimal(1)


@dataclass(frozen=True)
class Problem:
    """``line``: the row's id; ``input``: the figure it is about, as it is kept ("effect", "effect_low"), or empty.

    An error stops a submission, the rest is only said.
    """

    line: str
    input: str
    text: str
    is_error: bool = True


@dataclass(frozen=True)
class Placed:
    """A line that counts, with the number of its row and the indicator it names."""

    line: Line
    number: int
    indicator: str


def in_line(row: Mapping[str, Any], detail: Detail, line: Line | None, price_year: int) -> Iterator[Problem]:
    """What is wrong in one row by itself, with its figures and the line they make."""
    key = str(row.get("id") or "")
    if detail.is_begun:
        for name in INPUTS:
            yield from (Problem(key, at, text) for at, text in _figure(detail, name))
        yield from (Problem(key, at, text) for at, text in _ground(detail))
    if detail.price_year is not None and detail.price_year != price_year:
        words = {"year": detail.price_year, "wanted": price_year}
        text = _("Priset är i %(year)d års priser, men kalkylen räknar i %(wanted)d års. Räkna om det med prisindex.")
        yield Problem(key, "price", text % words)
    if detail.is_complete and line is None and row.get("first_year") and row.get("last_year"):
        most = number(LARGEST_YEARLY)
        yield Problem(
            key, "price", _("Vinsten blir mer än %(most)s kronor per år. Se över siffrorna.") % {"most": most}
        )


def _figure(detail: Detail, name: str) -> Iterator[tuple[str, str]]:
    """A figure that is missing, cannot be read, lies outside its bounds, or wants a reason."""
    label = {"label": INPUT_WORDS[name]}
    if not detail.is_given(name):
        if name in detail.needed:
            yield name, _("%(label)s: fyll i en siffra") % label
    elif detail.value(name) is None:
        yield name, _unreadable(detail.texts[name], name) % label
    yield from _range(detail, name)
    if name in SHARES and detail.value(name) not in (None, DEFAULTS[name]) and not detail.is_given(name + "_reason"):
        yield name + "_reason", _("%(label)s: skriv varför") % label


def _unreadable(text: str, name: str) -> str:
    if decimal(text) is None:
        return _("%(label)s: skriv en siffra")
    return _("%(label)s: skriv en andel mellan 0 och 100 procent") if name in SHARES else _("%(label)s: för stort tal")


def _range(detail: Detail, name: str) -> Iterator[tuple[str, str]]:
    label = {"label": INPUT_WORDS[name]}
    given = [part for part in ("_low", "_high") if detail.is_given(name + part)]
    if not given:
        return
    if len(given) == 1:
        lacking = "_high" if given == ["_low"] else "_low"
        yield name + lacking, _("%(label)s: skriv både lägst och högst, eller inget av dem") % label
        return
    unread = [part for part in given if detail.bound(name, part) is None]
    for part in unread:
        yield name + part, _unreadable(detail.texts[name + part], name) % label
    base = detail.value(name)
    low, high = detail.bound(name, "_low"), detail.bound(name, "_high")
    if base is not None and low is not None and high is not None and not low <= base <= high:
        yield (
            name + ("_low" if low > base else "_high"),
            _("%(label)s: det väntade ska ligga mellan lägst och högst") % label,
        )


def _ground(detail: Detail) -> Iterator[tuple[str, str]]:
    """A comparison group has already taken out what would have come anyway; any other ground has not."""
    if detail.ground is not Ground.COMPARISON:
        if not detail.is_given("deadweight"):
            yield "deadweight", _("Skriv hur stor del som skulle ha skett ändå. Är det inget, skriv 0.")
        return
    if (detail.value("deadweight") or NONE) > NONE:
        text = _("Effekten är mätt mot en annan grupp. Det som skulle ha skett ändå är redan borträknat: skriv 0.")
        yield "deadweight", text
    attribution = detail.value("attribution")
    if attribution is not None and attribution < ALL:
        text = _("Effekten är mätt mot en annan grupp. Det som beror på annat är redan borträknat: skriv 100 procent.")
        yield "attribution", text


def across(lines: Sequence[Placed]) -> Iterator[Problem]:
    """What is wrong between the lines."""
    yield from _twice(lines)
    yield from _mirrors([one.line for one in lines])


def _twice(lines: Sequence[Placed]) -> Iterator[Problem]:
    """The same actor gains by the same indicator in the same years: counted twice."""
    seen: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for one in lines:
        line, name = one.line, (one.line.actor, " ".join(one.indicator.casefold().split()))
        if not name[1] or line.money is Money.UNPRICED:
            continue
        for other in seen[name]:
            if line.first_year <= other.line.last_year and other.line.first_year <= line.last_year:
                text = _("Samma vinst hos samma aktör står redan på rad %(row)d för samma år. Räkna den en gång.")
                yield Problem(line.key, "indicator", text % {"row": other.number})
                break
        seen[name].append(one)


def _mirrors(lines: Sequence[Line]) -> Iterator[Problem]:
    """What one has instead of another adds up to nought each year: the individual's part is there too."""
    moved = [line for line in lines if line.money is Money.REDISTRIBUTION]
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for line in moved:
        for year, amount in line.amounts():
            sums[year] += amount
    wrong = {year: total for year, total in sums.items() if abs(total) >= KRONA}
    for line in moved:
        years = [year for year, amount in line.amounts() if amount and year in wrong]
        if years and line.actor != INDIVIDUAL:
            text = _("Omfördelningen ska gå jämnt ut: det den ena får har någon annan mindre, oftast den enskilde. "
                     "År %(year)d är summan %(sum)s kronor.")  # fmt: skip
            yield Problem(line.key, "money", text % {"year": years[0], "sum": number(wrong[years[0]])})
