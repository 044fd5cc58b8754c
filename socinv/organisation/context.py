"""What every page shows around its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Municipality
from socinv.organisation.standing import Standing

MOST_IN_MENU = 7


@dataclass(frozen=True)
class Destination:
    """One entry of the main menu."""

    title: str | Promise
    url: str
    current: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """``site``: municipality, the person's other ones, main menu, whether this is the demo."""
    standing: Standing | None = getattr(request, "standing", None) or None
    affiliation = getattr(request, "affiliation", None)
    municipality: Municipality | None = affiliation.municipality if affiliation else None
    return {
        "site": {
            "municipality": municipality,
            "others": _others(request, municipality),
            "nav": _nav(request, standing) if standing else [],
            "demo": settings.DEMO,
        },
        "standing": standing,
    }


def _others(request: Any, here: Municipality | None) -> list[Municipality]:
    """The person's municipalities but the one they are in, by name."""
    doors = request.doors if here is not None else []
    return sorted((one.municipality for one in doors if one.municipality != here), key=lambda one: one.name)


def _nav(request: HttpRequest, standing: Standing) -> list[Destination]:
    entries: list[tuple[str | Promise, str]] = [(_("Din tur"), "your-turn"), (_("Ärenden"), "case-list")]
    if standing.is_insider or standing.is_in_a_project:
        entries.append((_("Projekt"), "project-list"))
    if standing.is_insider:
        entries += [(_("Läget"), "progress"), (_("Kalender"), "calendar"), (_("Inför beslut"), "body-list")]
    if standing.seats:
        entries.append((_("Sammanträden"), "meeting-list"))
    # One line has room for eight; the foot of every page leads to the process too.
    if standing.is_coordinator:
        entries.append((_("Administration"), "administration"))
    elif len(entries) < MOST_IN_MENU:
        entries.append((_("Så går det till"), "process"))
    found, menu = [], getattr(request, "menu", "")
    for title, name in entries:
        url = reverse(name)
        current = name == menu if menu else _is_under(request.path, url, name)
        found.append(Destination(title, url, current))
    return found


def _is_under(path: str, url: str, name: str) -> bool:
    return path == url or (name != "your-turn" and path.startswith(url))
