"""What is said with each verb of a repayment plan when it is done properly."""

from __future__ import annotations

from typing import Any

from repayment.book import book_of
from repayment.models import Plan
from socinv.lifecycle import clock
from tests.matrix.cast import Cast
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
            "rows": [a_row(cast.house, last, 77_000 + len(book.versions))],
            "version": len(book.versions),
        },
        "exempt": decision,
        "reconcile": {"text": "Allt återfördes.", "budget": "Ramen sänks.", "day": today},
    }
    if verb == "follow_up":
        return {"year": book.next_year, "savings": savings_of(plan)}
    return words[verb]
