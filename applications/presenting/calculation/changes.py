"""What differs between two calculations, in words: the key figures beside each other, and the rows cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.calculation.comparing import Differing, Essence, RowChange, compare_rows
from applications.calculation.reading import Read
from applications.calculation.settings import Settings
from applications.calculation.told import share_text
from applications.calculation.workbook.columns import BENEFIT_HEADINGS, COST_HEADINGS, Heading
from applications.content.answers import decimal
from applications.content.naming import who
from applications.presenting.calculation.amounts import whole
from socinv.presentation.money import NO_VALUE, number

Names = Mapping[int, str]
Figure = Decimal | int | None


@dataclass(frozen=True)
class Line:
    """One thing before and after; ``difference`` is empty where there is none to count."""

    term: str
    before: str
    after: str
    difference: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row that has come, gone or changed: ``status`` is the mark of its word."""

    title: str
    status: str
    word: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ShownTable:
    title: str
    rows: tuple[ShownRow, ...]


def figures_beside(before: Essence, after: Essence) -> list[Line]:
    """What each comes to. Amounts in whole kronor."""
    amounts: tuple[tuple[str, Callable[[Essence], Figure]], ...] = (
        (_("Hela kostnaden, kronor"), lambda one: one.cost),
        (_("Kostnad för fonden, kronor"), lambda one: one.of_fund),
        (_("Nettonuvärde för kommunen, kronor"), lambda one: one.municipality.net_present_value),
        (_("Nettonuvärde för offentlig sektor, kronor"), lambda one: one.public.net_present_value),
        (_("Nettonuvärde för samhället, kronor"), lambda one: one.society.net_present_value),
    )
    lines = [_amount(term, read(before), read(after)) for term, read in amounts]
    ours, theirs = before.municipality, after.municipality
    ratio, back = _("Vinst per satsad krona för kommunen"), _("Pengarna är tillbaka efter så många år, för kommunen")
    lines += [
        _line(ratio, ours.benefit_cost_ratio, theirs.benefit_cost_ratio, places=2),
        _line(back, ours.present_pay_back.years, theirs.present_pay_back.years, places=1),
    ]
    if before.coverage and after.coverage:
        words = {"years": after.covers or 0}
        saved = _("Kommunens minskade kostnader inom %(years)d år, kronor") % words
        lines.append(_amount(saved, before.coverage.saving, after.coverage.saving))
        lines.append(
            Line(_("De täcker hela kostnaden"), yes_or_no(before.coverage.passes), yes_or_no(after.coverage.passes))
        )
    return lines


def yes_or_no(holds: bool) -> str:
    return _("Ja") if holds else _("Nej")


def _amount(term: str, before: Figure, after: Figure) -> Line:
    first, second = (None if one is None else whole(Decimal(one)) for one in (before, after))
    return _line(term, first, second, places=0)


def _line(term: str, before: Figure, after: Figure, places: int) -> Line:
    known = before is not None and after is not None
    gap = number(Decimal(after or 0) - Decimal(before or 0), places) if known else NO_VALUE
    return Line(term, number(before, places), number(after, places), gap)


def tables_beside(before: Read, after: Read, names: Names) -> list[ShownTable]:
    """The benefits and the costs that differ; a table where nothing does is left out."""
    return rows_beside(
        ([one.row for one in before.lines], [one.row for one in after.lines]),
        ([one.row for one in before.costs], [one.row for one in after.costs]), names,
    )  # fmt: skip


def rows_beside(lines: Sequence[Any], costs: Sequence[Any], names: Names) -> list[ShownTable]:
    """``lines`` and ``costs``: the rows before and after."""
    found = [
        ShownTable(_("Vinster"), _shown(compare_rows(*lines), BENEFIT_HEADINGS, names)),
        ShownTable(_("Kostnader"), _shown(compare_rows(*costs), COST_HEADINGS, names)),
    ]
    return [one for one in found if one.rows]


def settings_beside(before: Settings, after: Settings) -> list[Line]:
    """Those that differ."""
    lines = [
        Line(_("Real kalkylränta"), share_text(before.rate), share_text(after.rate)),
        Line(_("Prisnivå, år"), str(before.price_year), str(after.price_year)),
        Line(_("Slumptalsfrö"), str(before.seed), str(after.seed)),
    ]
    return [one for one in lines if one.before != one.after]


def _shown(changes: Sequence[RowChange], headings: tuple[Heading, ...], names: Names) -> tuple[ShownRow, ...]:
    by_key = {one.key: one for one in headings}
    return tuple(_row(change, by_key, names) for change in changes)


def _row(change: RowChange, headings: Mapping[str, Heading], names: Names) -> ShownRow:
    status, word = {
        "added": ("yes", _("Ny")), "removed": ("no", _("Tas bort")), "changed": ("info", _("Ändras")),
    }[change.how]  # fmt: skip
    cells = change.cells or tuple(
        Differing(key, *(("", text) if change.how == "added" else (text, ""))) for key, text in _texts(change, headings)
    )
    title = str(change.row.get("what") or "").strip() or _("Utan beskrivning")
    lines = (_cell(one, headings, names) for one in cells)
    return ShownRow(title, status, word, tuple(line for line in lines if line))


def _texts(change: RowChange, headings: Mapping[str, Heading]) -> list[tuple[str, str]]:
    flat = {**change.row, **(change.row.get("calc") or {})}
    return [(key, str(flat[key])) for key in headings if key != "id" and flat.get(key) not in ("", None)]


def _cell(one: Differing, headings: Mapping[str, Heading], names: Names) -> Line | None:
    """None for what only the price list knows."""
    heading = headings.get(one.key)
    if heading is None:
        return None
    return Line(heading.words, _text(heading, one.before, names), _text(heading, one.after, names))


def _text(heading: Heading, value: str, names: Names) -> str:
    if not value:
        return NO_VALUE
    if heading.kind in ("actor", "payer"):
        return who(value, names)
    if heading.kind == "choice":
        return str(dict(heading.choices).get(value, value))
    figure = decimal(value) if heading.kind in ("money", "figure", "share") else None
    if figure is None:
        return value
    return share_text(figure) if heading.kind == "share" else number(figure)
