"""The versions of a municipality's guideline: which one is in force, and which one a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.load import versions_of


@dataclass(frozen=True)
class Version:
    """One version as a line on a page."""

    process: Process
    title: str
    state: str
    url: str
    is_shown: bool
    is_in_force: bool


def versions_on(slug: str, day: date, shown: str = "") -> list[Version]:
    """Every version, the latest first; the one named by ``shown``, else the one in force, is the page's."""
    found = versions_of(slug)
    current = next((one for one in found if one.process.valid_from <= day), None)
    page = shown or (current.version if current else "")
    return [
        Version(
            process=one,
            title=_("Lydelsen %(version)s") % {"version": one.version},
            state=_state(one, current, found),
            url=address(one, current),
            is_shown=one.version == page,
            is_in_force=one is current,
        )
        for one in found
    ]


def address(process: Process, current: Process | None) -> str:
    """The page of that version; without a version in it for the one in force."""
    return reverse("process") if process is current else reverse("process", query={"version": process.version})


def _state(one: Process, current: Process | None, found: list[Process]) -> str:
    """Gäller sedan, gällde från och till, gäller från och med."""
    begins = date_format(one.process.valid_from, "j F Y")
    if one is current:
        return _("gäller för ärenden som börjar nu, sedan %(day)s") % {"day": begins}
    if current is None or one.process.valid_from > current.process.valid_from:
        return _("gäller för ärenden som börjar från och med %(day)s") % {"day": begins}
    later = min(other.process.valid_from for other in found if other.process.valid_from > one.process.valid_from)
    words = {"first": begins, "last": date_format(later - timedelta(days=1), "j F Y")}
    return _("gäller för ärenden som började %(first)s till %(last)s") % words
