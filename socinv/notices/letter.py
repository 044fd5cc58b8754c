"""A message as it looks: plain text and HTML with the same words, one thing or a digest of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from socinv.notices.wording import Words
from socinv.organisation.models import Municipality


@dataclass(frozen=True)
class Letter:
    """What a message holds, whoever it goes to."""

    subject: str
    text: str
    html: str


def letter(words: Words, municipality: Municipality) -> Letter:
    """One thing, as it is told at once."""
    return _rendered("notice", words.subject, {"words": words}, municipality)


def digest(subject: str, heading: str, told: Sequence[Words], municipality: Municipality) -> Letter:
    """Several things under one heading, each with its link."""
    return _rendered("digest", subject, {"heading": heading, "told": told}, municipality)


def _rendered(name: str, subject: str, context: dict[str, object], municipality: Municipality) -> Letter:
    around = {"municipality": municipality, "choices": f"{settings.SITE_URL}{reverse('me')}", "subject": subject}
    # A heading's or a title's own line breaks must not reach a header.
    line = " ".join(subject.split())
    text, html = (render_to_string(f"mail/{name}.{kind}", around | context) for kind in ("txt", "html"))
    return Letter(line, text.strip() + "\n", html)
