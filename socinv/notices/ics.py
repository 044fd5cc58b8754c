"""A calendar as a file that Outlook and others subscribe to (RFC 5545, RFC 7986)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Event

from socinv.notices.feed import FeedEntry

ONE_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
READ_AGAIN = timedelta(hours=4)
UNSAYABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|[\ud800-\udfff]")
"""Characters that no calendar may hold."""


def calendar_file(name: str, owner: str, made_at: datetime, entries: Iterable[FeedEntry]) -> bytes:
    """The same bytes for the same entries. ``owner`` tells the entries of one calendar from those of another."""
    found = Calendar()
    found.add("prodid", "-//Socinv//Kalender//SV")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("name", _plain(name))
    found.add("x-wr-calname", _plain(name))
    found.add("refresh-interval", READ_AGAIN, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT4H")
    for entry in sorted(entries, key=lambda one: (_begins(one), one.key)):
        found.add_component(_event(entry, owner, made_at))
    return bytes(found.to_ical())


def _begins(entry: FeedEntry) -> str:
    return entry.starts.astimezone(UTC).isoformat() if entry.starts else str(entry.day)


def _event(entry: FeedEntry, owner: str, made_at: datetime) -> Event:
    """A day is nothing that one is busy with; a meeting is."""
    event = Event()
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    event.add("uid", f"{sha256(f'{owner} {entry.key}'.encode()).hexdigest()[:40]}@{host}")
    event.add("dtstamp", made_at.astimezone(UTC))
    if entry.starts is not None:
        event.add("dtstart", entry.starts.astimezone(UTC))
        event.add("dtend", (entry.ends or entry.starts + AN_HOUR).astimezone(UTC))
    elif entry.day is not None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + ONE_DAY)
        event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("summary", _plain(entry.title))
    for name, value in (("description", entry.text), ("location", entry.place)):
        if value:
            event.add(name, _plain(value))
    if entry.url:
        event.add("url", f"{settings.SITE_URL}{entry.url}")
    return event


def _plain(text: str) -> str:
    return UNSAYABLE.sub("", text.replace("\r\n", "\n"))
