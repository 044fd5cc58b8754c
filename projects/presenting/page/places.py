"""Sections of the project's page that an app above fills: what is to be repaid has its place here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from projects.models import Project
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Place:
    """A section with its heading; ``template`` draws ``content`` under it."""

    id: str
    title: str
    template: str
    content: Mapping[str, Any]


_fillers: list[Callable[[Standing, Project], Place | None]] = []


def fill_place(filler: Callable[[Standing, Project], Place | None]) -> None:
    """Let an app above show something of its own of the project, to one who may read it."""
    _fillers.append(filler)


def places(standing: Standing, project: Project) -> list[Place]:
    """What there is to show; an empty place is not drawn."""
    return [place for filler in _fillers if (place := filler(standing, project)) is not None]
