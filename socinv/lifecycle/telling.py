"""Telling an event as a sentence with a person in it. Each app has the words for its own verbs."""

from __future__ import annotations

from collections.abc import Callable

from socinv.lifecycle.models import Event

Teller = Callable[[Event], str]
_tellers: dict[str, Teller] = {}


def teller(thing: str) -> Callable[[Teller], Teller]:
    """Register the words for what happens to a ``thing``."""

    def register(function: Teller) -> Teller:
        _tellers[thing] = function
        return function

    return register


def sentence(event: Event) -> str:
    """The event in the reader's language, plain text. Raises KeyError for a thing nobody has words for."""
    return _tellers[event.thing](event)
