"""Whether what is said of anchoring holds: who approves, what a committee was told, who raises a need, which place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from applications.checks import LONGEST, Problems, needed
from socinv.lifecycle import clock

if TYPE_CHECKING:
    from applications.models import Application, Case, Idea
    from socinv.organisation.models import Department

FURTHEST_BACK = 366  # days
MOST_PLACES = 999


def _department(thing: Application, department: Department | None) -> Problems:
    from applications.content.participants import departments_of

    if department is None or department not in departments_of(thing.case):
        return {"department": _("Välj en förvaltning som söker.")}
    return {}


def approval(thing: Application, *, department: Department | None = None, leads: Sequence[int] = ()) -> Problems:
    """By the head of a department of the application, and not twice of the same words."""
    from applications.content.anchoring import anchored

    found = _department(thing, department)
    if not found and department is not None and department.pk not in leads:
        found = {"department": _("Bara chefen för förvaltningen kan godkänna för den.")}
    if not found and any(one.approved for one in anchored(thing.case) if one.department == department):
        return {"department": _("Ansökan är redan godkänd som den är skriven nu.")}
    return found


def information(
    thing: Application, *, department: Department | None = None, day: date | None = None, note: str = ""
) -> Problems:
    """When and where the committee was informed, of the words as they are now."""
    from applications.content.anchoring import anchored

    found = _department(thing, department)
    if not found and any(one.informed for one in anchored(thing.case) if one.department == department):
        return {"department": _("Det är redan antecknat att nämnden är informerad.")}
    if day is None:
        found["day"] = _("Skriv vilken dag, till exempel %(day)s.") % {"day": clock.today().isoformat()}
    elif day > clock.today():
        found["day"] = _("Dagen har inte varit än. Anteckna informationen när nämnden har fått den.")
    elif (clock.today() - day).days > FURTHEST_BACK:
        found["day"] = _("Dagen är för länge sedan. Kontrollera året.")
    if len(note) > 200:
        found["note"] = _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": 200}
    return found | needed(
        note, "note", _("Skriv var nämnden fick informationen, till exempel sammanträdet och paragrafen.")
    )


def need(thing: Idea, *, need: str = "", text: str = "") -> Problems:
    """Who raises the need is one of those the guideline names; raised for another department it is described."""
    known = {one.key for one in thing.case.process.need}
    if need and need not in known:
        return {"need": _("Välj vem som lyfter behovet.")}
    if known and not need:
        return {"need": _("Välj vem som lyfter behovet.")}
    if len(text) > LONGEST:
        return {"text": _("Texten är för lång. Korta den till högst %(max)d tecken.") % {"max": LONGEST}}
    return {}


def place(case: Case, *, place: int | None = None, why: str = "") -> Problems:
    """A place among the applications of the period, and why."""
    found = needed(why, "why", _("Skriv varför ansökan får den platsen."))
    if place is None or not 1 <= place <= MOST_PLACES:
        found["place"] = _("Skriv platsen som ett helt tal, 1 för den som går först.")
    elif (place, why) == (case.place, case.place_why):
        found["place"] = _("Ansökan har redan den platsen av det skälet.")
    return found
