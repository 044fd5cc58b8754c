"""Telling an event as a sentence with a person in it. Each app has the words for its own verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.models import Event

Teller = Callable[[Event], str]
_tellers: dict[str, Teller] = {}


def teller(thing: str) -> Callable[[Teller], Teller]:
    """Register the words for what happens to a ``thing``."""

    def register(function: Teller) -> Teller:
        _tellers[thing] = function
        return function

    return register


@dataclass(frozen=True)
class Page:
    """The page that shows what happened: its address, and a line of a message with the whole %(link)s."""

    url: Callable[[Event], str]
    line: str | Promise


CASE = Page(lambda event: str(event.case.get_absolute_url()), _("Öppna ärendet: %(link)s"))
_pages: dict[str, Page] = {}


def show_on(app: str, page: Page) -> None:
    """Let an app above say which page shows its events; without one it is the case's."""
    _pages[app] = page


def page_of(event: Event) -> Page:
    """The page that shows the event, whatever else the reader may see of the case."""
    return _pages.get(event.thing.partition(".")[0], CASE)


def sentence(event: Event) -> str:
    """The event in the reader's language, plain text. Raises KeyError for a thing nobody has words for."""
    return _tellers[event.thing](event)
