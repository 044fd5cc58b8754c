"""Classes of size and of time, for filters and for the portfolio (SUN-28).

The guideline asks for a spread in size and in how soon the gains come, and names no limits. These are ours.
Size is what the fund pays: granted, else applied for. Horizon is the years from the project's end to its last gain.
"""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Case as Choose
from django.db.models import CharField, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, ExtractYear, NullIf
from django.utils.translation import gettext_lazy as _

SMALL_UNDER, LARGE_OVER = Decimal(1_000_000), Decimal(3_000_000)
SHORT_UP_TO, LONG_OVER = 3, 10  # years
UNKNOWN = ""

SIZES = {"small": _("Små, under 1 mnkr"), "medium": _("Mellanstora, 1–3 mnkr"), "large": _("Stora, över 3 mnkr")}
HORIZONS = {"short": _("Högst 3 år"), "medium": _("4–10 år"), "long": _("Mer än 10 år")}
EVIDENCE = {"evidence": _("Evidensbaserad"), "development": _("Oprövad")}

# The same under a short bar of a chart.
SHORT_WORDS = {
    "small": _("Små"), "medium": _("Mellan"), "large": _("Stora"),
    "evidence": _("Evidens"), "development": _("Oprövad"),
}  # fmt: skip
SHORT_HORIZONS = {"short": _("0–3 år"), "medium": _("4–10 år"), "long": _("Senare")}


def size_of(amount: Decimal | None) -> str:
    """The class of an amount in kronor."""
    if amount is None:
        return UNKNOWN
    return "small" if amount < SMALL_UNDER else "large" if amount > LARGE_OVER else "medium"


def horizon_of(years: int | None) -> str:
    """The class of a number of years from the project's end to its last gain."""
    if years is None:
        return UNKNOWN
    return "short" if years <= SHORT_UP_TO else "long" if years > LONG_OVER else "medium"


def amount() -> Combinable:
    """What the fund pays: granted, else applied for; nothing while no cost has been filled in."""
    return Coalesce("granted_amount", NullIf("applied_amount", Value(Decimal(0))))


def years_to_last_gain() -> Combinable:
    """Null where either year is missing."""
    return F("last_gain_year") - ExtractYear("ends")


def _classes(name: str, low: str, high: str, bounds: tuple[Decimal | int, Decimal | int], lower: str) -> Choose:
    return Choose(
        When(**{f"{name}__isnull": True}, then=Value(UNKNOWN)),
        When(**{f"{name}__{lower}": bounds[0]}, then=Value(low)),
        When(**{f"{name}__gt": bounds[1]}, then=Value(high)),
        default=Value("medium"),
        output_field=CharField(),
    )


def size_class() -> Choose:
    """``size_of`` in the database, over an annotation called ``funds``."""
    return _classes("funds", "small", "large", (SMALL_UNDER, LARGE_OVER), "lt")


def horizon_class() -> Choose:
    """``horizon_of`` in the database, over an annotation called ``years``."""
    return _classes("years", "short", "long", (SHORT_UP_TO, LONG_OVER), "lte")


def in_size(key: str) -> Q:
    """Cases of a class, over an annotation called ``funds``."""
    return {
        "small": Q(funds__lt=SMALL_UNDER),
        "medium": Q(funds__gte=SMALL_UNDER, funds__lte=LARGE_OVER),
        "large": Q(funds__gt=LARGE_OVER),
    }[key]


def in_horizon(key: str) -> Q:
    """Cases of a class, over an annotation called ``years``."""
    return {
        "short": Q(years__lte=SHORT_UP_TO),
        "medium": Q(years__gt=SHORT_UP_TO, years__lte=LONG_OVER),
        "long": Q(years__gt=LONG_OVER),
    }[key]
