"""The shape of a story file (docs/stories.md). Anything the file says that is not named here is a mistake in it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Given


class Element(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Refusal(Element):
    """The no that a step must meet: what it rests on, and some of what the person reads.

    ``absent``: what the step is done to does not exist yet; the other grounds are those of the lifecycle.
    """

    ground: Literal["outside", "person", "conflict", "state", "condition", "absent"]
    says: str = ""


class Scene(Element):
    """One thing a person does, or tries to do."""

    at: str | None = None
    who: str
    do: str
    to: str = "case"
    with_: dict[str, Any] = Given(default={}, alias="with")
    leads_to: dict[str, str] = {}
    refused: Refusal | None = None
    invalid: dict[str, str] = {}


class Story(Element):
    """One case as it happened. ``people``: a short key for each person's e-mail address.

    ``last``: the last day of its project, for a story that is to be as old every day (socinv.stories.moments).
    """

    title: str
    about: str
    municipality: str
    people: dict[str, str]
    last: str | None = None
    steps: tuple[Scene, ...] = Given(min_length=1)
