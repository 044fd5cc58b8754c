"""The demo's stories, played beside each other."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from socinv.demo.fund import keep_fund
from socinv.demo.meetings import hold_meetings
from socinv.demo.organisation import FOLDER, create_organisation, organisations
from socinv.demo.prices import fill_prices
from socinv.stories.playing import Tell, play
from socinv.stories.reading import Written, read_story


def stories(slug: str) -> list[Written]:
    """Every story of one of the demo's municipalities. Raises StoryError."""
    return [read_story(path) for path in sorted((FOLDER / "stories" / slug).glob("*.yaml"))]


def fill_demo(tell: Tell | None = None, slugs: Iterable[str] | None = None) -> int:
    """Create the municipalities (all of them, or those named) and play their stories, keep their funds and hold some
    meetings, all or nothing: the number of cases. Raises StoryError."""
    wanted = list(organisations() if slugs is None else slugs)
    written = [story for slug in wanted for story in stories(slug)]
    with transaction.atomic():
        for slug in wanted:
            create_organisation(slug)
            fill_prices(slug)
        count = len(play(written, tell))
        for slug in wanted:
            keep_fund(slug)
            hold_meetings(slug)
        return count
