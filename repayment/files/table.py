"""Reading a list of transactions as CSV: the columns known by their headings, Swedish amounts and days. Pure."""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

from django.utils.translation import gettext as _

from repayment.files.contents import LARGEST, MOST_MISTAKES, MOST_ROWS, Contents, Mistake, Row, given_up, is_balance
from repayment.files.decoding import Unreadable, table_text
from socinv.presentation.money import number as written
from socinv.presentation.reading import read_day, read_money

SEPARATORS = (";", "\t", ",")
LONGEST_PREFACE = 20  # lines of title and selections that a report may have above its headings
PERIOD = re.compile(r"([0-9]{4})[-/ ]?([0-9]{2})")
HEADINGS = {
    "number": ("projektnummer", "projektnr", "projekt", "projektkod", "proj", "projektid"),
    "account": ("konto", "kontonummer", "kontonr"),
    "day": ("datum", "bokföringsdatum", "verifikationsdatum", "verdatum", "bokfdatum", "transdatum"),
    "period": ("period", "bokföringsperiod", "redovisningsperiod", "månad"),
    "amount": ("belopp", "beloppkr", "beloppsek", "beloppikr", "kostnad", "utfall", "summa"),
    "debit": ("debet",),
    "credit": ("kredit",),
    "verification": ("verifikation", "verifikationsnummer", "verifikationsnr", "vernr", "ver", "verifikat"),
    "text": ("text", "verifikationstext", "beskrivning", "benämning", "transaktionstext", "vertext"),
}  # fmt: skip
NAMES = {name: column for column, names in HEADINGS.items() for name in names}


class _Wrong(Exception):
    """What is wrong with the row at hand."""


@dataclass(frozen=True)
class _Table:
    """``columns``: where each known column stands; ``rows``: with the line each begins on."""

    columns: dict[str, int]
    rows: list[tuple[int, list[str]]]

    def cell(self, row: list[str], column: str) -> str:
        at = self.columns.get(column)
        return row[at].strip() if at is not None and at < len(row) else ""


def read_table(data: bytes) -> Contents:
    """Every row with what it says, and every row that cannot be read. Raises Unreadable where the columns cannot be
    told."""
    table = _table(table_text(data))
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    for line, cells in table.rows:
        number = table.cell(cells, "number")
        try:
            rows.append(_row(table, line, cells))
        except _Wrong as wrong:
            mistakes.append(Mistake(line, str(wrong), number))
            if len(mistakes) >= MOST_MISTAKES:
                mistakes.append(given_up())
                break
    if not table.rows:
        mistakes.append(Mistake(0, _("Filen har rubriker men inga rader. Kontrollera vad den togs ut för.")))
    return Contents("csv", tuple(rows), tuple(mistakes))


def _table(text: str) -> _Table:
    """Read with the separator that gives the headings."""
    best: dict[str, int] = {}
    for separator in SEPARATORS:
        lines = list(_lines(text, separator))
        for at, (_line, cells) in enumerate(lines[:LONGEST_PREFACE]):
            columns = _columns(cells)
            if not _lacking(columns):
                return _Table(columns, [one for one in lines[at + 1 :] if any(cell.strip() for cell in one[1])])
            best = max(best, columns, key=len)
    if not best:
        raise Unreadable(
            _("Filen har inga rubriker som går att känna igen. Den behöver kolumner för projektnummer, konto, "
              "datum eller period, belopp och verifikation.")
        )  # fmt: skip
    raise Unreadable(
        _("Filen saknar kolumn för %(columns)s. Lägg till den i uttaget.") % {"columns": ", ".join(_lacking(best))}
    )


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
            if line > MOST_ROWS + LONGEST_PREFACE:
                text = _("Filen har fler än %(most)s rader. Ta ut färre månader i taget.")
                raise Unreadable(text % {"most": written(MOST_ROWS)})
    except csv.Error:
        raise Unreadable(_("Rad %(line)d går inte att läsa: ett citattecken slutar aldrig.") % {"line": line}) from None


def _columns(cells: list[str]) -> dict[str, int]:
    """The first of each kind."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        column = NAMES.get(re.sub(r"[^a-zåäö]", "", cell.lower()))
        if column is not None:
            found.setdefault(column, at)
    return found


def _lacking(columns: dict[str, int]) -> list[str]:
    ways = (
        (_("projektnummer"), "number" in columns),
        (_("konto"), "account" in columns),
        (_("datum eller period"), "day" in columns or "period" in columns),
        (_("belopp"), "amount" in columns or {"debit", "credit"} <= columns.keys()),
        (_("verifikation"), "verification" in columns),
    )
    return [name for name, is_there in ways if not is_there]


def _row(table: _Table, line: int, cells: list[str]) -> Row:
    account = table.cell(cells, "account")
    number, verification = table.cell(cells, "number"), table.cell(cells, "verification")
    row = Row(
        line=line, number=number, account=account, day=_day(table, cells), amount=_amount(table, cells),
        verification=verification, text=" ".join(table.cell(cells, "text").split()), is_balance=is_balance(account),
    )  # fmt: skip
    if number and not verification:
        raise _Wrong(_("Raden saknar verifikation, och utan den går kostnaden inte att känna igen."))
    return row


def _day(table: _Table, cells: list[str]) -> date:
    """The day, or the last of the period's month."""
    day, period = table.cell(cells, "day"), table.cell(cells, "period")
    try:
        return read_day(day or period)
    except ValueError:
        found = PERIOD.fullmatch(day or period)
    if found is None or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
        wrong = _("Datumet ”%(day)s” går inte att läsa. Skriv det som 2026-01-31, eller perioden som 202601.")
        raise _Wrong(wrong % {"day": (day or period)[:30]})
    year, month = int(found[1]), int(found[2])
    return date(year, month, calendar.monthrange(year, month)[1])


def _amount(table: _Table, cells: list[str]) -> Decimal:
    """The column of amounts, else debit less credit."""
    if "amount" in table.columns:
        return _money(table.cell(cells, "amount"))
    debit, credit = table.cell(cells, "debit"), table.cell(cells, "credit")
    if not debit and not credit:
        return _money("")
    return _money(debit or "0") - _money(credit or "0")


def _money(text: str) -> Decimal:
    """1 250 000,50, 1250.5 or 100-; at most two decimals."""
    turned = "-" + text.rstrip("-−").rstrip() if text.endswith(("-", "−")) and not text.startswith(("-", "−")) else text
    try:
        amount = read_money(turned)
    except ValueError:
        wrong = _("Beloppet ”%(amount)s” går inte att läsa. Skriv det som 1 250 000,50.") % {"amount": text[:30]}
        raise _Wrong(wrong) from None
    if amount != round(amount, 2) or abs(amount) > LARGEST:
        raise _Wrong(_("Beloppet ”%(amount)s” har mer än två decimaler eller är för stort.") % {"amount": text[:30]})
    return amount
