"""The columns of the workbook's sheets, the same when it is taken out and when it is read in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.calculation.inputs import INPUTS, SHARES
from applications.calculation.words import GROUND_WORDS, INPUT_WORDS, MONEY_WORDS, PART_WORDS
from applications.content.columns import COLUMNS

COSTS, BENEFITS, SUMS, ABOUT = later("Kostnader"), later("Vinster"), later("Beräkning"), later("Om kalkylen")
KEY = "id"
HEAD = 1  # the row of the headings
SPARE = 20  # rows below the last that the formulas count too
WIDTHS = {"key": 12, "prose": 40, "text": 24, "actor": 30, "payer": 30, "choice": 26, "year": 11}
FORMATS = {"money": "#,##0.##", "share": "0.0##%", "figure": "#,##0.####", "year": "0"}
NUMERIC = ("money", "share", "figure", "year")


@dataclass(frozen=True)
class Heading:
    """``kind``: key, text, prose, money, year, figure, share, choice, actor or payer. ``is_calc``: of the row's
    detail, ``key`` being the text's name there."""

    key: str
    title: object  # a text, or one that is found in the reader's language
    kind: str
    is_calc: bool = False
    choices: tuple[tuple[str, str | Promise], ...] = ()

    @property
    def words(self) -> str:
        return str(self.title)

    @property
    def width(self) -> int:
        return WIDTHS.get(self.kind, 15)


def _of_table(kind: str) -> tuple[Heading, ...]:
    return tuple(Heading(one.key, one.label, one.kind) for one in COLUMNS[kind])


def _of_input(name: str) -> tuple[Heading, ...]:
    kind = "share" if name in SHARES else "figure"
    kinds = {"": kind, "_low": kind, "_high": kind, "_source": "prose", "_reason": "prose"}
    return tuple(Heading(name + part, _Titled(name, part), kinds[part], is_calc=True) for part in kinds)


class _Titled:
    """The heading of a figure's cell, in the reader's language."""

    def __init__(self, name: str, part: str) -> None:
        self.name, self.part = name, part

    def __str__(self) -> str:
        title = str(INPUT_WORDS[self.name])
        return f"{title}, {PART_WORDS[self.part]}" if self.part else title


FIRST = Heading(KEY, later("Rad, ändra inte"), "key")
COST_HEADINGS = (FIRST, *_of_table("costs"), Heading("source", later("Källa"), "prose"))
BENEFIT_HEADINGS = (
    FIRST, *_of_table("benefits"),
    Heading("money", later("I pengar"), "choice", is_calc=True, choices=tuple(MONEY_WORDS.items())),
    Heading("ground", later("Grund"), "choice", is_calc=True, choices=tuple(GROUND_WORDS.items())),
    Heading("indicator", later("Mått"), "text", is_calc=True),
    *(heading for name in INPUTS for heading in _of_input(name)),
)  # fmt: skip


def column_of(headings: tuple[Heading, ...], key: str, *, is_calc: bool = False) -> int:
    """The number of the column, from one."""
    return next(n for n, one in enumerate(headings, 1) if (one.key, one.is_calc) == (key, is_calc))


def unit_note() -> str:
    """How shares are written."""
    return _("Andelar skrivs i procent, belopp i kronor i prisnivåns priser.")
