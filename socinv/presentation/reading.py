"""Reading what people type: amounts, numbers and dates the Swedish way. Pure; raises ValueError."""

import re
from datetime import date
from decimal import Decimal

SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
CURRENCY = ("kronor", "krona", "sek", "kr", ":-")
THOUSANDS = ("tusen", "tkr")
MILLIONS = ("miljoner", "miljon", "mnkr", "mkr", "mn")
GROUPED = re.compile(r"[0-9]{1,3}(?:[.][0-9]{3}){2,}")
PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[-./ ]([0-9]{4})")
WRITTEN = re.compile(r"([0-9]{1,2}) ?([a-z]{3,9}) ?([0-9]{4})")
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
          "november", "december")  # fmt: skip
MAX_DIGITS = 15


def read_number(text: str) -> Decimal:
    """1 250 000, −0,5 or 12.5. One dot before exactly three digits could be either, and is refused."""
    compact = SPACES.sub("", text).replace("−", "-").replace("–", "-")
    sign = -1 if compact.startswith("-") else 1
    compact = compact.removeprefix("-")
    if GROUPED.fullmatch(compact.partition(",")[0]):
        compact = compact.replace(".", "")
    found = PLAIN.fullmatch(compact)
    if not found or len(compact) > MAX_DIGITS + 1:
        raise ValueError(text)
    whole, fraction = found.groups()
    if "." in compact and len(fraction or "") == 3:
        raise ValueError(text)
    return sign * Decimal(f"{whole}.{fraction or 0}")


def _without(text: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if text.endswith(ending):
            return text.removesuffix(ending)
    return text


def read_money(text: str) -> Decimal:
    """Kronor: 1 250 000, 1,25 mnkr, 450 tkr, 450 tusen kronor, 1250000,50 kr."""
    compact = SPACES.sub("", text).lower()
    for factor, words in ((1_000_000, MILLIONS), (1_000, THOUSANDS)):
        for written in (compact, _without(compact, CURRENCY)):
            amount = _without(written, words)
            if amount != written:
                return read_number(amount) * factor
    return read_number(_without(compact, CURRENCY))


def read_day(text: str) -> date:
    """2026-11-27, 20261127, 27/11-2026, 27/11 2026, 27.11.2026 or 27 november 2026."""
    compact = SPACES.sub(" ", text).strip().lower()
    if iso := ISO.fullmatch(compact):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if day_first := DAY_FIRST.fullmatch(compact):
        return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    written = WRITTEN.fullmatch(compact)
    months = [n for n, name in enumerate(MONTHS, 1) if written and name.startswith(written[2])]
    if not written or len(months) != 1:
        raise ValueError(text)
    return date(int(written[3]), months[0], int(written[1]))
