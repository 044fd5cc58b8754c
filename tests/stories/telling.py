"""Stories for the tests: the demo's own files, and small ones about a house of the factories."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path
from typing import Any

from applications.models import Case
from socinv.demo.organisation import FOLDER, create_organisation
from socinv.organisation.models import Municipality
from socinv.stories.player import Player
from socinv.stories.playing import Tell, play
from socinv.stories.reading import Written, read_story
from socinv.stories.schema import Story
from tests.factories.house import House
from tests.factories.kept import kept

FILES = sorted((FOLDER / "stories").glob("*/*.yaml"))


def named(path: Path) -> str:
    """A story of the demo by municipality and file."""
    return f"{path.parent.name}/{path.stem}"


def a_file(name: str) -> Path:
    """The story's file, by ``named`` or by its own name alone."""
    return next(path for path in FILES if name in (path.stem, named(path)))


@kept
def the_demos_organisation(slug: str) -> Municipality:
    return create_organisation(slug)


@kept
def play_file(name: str, tell: Tell | None = None, *, until: str = "") -> Case:
    """The case of a story of the demo, played in a database of its own organisation; ``until`` the first step done to
    a thing of that name."""
    written = read_story(a_file(name))
    if not Municipality.objects.filter(slug=written.story.municipality).exists():
        the_demos_organisation(written.story.municipality)
    if until:
        steps = takewhile(lambda scene: scene.to != until, written.story.steps)
        written = Written(written.file, written.story.model_copy(update={"steps": tuple(steps)}))
    [player] = play([written], tell)
    assert player.case is not None
    return player.case


def a_story(house: House, *steps: Mapping[str, Any]) -> Written:
    """A story about people of the house by their keys; steps without a time come one after the other."""
    first, *rest = steps
    scenes = [{"at": "2026-01-12 09:00", **first}, *rest]
    people = {key: person.email for key, person in house.people.items()}
    told = {"title": "Prov", "about": "Ett prov.", "municipality": house.municipality.slug, "people": people}
    return Written("prov.yaml", Story.model_validate({**told, "steps": scenes}))


def tell(house: House, *steps: Mapping[str, Any]) -> Player:
    [player] = play([a_story(house, *steps)])
    return player


START = {"who": "education.writer", "do": "start", "to": "idea", "with": {"department": "education"}}
