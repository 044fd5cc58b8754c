"""The minutes on the screen: the same sections as the document will have, block by block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from socinv.documents.paper import Block, Bullets, Facts, Section, Table, Text
from socinv.meetings.documents.item_section import item_sections
from socinv.meetings.documents.minutes import compose_minutes
from socinv.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Shown:
    """A block and the kind it is drawn as; "heading" is that of a part."""

    kind: str
    block: Any


@dataclass(frozen=True)
class ShownSection:
    """A section with its blocks; ``anchor``: its id on the page, ``is_item``: an item of the agenda."""

    anchor: str
    heading: str
    blocks: list[Shown]
    is_item: bool


OWN = 2  # the level of a section of its own; a deeper one is a part of it
KINDS: dict[type[Block], str] = {Text: "text", Bullets: "bullets", Facts: "facts", Table: "table"}


def minutes_of(meeting: Meeting) -> list[ShownSection]:
    """The minutes as they stand now: a number of queries that does not grow with the items."""
    return [one for one in _shown(compose_minutes(meeting).sections) if one.blocks or one.is_item]


def item_shown(item: AgendaItem) -> ShownSection:
    """What the minutes say of one item."""
    return _shown(item_sections(item))[0]


def _shown(sections: Iterable[Section]) -> list[ShownSection]:
    """Each section of its own, with its parts and their headings inside it."""
    found: list[ShownSection] = []
    for number, section in enumerate(sections):
        blocks = [Shown(KINDS[type(block)], block) for block in section.blocks if type(block) in KINDS]
        if section.level > OWN and found:
            parts = found[-1].blocks
            parts += [Shown("heading", section.heading), *blocks]
        else:
            heading = f"{section.item} {section.heading}".strip()
            found.append(ShownSection(f"p{number}", heading, blocks, bool(section.item)))
    return found
