"""The demo's stories, played beside each other."""

from __future__ import annotations

from django.db import transaction

from socinv.demo.organisation import FOLDER, create_organisation
from socinv.stories.playing import Tell, play
from socinv.stories.reading import Written, read_story


def stories() -> list[Written]:
    """Every story of the demo. Raises StoryError."""
    return [read_story(path) for path in sorted((FOLDER / "stories").glob("*.yaml"))]


def fill_demo(tell: Tell | None = None) -> int:
    """Create the organisation and play the stories, all or nothing: the number of cases. Raises StoryError."""
    written = stories()
    with transaction.atomic():
        create_organisation()
        return len(play(written, tell))
