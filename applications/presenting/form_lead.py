"""What a form's overview and its print begin with: how far it has come, by when, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from applications.form_kinds import kind_of
from applications.models import Written
from socinv.presentation.dates import distance, longdate


def about(thing: Written, *, may_write: bool) -> Sequence[str]:
    """The lead, and what else is said under it."""
    of_its_own = kind_of(thing.form).about
    if of_its_own is not None:
        return of_its_own(thing, may_write)
    if not may_write:
        return [handed_in(thing)]
    has_due = getattr(thing, "due", None) is not None  # an idea is written as long as it takes
    return [to_write(thing), *([should_be_in(thing)] if has_due else [])]


def to_write(thing: Written) -> str:
    if thing.status == "returned":
        return _("Tillbaka för komplettering. Ändra det som behövs och lämna in på nytt.")
    return _("Skriv delarna i den ordning ni vill. Allt sparas medan ni skriver.")


def should_be_in(thing: Written) -> str:
    """Bör vara inlämnad fredag 27 november, om 3 dagar."""
    words = {"day": longdate(thing.due), "far": distance(thing.due)} if thing.due else {"day": "", "far": ""}
    return _("Bör vara inlämnad %(day)s, %(far)s.") % words


def handed_in(thing: Written) -> str:
    if thing.submitted_at is None:
        return _("Utkast, inte inlämnat.")
    return _("Inlämnad %(day)s.") % {"day": longdate(thing.submitted_at)}


def facts(thing: Written) -> Sequence[tuple[str, str]]:
    """(term, value) of the printed page."""
    of_its_own = kind_of(thing.form).facts
    return of_its_own(thing) if of_its_own else [(_("Söker"), str(thing.case.department))]
