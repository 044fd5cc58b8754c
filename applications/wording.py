"""What waits, said as the thing to do; where it is done, and why it waits for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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
    ("applications.step", "assess"): _("Pröva ansökan"),
    ("applications.step", "take_stance"): _("Ta ställning till ansökan"),
    ("applications.step", "give_views"): _("Lämna synpunkter på ansökan"),
    ("applications.step", "sign"): _("Underteckna ansökan"),
    ("applications.step", "weigh"): _("Ta ställning till synpunkterna"),
    ("applications.step", "prepare"): _("Bered ansökan"),
    ("applications.step", "decide"): _("Besluta om ansökan"),
    ("applications.application", "approve"): _("Godkänn ansökan"),
}
ON_IDEAS: dict[str, Promise] = {
    "assess": _("Pröva idén"),
    "take_stance": _("Ta ställning till idén"),
    "give_views": _("Lämna synpunkter på idén"),
    "prepare": _("Bered idén"),
    "decide": _("Besluta om idén"),
}


@dataclass(frozen=True)
class Work:
    """What an app above says of what waits in it: the page where it is done, and one sentence why.

    ``turn``: what the one whose turn it is does ("skickar lägesrapporten"); ``who``: what the addressee is called
    within the case, empty where it is the body's or the person's own name. ``to_do``: the heading in the process's own
    words, where it has any. ``reminded_as``: the kind of notice (socinv.notices.kinds) that reminds of each thing,
    where it is not just a deadline.
    """

    page: Callable[[WorkItem], str]
    why: Callable[[WorkItem, Standing], str]
    turn: Callable[[WorkItem], str]
    who: Callable[[WorkItem], str]
    to_do: Callable[[WorkItem], str] | None = None
    reminded_as: Mapping[str, str] = field(default_factory=dict)


_works: dict[str, Work] = {}


def register_work(app: str, words: Mapping[tuple[str, str], Promise], work: Work) -> None:
    """Let an app say its own work: ``words`` by (thing, verb)."""
    WORK.update(words)
    _works[app] = work


def work_of(item: WorkItem) -> Work | None:
    """What the item's app says of it; None for this app's own."""
    return _works.get(item.thing.partition(".")[0])


def to_do(item: WorkItem) -> Promise | str:
    """The work item as a heading, verb first. A step waits in the phase that its case is in."""
    if item.thing == "applications.step" and item.verb in ON_IDEAS and item.case.stage.startswith("idea"):
        return ON_IDEAS[item.verb]
    if item.verb == "assign_coordinators" and not item.case.process.competences:
        return _("Utse handläggare")
    work = work_of(item)
    own = work.to_do(item) if work and work.to_do else ""
    return own or WORK[item.thing, item.verb]
