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
    "stand": later("%(by)s beslutade%(item)s planen för återföring med bifallet: %(sum)s, %(years)s."),
    "spare": later("%(by)s undantog%(item)s projektet från återföring med bifallet."),
    "take_back": later("Beslutet om återföring gäller inte längre: det togs tillbaka med bifallet."),
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
    "recompute": later("Planen för återföring räknades om: kvar att återföra är %(sum)s, %(years)s."),
    "recompute_none": later("Planen för återföring räknades om: ingen väntad besparing kan återföras."),
    "report_saving": later("%(who)s redovisade besparingar för %(year)s: %(sum)s."),
    "propose_year": later("%(who)s beräknade återföringen för %(year)s."),
    "settle_year": later(
        "%(by)s fastställde%(item)s återföringen för %(year)s till %(sum)s. %(who)s registrerade det."
    ),
    "refund": later("%(by)s gav%(item)s tillbaka %(sum)s som hade återförts för mycket. %(who)s registrerade det."),
    "write_off": later("%(by)s skrev%(item)s av %(sum)s som inte har återförts. %(who)s registrerade det."),
    "follow_up": later("%(who)s redovisade återföringen för %(year)s: överskottet blev %(sum)s."),
    "reconcile": later("%(who)s stämde av återföringen."),
}
NOTHING_LEFT = {"adjust": "close_rest", "recompute": "recompute_none"}  # said of an act without rows
begin_chapters({
    ("repayment.plan", "decide"): later("Återföring"),
    ("repayment.plan", "report_saving"): later("Återföring"),
    ("repayment.plan", "reconcile"): later("Efter återföringen"),
    ("repayment.plan", "write_off"): later("Efter återföringen"),
})  # fmt: skip


@teller("repayment.plan")
def _of_plan(event: Event) -> str:
    said, rule = event.said, event.case.process.repayment
    rows = said.get("rows") or said.get("savings") or []
    by = said.get("decided_by") or (event.case.process.body_title(rule.by) if rule else "")
    words: dict[str, Any] = {
        "who": event.actor_name,
        "by": by,
        "item": f", § {said['item']}," if said.get("item") else "",
        "sum": _sum(rows or ([{"amount": said["amount"]}] if "amount" in said else [])),
        "years": _years(rows),
        "year": said.get("year"),
        "due": day(date.fromisoformat(said["due"])) if said.get("due") else "",
    }
    verb = NOTHING_LEFT.get(event.verb, event.verb) if not said.get("rows") else event.verb
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


def _page(event: Event) -> str:
    """The project's; of the fund, which is in no case, the fund's own."""
    return reverse("project", args=[event.case.ref]) if event.case else reverse("fund")


show_on(
    "repayment",
    Page(_page, later("Öppna sidan: %(link)s")),
)
