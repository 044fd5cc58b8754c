"""What waits, said as the thing to do; where it is done, and why it waits for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.models import WorkItem
from socinv.organisation.standing import Standing

WORK: dict[tuple[str, str], Promise] = {
    ("applications.idea", "submit"): _("Skriv klart idén och lämna in den"),
    ("applications.application", "submit"): _("Skriv klart ansökan och lämna in den"),
    ("applications.idea", "comment"): _("Kommentera idén"),
    ("applications.application", "comment"): _("Kommentera ansökan"),
    ("applications.case", "assign_coordinators"): _("Utse samordnare"),
    ("applications.step", "give_expertise"): _("Lämna din bedömning"),
    ("applications.step", "assess"): _("Pröva idén"),
    ("applications.step", "take_stance"): _("Ta ställning till ansökan"),
    ("applications.step", "prepare"): _("Bered ansökan"),
    ("applications.step", "decide"): _("Besluta om ansökan"),
}


@dataclass(frozen=True)
class Work:
    """What an app above says of what waits in it: the page where it is done, and one sentence why.

    ``turn``: what the one whose turn it is does ("skickar lägesrapporten"); ``who``: what the addressee is called
    within the case, empty where it is the body's or the person's own name.
    """

    page: Callable[[WorkItem], str]
    why: Callable[[WorkItem, Standing], str]
    turn: Callable[[WorkItem], str]
    who: Callable[[WorkItem], str]


_works: dict[str, Work] = {}


def register_work(app: str, words: Mapping[tuple[str, str], Promise], work: Work) -> None:
    """Let an app say its own work: ``words`` by (thing, verb)."""
    WORK.update(words)
    _works[app] = work


def work_of(item: WorkItem) -> Work | None:
    """What the item's app says of it; None for this app's own."""
    return _works.get(item.thing.partition(".")[0])


def to_do(item: WorkItem) -> Promise:
    """The work item as a heading, verb first."""
    return WORK[item.thing, item.verb]
