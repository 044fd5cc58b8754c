"""What follows from an event, inside its transaction. An app tells one above it by letting it listen here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import translation

from socinv.lifecycle.models import Event

Listener = Callable[[Any, Event], None]
_listeners: dict[tuple[str, str], list[Listener]] = defaultdict(list)


def on(thing: str, *verbs: str) -> Callable[[Listener], Listener]:
    """Run the function when ``verb`` has been performed on a ``thing`` ("applications.idea")."""

    def register(listener: Listener) -> Listener:
        for verb in verbs:
            if listener not in _listeners[thing, verb]:
                _listeners[thing, verb].append(listener)
        return listener

    return register


def tell_listeners(thing: Any, event: Event) -> None:
    """Run them in the municipality's language: what they write is read by others than the one who acted."""
    with translation.override(settings.LANGUAGE_CODE):
        for listener in [*_listeners[event.thing, event.verb], *_listeners[event.thing, "*"], *_listeners["*", "*"]]:
            listener(thing, event)
