"""What holds of any figure, day or text said in an act on a fund: field name to what to do about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.presentation.dates import day as in_words

if TYPE_CHECKING:
    from projects.models import Project
    from repayment.models import Fund

Problems = dict[str, str]
LARGEST = Decimal(100_000_000_000)
LONGEST_TEXT, LONGEST_DECISION, LONGEST_REASON = 250, 150, 250
YEARS = range(2000, 2101)


def amount_problem(amount: Any) -> Problems:
    if not isinstance(amount, Decimal) or not amount.is_finite() or not 0 < amount <= LARGEST:
        return {"amount": _("Skriv beloppet i kronor, större än noll.")}
    if amount != round(amount, 2):
        return {"amount": _("Skriv högst två decimaler.")}
    return {}


def day_problem(fund: Fund, day: Any) -> Problems:
    """A day that has been, and not before the ledger began."""
    if not isinstance(day, date):
        return {"day": _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}}
    if day > clock.today():
        return {"day": _("Dagen har inte varit än.")}
    if fund.opened_on and day < fund.opened_on:
        return {
            "day": _("Fonden öppnades %(day)s. Skriv den dagen eller en senare.") % {"day": in_words(fund.opened_on)}
        }
    return {}


def decision_problem(decision: Any) -> Problems:
    text = str(decision or "").strip()
    if not text:
        return {"decision": _("Skriv vilket beslut det är, till exempel KF 2026-02-23 § 41.")}
    if len(text) > LONGEST_DECISION:
        return {"decision": _("Korta texten till högst %(max)d tecken.") % {"max": LONGEST_DECISION}}
    return {}


def text_problem(text: Any, field: str = "text") -> Problems:
    if len(str(text or "")) > LONGEST_TEXT:
        return {field: _("Korta texten till högst %(max)d tecken.") % {"max": LONGEST_TEXT}}
    return {}


def year_problem(year: Any) -> Problems:
    if not isinstance(year, int) or year not in YEARS:
        return {"year": _("Skriv året med fyra siffror, till exempel %(year)d.") % {"year": clock.today().year}}
    return {}


def project_problem(fund: Fund, project: Project | None) -> Problems:
    if project is None or project.municipality_id != fund.municipality_id:
        return {"project": _("Välj ett projekt.")}
    return {}
