"""The words for what happens at meetings: sentences with a person in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as later

from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import Page, show_on, teller
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside

MEETING: dict[str, Any] = {
    "plan": later("%(who)s planerade ett sammanträde för %(body)s den %(held_on)s."),
    "move": later("%(who)s ändrade sammanträdet för %(body)s. Det hålls den %(held_on)s."),
    "call": later("%(who)s skickade kallelsen till sammanträdet för %(body)s den %(held_on)s."),
    "cancel": later("%(who)s ställde in sammanträdet för %(body)s den %(held_on)s."),
    "note_presence": later("%(who)s antecknade vilka som är närvarande."),
    "open": later("%(who)s öppnade sammanträdet för %(body)s den %(held_on)s."),
    "end": later("%(who)s avslutade sammanträdet för %(body)s den %(held_on)s. Protokollet väntar på justering."),
    "adjust": later("%(who)s justerade protokollet för %(body)s den %(held_on)s."),
    "hand_back": later("%(who)s tog tillbaka justeringen av protokollet för %(body)s den %(held_on)s."),
    "freeze": later("Protokollet för %(body)s den %(held_on)s är justerat."),
    "post": later("%(who)s antecknade att justeringen tillkännagavs den %(day)s."),
}
COMES = later("%(who)s kommer till sammanträdet för %(body)s den %(held_on)s.")
STAYS_AWAY = later("%(who)s kommer inte till sammanträdet för %(body)s den %(held_on)s.")
ITEM: dict[str, Any] = {
    "put_up": later("”%(title)s” sattes upp på dagordningen för %(body)s den %(held_on)s."),
    "place": later("”%(title)s” fick en annan plats på dagordningen för %(body)s den %(held_on)s."),
    "take_off": later("”%(title)s” togs bort från dagordningen för %(body)s den %(held_on)s."),
    "put_off": later("%(at)s bordlade ”%(title)s” den %(held_on)s."),
    "record": later("”%(title)s” behandlades av %(body)s den %(held_on)s%(section)s."),
    "conclude": later("”%(title)s” behandlades av %(body)s den %(held_on)s%(section)s."),
    "note_dealing": later("%(who)s antecknade hur ”%(title)s” behandlades den %(held_on)s."),
}


def _words(event: Event) -> dict[str, Any]:
    said = event.said
    words: dict[str, Any] = {key: _named(value) for key, value in said.items()}
    words |= {"who": event.actor_name, "at": said["body"], "body": inside(said["body"])}
    words |= {key: day(date.fromisoformat(said[key])) for key in ("held_on", "day") if said.get(key)}
    words["section"] = f", § {said['section']}" if said.get("section") else ""
    return words


def _named(value: Any) -> Any:
    return value["name"] if isinstance(value, Mapping) and "name" in value else value


@teller("meetings.meeting")
def of_meeting(event: Event) -> str:
    """A meeting's sentence; its body and day were noted in the event as it happened."""
    if event.verb == "reply":
        return str(COMES if event.said["comes"] else STAYS_AWAY) % _words(event)
    return str(MEETING[event.verb]) % _words(event)


@teller("meetings.agendaitem")
def of_item(event: Event) -> str:
    """An item's sentence, for the history of its case."""
    return str(ITEM[event.verb]) % _words(event)


def _address(event: Event) -> str:
    return reverse("meeting", args=[event.said["ref"]])


show_on("meetings", Page(_address, later("Öppna sammanträdet: %(link)s")))
