"""Whether what was said in an act on a repayment plan holds: field name to what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from repayment.book import Book, book_of, last_day
from repayment.plan import in_order
from socinv.lifecycle import clock
from socinv.organisation.models import Body, BodyKind
from socinv.presentation.money import kronor

if TYPE_CHECKING:
    from repayment.models import Plan

Problems = dict[str, str]
LONGEST, LONGEST_ITEM, LONGEST_NOTE = 10_000, 20, 2_000
LARGEST = Decimal(1_000_000_000)
REPAYING = (BodyKind.COMMITTEE, BodyKind.EXECUTIVE_BOARD)  # the kinds of body that have a budget of their own


def needed(value: str | None, field: str, text: str) -> Problems:
    if value is None or not value.strip():
        return {field: text}
    if len(value) > LONGEST:
        return {field: _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def _dated(day: Any, since: date | None) -> Problems:
    """A day that has been, and not before what it is about."""
    if not isinstance(day, date):
        return {"day": _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}}
    if day > clock.today():
        return {"day": _("Dagen har inte varit än. Skriv vilken dag det bestämdes.")}
    if since and day < since:
        return {"day": _("Ärendet kom hit %(day)s. Skriv den dagen eller en senare.") % {"day": since.isoformat()}}
    return {}


def decided(plan: Plan, reasons: str, day: Any, item: Any) -> Problems:
    evaluation = getattr(plan.project, "evaluation", None)
    since = plan.decided_on or (evaluation.judged_on if evaluation else None)
    found = needed(reasons, "reasons", _("Skriv skälen.")) | _dated(day, since)
    if len(str(item or "").strip()) > LONGEST_ITEM:
        found["item"] = _("Skriv bara paragrafens eller beslutets nummer, till exempel 41.")
    return found


# -- rows of committee, year and amount


def row_problem(book: Book, row: dict[str, Any]) -> tuple[str, str] | None:
    """The field of one row that does not hold, and what to do about it."""
    committee, year, amount = row.get("committee"), row.get("year"), row.get("amount")
    plan = book.plan
    if (
        not isinstance(committee, Body)
        or committee.municipality_id != plan.municipality_id
        or committee.kind not in REPAYING
    ):
        return "committee", _("Välj vilken nämnd som återför.")
    if not isinstance(year, int):
        return "year", _("Skriv året med fyra siffror, till exempel %(year)d.") % {"year": book.span[0]}
    if year <= book.last_followed:
        words = {"year": year, "next": book.last_followed + 1}
        return "year", _("%(year)d är redan uppföljt och ändras inte. Skriv %(next)d eller senare.") % words
    first, last = book.span
    if year < first:
        words = {"first": first}
        return "year", _("Återföringen börjar när projektet är slut. Skriv %(first)d eller senare.") % words
    if year > last:
        return "year", _("Återföringen får ta högst %(years)d år. Skriv %(last)d eller tidigare.") % {
            "years": plan.rule.longest, "last": last,
        }  # fmt: skip
    if not isinstance(amount, Decimal) or not 0 < amount <= LARGEST or amount != round(amount, 2):
        return "amount", _("Skriv beloppet i kronor, större än noll.")
    return None


def _rows(book: Book, rows: Any) -> Problems:
    if not isinstance(rows, list) or any(not isinstance(row, dict) for row in rows):
        return {"rows": _("Skriv nämnd, år och belopp på varje rad.")}
    seen: set[tuple[int, int]] = set()
    for count, row in enumerate(rows, start=1):
        problem = row_problem(book, row)
        key = (getattr(row.get("committee"), "pk", 0), row.get("year", 0))
        if problem is None and key in seen:
            problem = "year", _("Nämnden har redan en rad för det året. Skriv allt på en rad.")
        if problem is not None:
            return {"rows": _("Rad %(row)d: %(text)s") % {"row": count, "text": problem[1]}}
        seen.add(key)
    return {}


def decision(plan: Plan, *, rows: Any = None, reasons: str = "", day: Any = None, item: str = "") -> Problems:
    """Who repays how much of which year, one row or more (STO-06)."""
    found = decided(plan, reasons, day, item) | _rows(book_of(plan), rows)
    if not found.get("rows") and not rows:
        found["rows"] = _("Skriv minst en rad. Ska inget återföras undantar ni projektet i stället.")
    return found


def adjustment(
    plan: Plan, *, version: Any = None, rows: Any = None, reasons: str = "", day: Any = None, item: str = ""
) -> Problems:
    """What is still to come, said anew; the years that have been followed up are not touched (STO-07)."""
    book = book_of(plan)
    if book.latest is None or version != book.latest.number:
        return {"": _("Planen har ändrats sedan du öppnade sidan. Läs hur den ser ut nu och justera den igen.")}
    found = decided(plan, reasons, day, item) | _rows(book, rows)
    if found.get("rows"):
        return found
    if not rows and not book.kept and not plan.rule.with_application:
        found["rows"] = _("Skriv minst en rad. Ska inget återföras undantar ni projektet i stället.")
    elif (problem := _too_much(book, rows)) is not None:
        found["rows"] = problem
    elif _said(rows) == [(line.committee, line.year, line.amount) for line in in_order(book.open_lines)]:
        found["rows"] = _("Raderna är desamma som i planen som gäller. Ändra det som ska justeras.")
    return found


def _too_much(book: Book, rows: Iterable[dict[str, Any]]) -> str | None:
    """No more than what the project has used and not repaid (SUN-54); at closing the decision alone says how much."""
    from repayment import money  # it reads the tables, whose verbs ask here

    if not book.plan.rule.with_application or not book.versions:
        return None
    remains = money.left(book)
    if sum((row["amount"] for row in rows), Decimal(0)) <= remains:
        return None
    return _("Det är mer än vad som är kvar att återföra: %(left)s. Sänk beloppen.") % {"left": kronor(remains)}


def _said(rows: Iterable[dict[str, Any]]) -> list[tuple[int, int, Decimal]]:
    """The rows as they would stand in the plan."""
    ordered = sorted(rows, key=lambda row: (row["year"], row["committee"].name, row["committee"].pk))
    return [(row["committee"].pk, row["year"], row["amount"]) for row in ordered]


def exemption(
    plan: Plan, *, reasons: str = "", day: Any = None, item: str = "", first_gain: Any = None, study: str = ""
) -> Problems:
    """Where the guideline says when an exemption may be made both of its conditions must hold (SUN-43)."""
    found, rule = decided(plan, reasons, day, item), plan.rule
    if not rule.exempt_after:
        return found
    earliest = last_day(plan).year + rule.exempt_after + 1
    if not isinstance(first_gain, int):
        found["first_gain"] = _("Skriv vilket år kommunens första ekonomiska vinst väntas.")
    elif first_gain < earliest:
        words = {"years": rule.exempt_after, "year": earliest}
        found["first_gain"] = (
            _("Undantag kräver att vinsten kommer mer än %(years)d år efter projektets slut, tidigast %(year)d.")
            % words
        )
    return found | needed(study, "study", _("Skriv vilken studie med försöks- och kontrollgrupper insatsen bygger på."))


# -- the years, and the end


def follow_up(plan: Plan, *, year: Any = None, savings: Any = None) -> Problems:
    """The year whose turn it is, with an amount of every committee that was to repay of it (STO-09)."""
    book = book_of(plan)
    if year != book.next_year:
        return {"": _("Året är redan uppföljt. Läs vad som har redovisats.")}
    planned = {line.committee: line.amount for line in book.of_year(year)}
    rows = savings if isinstance(savings, list) else []
    given = [getattr(row.get("committee"), "pk", None) for row in rows if isinstance(row, dict)]
    if sorted(given, key=str) != sorted(planned, key=str) or len(given) != len(rows):
        return {"savings": _("Skriv ett belopp för varje nämnd som ska återföra det året.")}
    for row in rows:
        problem = saving_problem(planned[row["committee"].pk], row)
        if problem is not None:
            return {"savings": f"{row['committee']}: {problem[1]}"}
    return {}


def saving_problem(planned: Decimal, row: dict[str, Any]) -> tuple[str, str] | None:
    """The field of one committee's row that does not hold. Less than planned needs its explanation."""
    amount, note = row.get("amount"), str(row.get("note") or "")
    if not isinstance(amount, Decimal) or not 0 <= amount <= LARGEST or amount != round(amount, 2):
        return "amount", _("Skriv beloppet i kronor. Skriv 0 om det inte blev något överskott.")
    if amount < planned and not note.strip():
        return "note", _("Överskottet är mindre än planen. Skriv varför.")
    if len(note) > LONGEST_NOTE:
        return "note", _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST_NOTE}
    return None


def reconciliation(plan: Plan, *, text: str = "", budget: str = "", day: Any = None) -> Problems:
    return {
        **needed(text, "text", _("Skriv vad återföringen blev mot planen.")),
        **needed(budget, "budget", _("Skriv hur budgeten ska justeras, eller att den inte ska det.")),
        **_dated(day, plan.decided_on),
    }
