"""The words for what happens in a fund: sentences with a person in them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as later

from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import teller
from socinv.presentation.money import kronor

FUND: dict[str, Any] = {
    "open_fund": later("%(who)s öppnade fonden."),
    "set_aside": later("%(who)s bokförde en avsättning på %(amount)s enligt %(decision)s."),
    "appropriate": later("%(who)s bokförde ett resultatanslag på %(amount)s för %(year)s enligt %(decision)s."),
    "receive_repayment": later("%(who)s bokförde återföringen för %(year)s från %(committee)s: %(amount)s."),
    "commit_grant": later("%(amount)s reserverades för %(project)s."),
    "release_grant": later("%(amount)s som var reserverat för %(project)s frigjordes."),
    "number_project": later("%(who)s gav %(project)s projektnummer %(number)s."),
    "pay_grant": later("%(who)s bokförde en utbetalning på %(amount)s till %(project)s."),
    "book_costs": later("%(who)s bokförde %(rows)s kostnader."),
    "freeze_unused": later("%(who)s frös det som inte hade använts %(year)s."),
    "carry_over": later("%(who)s förde över %(amount)s till %(project)s enligt %(decision)s."),
    "hand_back": later("%(who)s förde tillbaka %(amount)s från %(project)s till fonden enligt %(decision)s."),
    "reverse_entry": later("%(who)s rättade verifikation %(entry)s: %(reason)s"),
}


@teller("repayment.fund")
def of_fund(event: Event) -> str:
    """A fund's sentence, with what was said in the act."""
    words: dict[str, Any] = {key: _named(value) for key, value in event.said.items()}
    words |= {"who": event.actor_name, "amount": _sum(event.said.get("amount"))}
    words["rows"] = len(event.said.get("rows") or [])
    return str(FUND[event.verb]) % words


def _named(value: Any) -> Any:
    return value["name"] if isinstance(value, Mapping) and "name" in value else value


def _sum(amount: Any) -> str:
    try:
        return kronor(Decimal(str(amount)))
    except InvalidOperation:
        return ""
