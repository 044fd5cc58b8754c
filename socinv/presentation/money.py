"""Numbers and money: grouped, with a real minus sign and no-break spaces."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

NBSP = "\u00a0"
MINUS = "−"
NO_VALUE = "–"
SWEDISH_MARKS, ENGLISH_MARKS = (NBSP, ","), (",", ".")
Amount = Decimal | int | None


def _marks() -> tuple[str, str]:
    """Thousands mark and decimal mark of the reader's language."""
    return ENGLISH_MARKS if (get_language() or "sv").startswith("en") else SWEDISH_MARKS


def _rounded(value: Decimal | int, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _unit(amount: str, unit: str) -> str:
    return f"{amount}{NBSP}{unit}"


def number(value: Amount, places: int | None = None) -> str:
    """1 250 000 or −0,5; as many decimals as the value has unless told."""
    return _written(value, places, _marks())


def typed(value: Decimal | int) -> str:
    """As it stands in a form: the Swedish way whatever the language, for that is how forms read."""
    return _written(value, None, SWEDISH_MARKS)


def _written(value: Amount, places: int | None, marks: tuple[str, str]) -> str:
    if value is None:
        return NO_VALUE
    if places is None:
        exponent = Decimal(value).normalize().as_tuple().exponent
        places = max(0, -exponent) if isinstance(exponent, int) else 0
    exact = _rounded(value, places)
    thousands, decimal = marks
    plain = f"{abs(exact):,f}".replace(",", "\0").replace(".", decimal).replace("\0", thousands)
    return f"{MINUS}{plain}" if exact < 0 else plain


def kronor(value: Amount) -> str:
    """3 240 000 kr; öre only when there are any."""
    if value is None:
        return NO_VALUE
    whole = Decimal(value) == Decimal(value).to_integral_value()
    return _unit(number(value, 0 if whole else 2), _("kr"))


def in_tkr(value: Amount) -> str:
    """The amount in thousands, without the unit (the caption has it)."""
    return NO_VALUE if value is None else number(Decimal(value) / 1000, 0)


def in_mnkr(value: Amount) -> str:
    """The amount in millions: one decimal, two when the second says something."""
    if value is None:
        return NO_VALUE
    exact = _rounded(Decimal(value) / 1_000_000, 2)
    return number(exact, 1 if exact == _rounded(exact, 1) else 2)


def tkr(value: Amount) -> str:
    """3 240 tkr."""
    return NO_VALUE if value is None else _unit(in_tkr(value), _("tkr"))


def mnkr(value: Amount) -> str:
    """4,16 mnkr."""
    return NO_VALUE if value is None else _unit(in_mnkr(value), _("mnkr"))


def percent(share: Amount) -> str:
    """47 % of a share between 0 and 1."""
    return NO_VALUE if share is None else f"{number(Decimal(share) * 100, 0)}{NBSP}%"
