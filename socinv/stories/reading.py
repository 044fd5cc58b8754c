"""Finding and reading story files, and saying in plain words what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from socinv.organisation.importing.plain_yaml import load
from socinv.stories.moments import Almanac, NoTime, day_of, moment_of
from socinv.stories.schema import Scene, Story

Model = TypeVar("Model", bound=BaseModel)
PAUSE = timedelta(minutes=10)
WORDS = {
    "missing": "saknas",
    "extra_forbidden": "finns inte i formatet",
    "literal_error": "har ett värde som inte finns",
    "too_short": "är tom",
}


class StoryError(Exception):
    """A story that cannot be read or that reality does not follow. Says which file and step, and what."""


@dataclass(frozen=True)
class Written:
    """A story and where it is written."""

    file: str
    story: Story


def read_story(path: Path) -> Written:
    """The story of a file. Raises StoryError."""
    story = read_file(path, Story)
    for number, scene in enumerate(story.steps, start=1):
        if scene.who not in story.people:
            raise StoryError(f"{path.name}, steg {number}: {scene.who!r} står inte under people")
        if scene.refused and scene.invalid:
            raise StoryError(f"{path.name}, steg {number}: ett steg är antingen refused eller invalid")
    return Written(path.name, story)


def read_file(path: Path, model: type[Model]) -> Model:
    """A YAML file of the shape ``model``. Raises StoryError."""
    try:
        return model.model_validate(load(path.read_text("utf-8")))
    except OSError as gone:
        raise StoryError(f"{path.name}: filen går inte att öppna") from gone
    except yaml.YAMLError as broken:
        raise StoryError(f"{path.name}: filen är inte rätt skriven YAML: {broken}") from broken
    except ValidationError as broken:
        raise StoryError("\n".join(f"{path.name}, {_wrong(dict(e))}" for e in broken.errors())) from broken


def _wrong(error: dict[str, Any]) -> str:
    where = [*error["loc"]]
    place = ""
    if len(where) > 1 and isinstance(where[1], int):
        place = f"steg {where[1] + 1}: " if where[0] == "steps" else f"{where[0]} {where[1] + 1}: "
        where = where[2:]
    name = ".".join(str(word) for word in where) or "filen"
    return f"{place}{name} {WORDS.get(error['type'], 'går inte att läsa: ' + error['msg'])}"


def almanac_of(written: Written, today: date) -> Almanac:
    """What the story's days are counted from, played on ``today``. Raises StoryError."""
    last = written.story.last
    try:
        return Almanac(today, day_of(last, Almanac(today)) if last else None)
    except NoTime as wrong:
        raise StoryError(f"{written.file}, last: {wrong}") from wrong


def timed(written: Written, almanac: Almanac) -> Iterator[tuple[datetime, int, Scene]]:
    """Each step with its moment and number. Raises StoryError where time runs backwards."""
    before: datetime | None = None
    for number, scene in enumerate(written.story.steps, start=1):
        try:
            moment = before + PAUSE if scene.at is None and before else moment_of(scene.at, almanac, before)
        except NoTime as wrong:
            raise StoryError(f"{written.file}, steg {number}: {wrong}") from wrong
        if before and moment < before:
            raise StoryError(f"{written.file}, steg {number}: {moment:%Y-%m-%d %H:%M} är före steget innan")
        yield moment, number, scene
        before = moment
