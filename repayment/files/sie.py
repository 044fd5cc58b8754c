"""Reading SIE 4, types 4E and 4I: the transactions, each with its project. SIE file format 4B. Pure.

Strict where money is concerned: what cannot be read is said line by line, and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from repayment.files.contents import LARGEST, MOST_MISTAKES, MOST_ROWS, Contents, Mistake, Row, given_up, is_balance
from repayment.files.decoding import sie_text
from repayment.files.sie_line import BadLine, Field, fields_of
from socinv.presentation.money import number as written

PROJECT = "6"  # the dimension that the format reserves for projects
AMOUNT = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,2})?")
DAY = re.compile(r"[0-9]{8}")
ASSET_OR_DEBT = ("T", "S")
HEAD = ("#SIETYP", "#ORGNR", "#FNAMN", "#RAR", "#KTYP")


class _Wrong(Exception):
    """What is wrong with the line at hand, and with which project's row."""

    def __init__(self, text: str, number: str = "") -> None:
        super().__init__(text)
        self.number = number


@dataclass
class _Verification:
    """``name``: series and number; ``sum`` of its transactions; ``is_entered``: its brace has come; ``is_broken``: its
    own line could not be read, so nothing more is said of it; ``lacks``: a transaction of it could not."""

    line: int
    name: str = ""
    day: date = date.min
    text: str = ""
    sum: Decimal = Decimal(0)
    is_entered: bool = False
    is_broken: bool = False
    lacks: bool = False


@dataclass
class _Reading:
    rows: list[Row] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    years: list[tuple[date, date]] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)  # of account
    open: _Verification | None = None
    has_project: bool = False


def read_sie(data: bytes) -> Contents:
    """Everything in the file that is a transaction, and every line that cannot be read."""
    reading = _Reading()
    for number, line in enumerate(_lines(sie_text(data)), 1):
        try:
            _take(reading, number, line.strip())
        except BadLine:
            reading.mistakes.append(Mistake(number, _("Ett citattecken eller en klammer saknar sin andra hälft.")))
            if reading.open is not None:
                reading.open.lacks = True
        except _Wrong as wrong:
            reading.mistakes.append(Mistake(number, str(wrong), wrong.number))
        if len(reading.rows) > MOST_ROWS:
            reading.mistakes.append(Mistake(0, _too_many()))
            break
        if len(reading.mistakes) >= MOST_MISTAKES:
            reading.mistakes.append(given_up())
            break
    if (unclosed := reading.open) is not None:
        reading.mistakes.append(Mistake(unclosed.line, _("Verifikationen slutar aldrig: klammern } saknas.")))
    reading.mistakes[:0] = _of_the_whole(reading)
    return Contents(
        form="sie", rows=tuple(reading.rows), mistakes=tuple(reading.mistakes),
        orgnr=reading.heads.get("#ORGNR", ""), owner=reading.heads.get("#FNAMN", ""),
    )  # fmt: skip


def _too_many() -> str:
    return _("Filen har fler än %(most)s transaktioner. Ta ut färre månader i taget.") % {"most": written(MOST_ROWS)}


def _lines(text: str) -> list[str]:
    """Only the format's own ends of line: other characters that end lines in Python may stand in a text."""
    return re.split(r"\r\n|\n|\r", text)


def _of_the_whole(reading: _Reading) -> Iterator[Mistake]:
    kind = reading.heads.get("#SIETYP", "")
    if kind != "4":
        yield Mistake(0, _("Filen är inte av typ 4 (#SIETYP 4): bara den typen har transaktioner. Ta ut SIE typ 4."))
    elif not reading.mistakes and not reading.rows:
        yield Mistake(0, _("Filen har inga verifikationer. Kontrollera vilka månader den togs ut för."))
    elif reading.rows and not reading.has_project:
        text = _("Ingen transaktion i filen har något projekt (dimension 6). Ta ut filen med objekt för projekt.")
        yield Mistake(0, text)


def _take(reading: _Reading, number: int, line: str) -> None:
    if line in BRACES:
        BRACES[line](reading)
        return
    label = line.split(maxsplit=1)[0].upper() if line else ""
    if label == "#VER":
        _begin(reading, number, line)
    elif label == "#TRANS":
        _transaction(reading, number, fields_of(line))
    elif label in HEAD:
        _head(reading, label, fields_of(line))
    elif line and not label.startswith("#"):
        raise _Wrong(_("Raden börjar inte med en etikett som #VER eller #TRANS."))
    # Every other label is skipped, as the format says: also #RTRANS and #BTRANS, whose outcome stands as #TRANS.


