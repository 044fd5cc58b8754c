"""The chapters of a case's story: each begins with what followed from an act, and none spans two years."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.history.sight import seen_events
from applications.history.story import Act
from applications.models import Case
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day_of

FIRST = later("Idén skrivs")
AFTER = later("Efter beslutet")
BEGINNINGS: dict[tuple[str, str], Promise] = {
    ("applications.idea", "submit"): later("Idéprövning"),
    ("applications.idea", "send_back"): later("Idén kompletteras"),
    ("applications.idea", "reopen"): later("Idéprövning"),
    ("applications.application", "open"): later("Ansökan skrivs"),
    ("applications.application", "submit"): later("Prövning av ansökan"),
    ("applications.application", "send_back"): later("Ansökan kompletteras"),
    ("applications.application", "reopen"): later("Prövning av ansökan"),
    ("applications.case", "grant"): AFTER,
    ("applications.case", "decline"): AFTER,
    ("applications.case", "close_withdrawn"): AFTER,
}


def begin_chapters(beginnings: Mapping[tuple[str, str], Promise]) -> None:
    """Let an app above say which of its events begin a chapter."""
    BEGINNINGS.update(beginnings)


@dataclass
class Chapter:
    """A stretch of the case's life in one year."""

    title: str
    acts: list[Act] = field(default_factory=list)


class Chapters:
    """Where the case's chapters begin, as this person may read it: one query, a few rows."""

    def __init__(self, standing: Standing, case: Case) -> None:
        begins = Q(pk__in=())
        for thing, verb in BEGINNINGS:
            begins |= Q(thing=thing, verb=verb)
        rows = seen_events(standing, case).filter(begins).order_by("pk").values_list("pk", "thing", "verb")
        self._starts = [(pk, str(BEGINNINGS[thing, verb])) for pk, thing, verb in rows]

    def of(self, number: int) -> str:
        """The chapter of the event with that number: the last one that began before it."""
        place = bisect_left(self._starts, number, key=lambda start: start[0])
        return self._starts[place - 1][1] if place else str(FIRST)

    def divide(self, acts: Sequence[Act]) -> list[Chapter]:
        """The acts under their headings, in the order they come."""
        found: list[Chapter] = []
        for act in acts:
            title = _("%(chapter)s, %(year)d") % {"chapter": self.of(act.number), "year": day_of(act.moment).year}
            if not found or found[-1].title != title:
                found.append(Chapter(title))
            found[-1].acts.append(act)
        return found
