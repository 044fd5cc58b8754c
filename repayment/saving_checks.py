"""Whether what was said of savings, of a year to settle and of what evens out a plan holds: field name to what to do
about it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from repayment import money
from repayment.book import Book, book_of
from repayment.checks import LARGEST, REPAYING, Problems, decided, needed
from repayment.shares import NONE
from socinv.lifecycle import clock
from socinv.organisation.models import Body
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from repayment.models import Plan

LONGEST_MEASURE = 250


def saving(plan: Plan, *, year: Any = None, rows: Any = None) -> Problems:
    """A year that has begun, in the time for repayment, and is not settled; each committee and measure once."""
    book = book_of(plan)
    problem = _year_problem(book, year)
    if problem:
        return {"year": problem}
    given = _dicts(rows)
    if not given:
        return {"rows": _("Skriv minst en besparing. Skriv 0 om inget har sparats.")}
    keys = set()
    for row in given:
        found = saving_problem(plan, row)
        if found is not None:
            return {"rows": f"{row.get('committee') or _('Raden utan nämnd')}: {found[1]}"}
        key = (row["committee"].pk, row["measure"].strip())
        if key in keys:
            return {"rows": _("%(who)s: skriv måttet en gång.") % {"who": row["committee"]}}
        keys.add(key)
    return {}


def _year_problem(book: Book, year: Any) -> str:
    first, last = book.span
    if not isinstance(year, int) or not first <= year <= last:
        return _("Välj ett år mellan %(first)d och %(last)d.") % {"first": first, "last": last}
    if year > clock.today().year:
        return _("%(year)d har inte börjat. Besparingar redovisas när de har gjorts.") % {"year": year}
    if year <= book.last_followed:
        return _("%(year)d är redan fastställt och ändras inte.") % {"year": year}
    return ""


def saving_problem(plan: Plan, row: dict[str, Any]) -> tuple[str, str] | None:
    """The field of one row that does not hold. A saving below nought says that it cost more."""
    body, amount, measure = row.get("committee"), row.get("amount"), str(row.get("measure") or "").strip()
    if not _repaying(plan, body):
        return "committee", _("Välj vilken nämnd som har sparat.")
    if not measure:
        return "measure", _("Skriv vilket mått som visar besparingen.")
    if len(measure) > LONGEST_MEASURE:
        return "measure", _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST_MEASURE}
    if not isinstance(amount, Decimal) or abs(amount) > LARGEST or amount != round(amount, 2):
        return "amount", _("Skriv beloppet i kronor. Skriv 0 om inget har sparats.")
    wrong = needed(str(row.get("evidence") or ""), "evidence", _("Skriv vad som visar besparingen."))
    return ("evidence", wrong["evidence"]) if wrong else None


def _repaying(plan: Plan, body: Any) -> bool:
    return isinstance(body, Body) and body.municipality_id == plan.municipality_id and body.kind in REPAYING


def proposal(plan: Plan, *, year: Any = None, text: str = "") -> Problems:
    """The year whose turn it is, with what the figures rest on (SUN-41)."""
    if year != book_of(plan).next_year:
        return {"": _("Året är redan fastställt. Läs vad som har beslutats.")}
    return needed(text, "text", _("Skriv vad beräkningen bygger på."))


def settlement(
    plan: Plan, *, year: Any = None, rows: Any = None, reasons: str = "", day: Any = None, item: str = ""
) -> Problems:
    """An amount of every committee in the year, within what it saved and within what is left (SUN-40, SUN-54)."""
    book = book_of(plan)
    if year != book.next_year:
        return {"": _("Året är redan fastställt. Läs vad som har beslutats.")}
    found = decided(plan, reasons, day, item)
    reckoned = money.proposal(book, year)
    given = _dicts(rows)
    saved = {row.committee: row.saved for row in reckoned.rows}
    if sorted(getattr(row.get("committee"), "pk", 0) for row in given) != sorted(saved):
        return found | {"rows": _("Skriv ett belopp för varje nämnd.")}
    for row in given:
        problem = instalment_problem(saved[row["committee"].pk], row)
        if problem:
            return found | {"rows": f"{row['committee']}: {problem}"}
    if sum((row["amount"] for row in given), NONE) > reckoned.left:
        words = {"left": kronor(reckoned.left)}
        found["rows"] = _("Det är mer än vad som är kvar att återföra: %(left)s. Sänk beloppen.") % words
    return found


def instalment_problem(saved: Decimal, row: dict[str, Any]) -> str:
    """What is wrong with one committee's amount; empty if nothing is."""
    amount = row.get("amount")
    if not isinstance(amount, Decimal) or amount < 0 or amount != round(amount, 2):
        return _("Skriv beloppet i kronor. Skriv 0 om inget återförs.")
    if amount > max(saved, NONE):
        words = {"saved": kronor(max(saved, NONE))}
        return _("Delbeloppet får inte vara större än årets besparing, %(saved)s.") % words
    return ""


def write_off(plan: Plan, *, amount: Any = None, reasons: str = "", day: Any = None, item: str = "") -> Problems:
    """All that is left: a plan that is written off has nothing more."""
    found, remains = decided(plan, reasons, day, item), money.left(book_of(plan))
    if amount != remains:
        found["amount"] = _("Kvar att återföra är %(left)s. Skriv av just det.") % {"left": kronor(remains)}
    return found


def refund(plan: Plan, *, rows: Any = None, reasons: str = "", day: Any = None, item: str = "") -> Problems:
    """Exactly what was repaid beyond what was used, to committees that have repaid as much."""
    book = book_of(plan)
    found, given, repaid = decided(plan, reasons, day, item), _dicts(rows), money.paid(book)
    for row in given:
        body, amount = row.get("committee"), row.get("amount")
        if not isinstance(body, Body) or not isinstance(amount, Decimal) or not 0 < amount == round(amount, 2):
            return found | {"rows": _("Skriv ett belopp för varje nämnd som får tillbaka medel.")}
        if amount > repaid.get(body.pk, NONE):
            words = {"who": body, "paid": kronor(repaid.get(body.pk, NONE))}
            return found | {"rows": _("%(who)s har återfört %(paid)s och får inte mer än så tillbaka.") % words}
    if len({row["committee"].pk for row in given}) < len(given):
        return found | {"rows": _("Skriv varje nämnd en gång.")}
    wanted = money.beyond(book)
    if sum((row["amount"] for row in given), NONE) != wanted:
        words = {"sum": kronor(wanted)}
        found["rows"] = _("%(sum)s har återförts för mycket. Fördela just det på nämnderna.") % words
    return found


def _dicts(rows: Any) -> list[dict[str, Any]]:
    """What was said as rows; anything else is none."""
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, Iterable) else []
