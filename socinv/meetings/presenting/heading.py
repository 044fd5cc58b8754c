"""The head of a meeting's pages: where one is, and the short facts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.meetings.models import Meeting
from socinv.presentation.dates import longdate


def crumbs(meeting: Meeting, *below: tuple[str, str]) -> list[dict[str, str]]:
    """From the list of meetings down to the page itself."""
    trail = (
        (_("Sammanträden"), reverse("meeting-list")),
        (str(meeting), meeting.get_absolute_url()),
        *below,
    )
    return [{"title": title, "url": url} for title, url in trail]


def facts(meeting: Meeting) -> list[dict[str, Any]]:
    """When, where, who keeps the minutes, and its state."""
    found = [
        {"term": _("Tid"), "value": f"{longdate(meeting.held_on)} {meeting.starts_at:%-H.%M}"},
        {"term": _("Plats"), "value": meeting.place},
        {"term": _("På distans"), "value": _("Länk till mötet") if meeting.link else "", "url": meeting.link},
        {"term": _("Sekreterare"), "value": meeting.secretary.name},
        {"term": _("Läge"), "value": meeting.get_status_display()},
    ]
    return [one for one in found if one["value"]]