def _head(reading: _Reading, label: str, fields: list[Field]) -> None:
    words = _words(fields)
    if label == "#KTYP" and len(words) > 1:
        reading.kinds[words[0]] = words[1].upper()
    elif label == "#RAR" and len(words) > 2:
        reading.years.append((_day(words[1]), _day(words[2])))
    elif words:
        reading.heads[label] = words[0]


def _begin(reading: _Reading, number: int, line: str) -> None:
    before, reading.open = reading.open, _Verification(number, is_broken=True)
    if before is not None:
        raise _Wrong(_("En ny verifikation börjar innan den förra har slutat: klammern } saknas."))
    words = _words(fields_of(line))
    if len(words) < 3:
        raise _Wrong(_("Verifikationen saknar nummer eller datum."))
    day = _day_of(reading, words[2])
    text = words[3] if len(words) > 3 else ""
    reading.open = _Verification(number, words[0] + words[1] if words[1] else "", day, text)


def _enter(reading: _Reading) -> None:
    if reading.open is None or reading.open.is_entered:
        raise _Wrong(_("Klammern { ska stå på raden efter #VER."))
    reading.open.is_entered = True


def _close(reading: _Reading) -> None:
    closed, reading.open = reading.open, None
    if closed is None or not closed.is_entered:
        raise _Wrong(_("Klammern } stänger ingen verifikation."))
    if not closed.is_broken and not closed.lacks and closed.sum != 0:
        text = _("Verifikationen går inte jämnt ut: debet och kredit skiljer %(sum)s kr.")
        reading.mistakes.append(Mistake(closed.line, text % {"sum": written(closed.sum, 2)}))


def _transaction(reading: _Reading, line: int, fields: list[Field]) -> None:
    whole = reading.open
    if whole is None or not whole.is_entered:
        raise _Wrong(_("#TRANS står utanför en verifikation."))
    try:
        row = _row_of(reading, whole, line, fields)
    except _Wrong:
        whole.lacks = True
        raise
    whole.sum += row.amount
    if not whole.is_broken:
        reading.rows.append(row)
        reading.has_project = reading.has_project or bool(row.number)


def _row_of(reading: _Reading, whole: _Verification, line: int, fields: list[Field]) -> Row:
    objects = fields[2] if len(fields) > 2 else ""
    if len(fields) < 4 or isinstance(objects, str):
        raise _Wrong(_("#TRANS ska ha konto, objekt inom klamrar { } och belopp."))
    number = _project_of(objects)
    words = _words(fields)
    account, amount = words[0], words[2]
    if not AMOUNT.fullmatch(amount) or abs(Decimal(amount)) > LARGEST:
        text = _("Beloppet ”%(amount)s” går inte att läsa. I SIE skrivs det med decimalpunkt, till exempel 1250.50.")
        raise _Wrong(text % {"amount": amount[:30]}, number)
    if number and not whole.is_broken and not whole.name:
        text = _("Verifikationen saknar nummer, och utan det går kostnaden inte att känna igen. Ta ut SIE av typ 4E.")
        raise _Wrong(text, number)
    day = _day_of(reading, words[3], number) if len(words) > 3 and words[3] else whole.day
    kind = reading.kinds.get(account, "")
    return Row(
        line=line, number=number, account=account, day=day, amount=Decimal(amount), verification=whole.name,
        text=words[4] if len(words) > 4 and words[4] else whole.text,
        is_balance=kind in ASSET_OR_DEBT if kind else is_balance(account),
    )  # fmt: skip


def _project_of(objects: tuple[str, ...]) -> str:
    """The object of the dimension for projects, "" where there is none."""
    if len(objects) % 2:
        raise _Wrong(_('Objekten inom klamrar ska vara par av dimension och objekt, till exempel {6 "1234"}.'))
    found = {objects[at + 1].strip() for at in range(0, len(objects), 2) if objects[at] == PROJECT} - {""}
    if len(found) > 1:
        raise _Wrong(_("Transaktionen har två projekt."))
    return found.pop() if found else ""


def _words(fields: list[Field]) -> list[str]:
    """What follows the label; an object list where a word should be is none."""
    return [one if isinstance(one, str) else "" for one in fields[1:]]


def _day(text: str, number: str = "") -> date:
    try:
        if not DAY.fullmatch(text):
            raise ValueError
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        wrong = _("Datumet ”%(day)s” går inte att läsa. I SIE skrivs det som 20260131.") % {"day": text[:30]}
        raise _Wrong(wrong, number) from None


def _day_of(reading: _Reading, text: str, number: str = "") -> date:
    day = _day(text, number)
    if reading.years and not any(first <= day <= last for first, last in reading.years):
        wrong = _("Datumet %(day)s ligger utanför filens räkenskapsår (#RAR).") % {"day": day.isoformat()}
        raise _Wrong(wrong, number)
    return day


BRACES = {"{": _enter, "}": _close}
