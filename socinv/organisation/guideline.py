"""Where in the guideline a rule stands: the column `section` of docs/rules.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

LIST = Path(__file__).resolve().parents[2] / "docs" / "rules.csv"


@cache
def _sections() -> dict[str, str]:
    if not LIST.exists():
        return {}
    with LIST.open(newline="", encoding="utf-8") as file:
        return {row["id"]: row["section"] for row in csv.DictReader(file)}


def section(rules: Iterable[str]) -> str:
    """Avsnitt 2.4 or Avsnittet Steg 1, the place of the first rule; empty for one the list does not know."""
    known = [_sections()[rule] for rule in rules if _sections().get(rule)]
    if not known:
        return ""
    words = _("Avsnitt %(number)s") if known[0][0].isdigit() else _("Avsnittet %(number)s")
    return words % {"number": known[0]}
