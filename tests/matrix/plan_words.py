"""What is said with each verb of a repayment plan when it is done properly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from repayment import money
from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from tests.matrix.cast import Cast
from tests.repayment.granted import a_saving, as_reckoned
from tests.repayment.plans import a_row, savings_of


def plan_words(cast: Cast, plan: Plan, verb: str) -> dict[str, Any]:
    """Valid data for the verb, in whatever state."""
    today, book = clock.today(), book_of(plan)
    decision = {"reasons": "Så mycket sparas.", "day": today}
    last = max(book.last_followed + 1, today.year - 1)
    words: dict[str, dict[str, Any]] = {
        "open": {"due": today},
        "decide": {**decision, "rows": [a_row(cast.house, last)]},
        "adjust": {
            **decision,
            "rows": [a_row(cast.house, last, 57_000 + len(book.versions))],
            "version": len(book.versions),
        },
        "exempt": decision,
        "reconcile": {"text": "Allt återfördes.", "budget": "Ramen sänks.", "day": today},
    }
    if verb == "follow_up":
        return {"year": book.next_year, "savings": savings_of(plan)}
    return words[verb] if verb in words else _with_application(cast, plan, verb)


def _with_application(cast: Cast, plan: Plan, verb: str) -> dict[str, Any]:
    """Of the verbs of a plan that was decided with the application."""
    book, today = book_of(plan), clock.today()
    decision = {"reasons": "Så mycket sparas.", "day": today}
    year = book.next_year or today.year
    row = a_row(cast.house, today.year - 1)
    words: dict[str, dict[str, Any]] = {
        "spare": {**decision, "decided_by": "Ledningsgruppen"},
        "take_back": {},
        "report_saving": {"year": year, "rows": [a_saving(cast.house, 100_000, evidence=f"{len(book.reported)}")]},
        "propose_year": {"year": year, "text": "Räknat på bokslutet."},
    }
    if verb in ("stand", "recompute"):
        return {
            **decision, "consumed": row["amount"], "rows": [row], "savings": [row], "decided_by": "Ledningsgruppen",
        }  # fmt: skip
    if verb == "settle_year":
        return {**decision, "year": year, "rows": as_reckoned(plan) if book.next_year else []}
    if verb == "write_off":
        return {**decision, "amount": money.left(book) if plan.pk else Decimal(1)}
    if verb == "refund":
        return {**decision, "rows": [{"committee": row["committee"], "amount": money.beyond(book)}] if plan.pk else []}
    return words[verb]
