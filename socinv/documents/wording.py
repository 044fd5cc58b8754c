"""The words for what happens to a document: sentences with a person in them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as later

from socinv.documents.kinds import kind_named
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import Page, show_on, teller
from socinv.presentation.grammar import inside

SENTENCES: dict[str, Any] = {
    "order": later("%(who)s beställde handling %(number)s, %(kind)s: %(title)s."),
    "issue": later("Handling %(number)s upprättades, %(kind)s: %(title)s."),
    "fail": later("Handling %(number)s gick inte att göra, %(kind)s: %(title)s."),
    "order_again": later("%(who)s försökte igen med handling %(number)s, %(kind)s: %(title)s."),
}


@teller("documents.document")
def of_document(event: Event) -> str:
    """A document's sentence; its title, kind and number were noted in the event as it happened."""
    said = event.said
    words = {"who": event.actor_name, "title": said["document"]["name"], "number": said["number"]}
    return str(SENTENCES[event.verb]) % {**words, "kind": kind_word(str(said.get("kind", "")))}


def kind_word(key: str) -> str:
    """The kind's name in the middle of a sentence; handlingen for one that is no longer made."""
    try:
        return inside(str(kind_named(key).label))
    except KeyError:
        return str(later("handlingen"))


def _address(event: Event) -> str:
    from django.urls import reverse

    return reverse("document", args=[event.said["number"]])


show_on("documents", Page(_address, later("Öppna handlingen: %(link)s")))
