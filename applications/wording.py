"""What waits, said as the thing to do."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.models import WorkItem

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


def to_do(item: WorkItem) -> Promise:
    """The work item as a heading, verb first."""
    return WORK[item.thing, item.verb]
