"""A year as it is reckoned: what each committee saved, what follows from that, and why, in words (SUN-41)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from repayment.book import Book
from repayment.money import Proposal
from repayment.shares import NONE
from socinv.presentation.money import kronor, number


def reckoned(book: Book, found: Proposal) -> dict[str, Any]:
    """The table of the year and the sentences that explain it."""
    return {
        "year": found.year,
        "rows": [
            {"name": row.name, "planned": number(row.planned), "saved": number(row.saved),
             "amount": number(row.amount), "surplus": number(row.surplus)}
            for row in found.rows
        ],
        "sums": {
            "planned": number(sum((row.planned for row in found.rows), NONE)),
            "saved": number(sum((row.saved for row in found.rows), NONE)),
            "amount": number(found.total),
            "surplus": number(sum((row.surplus for row in found.rows), NONE)),
        },
        "why": list(_why(found)),
        "evidence": [
            {"name": one.committee.name, "measure": one.measure, "amount": kronor(one.amount), "text": one.evidence}
            for one in book.savings
            if one.year == found.year
        ],
    }  # fmt: skip


def _why(found: Proposal) -> Iterator[str]:
    words = {"consumed": kronor(found.consumed), "left": kronor(found.left)}
    yield _("Projektet har förbrukat %(consumed)s av fondens medel. Av det är %(left)s kvar att återföra.") % words
    yield _("Ingen nämnd återför mer än den sparade under året. Fördelningen följer nämndernas del av besparingen.")
    if not found.total:
        yield _("Ingen besparing är redovisad för året. Då återförs inget.")
    elif found.total < sum((row.planned for row in found.rows), NONE):
        yield _("Det är mindre än i planen. Det som fattas flyttas till senare år, så långt besparingarna räcker.")
