"""The words for what happens to a repayment plan: sentences with a person in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as later

from applications.history.chapters import begin_chapters
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import Page, show_on, teller
from socinv.presentation.dates import day
from socinv.presentation.money import kronor

PLAN: dict[str, Any] = {
    "open": later("En plan för återföring ska vara beslutad senast %(due)s."),
    "decide": later("%(by)s beslutade%(item)s om plan för återföring: %(sum)s, %(years)s. %(who)s registrerade det."),
    "exempt": later("%(by)s undantog%(item)s projektet från återföring. %(who)s registrerade det."),
    "adjust": later(
        "%(by)s justerade%(item)s planen för återföring: kvar att återföra är %(sum)s, %(years)s. "
        "%(who)s registrerade det."
    ),
    "close_rest": later(
        "%(by)s justerade%(item)s planen för återföring: inget mer ska återföras. %(who)s registrerade det."
    ),
    "follow_up": later("%(who)s redovisade återföringen för %(year)s: överskottet blev %(sum)s."),
    "reconcile": later("%(who)s stämde av återföringen."),
}
begin_chapters({
    ("repayment.plan", "decide"): later("Återföring"),
    ("repayment.plan", "reconcile"): later("Efter återföringen"),
})  # fmt: skip


@teller("repayment.plan")
def _of_plan(event: Event) -> str:
    said, rule = event.said, event.case.process.repayment
    rows = said.get("rows") or said.get("savings") or []
    words: dict[str, Any] = {
        "who": event.actor_name,
        "by": event.case.process.body_title(rule.by) if rule else "",
        "item": f", § {said['item']}," if said.get("item") else "",
        "sum": _sum(rows),
        "years": _years(rows),
        "year": said.get("year"),
        "due": day(date.fromisoformat(said["due"])) if said.get("due") else "",
    }
    verb = "close_rest" if event.verb == "adjust" and not rows else event.verb
    return str(PLAN[verb]) % words


def _sum(rows: Iterable[Mapping[str, Any]]) -> str:
    try:
        return kronor(sum((Decimal(str(row["amount"])) for row in rows), Decimal(0)))
    except InvalidOperation:
        return ""


def _years(rows: Iterable[Mapping[str, Any]]) -> str:
    """2028–2031, or the only one."""
    found = sorted({str(row["year"]) for row in rows if row.get("year")})
    return "–".join(dict.fromkeys((found[0], found[-1]))) if found else ""


show_on(
    "repayment",
    Page(lambda event: reverse("project", args=[event.case.ref]), later("Öppna projektet: %(link)s")),
)
