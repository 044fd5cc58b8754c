"""Reading a composed document as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation

from socinv.documents.kinds import kind_named
from socinv.documents.paper import Paper, Section, as_data


def composed(kind: str, thing: Any) -> Paper:
    """The paper of the kind, as it stands now, in the language that documents are written in."""
    with translation.override(settings.LANGUAGE_CODE):
        return kind_named(kind).compose(thing)


def words(node: Any) -> Iterator[str]:
    """Every string of it, in order."""
    if isinstance(node, str):
        yield node.replace("\u00a0", " ")
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from words(value) if key != "block" else ()
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield from words(value)


def text_of(paper: Paper) -> str:
    return "\n".join(words(as_data(paper)))


def headings(paper: Paper) -> list[str]:
    return [one.heading for one in paper.sections]


def section_of(paper: Paper, heading: str) -> str:
    """Everything that stands under a heading, with what is under its own headings."""
    found: list[Section] = []
    for one in paper.sections:
        if found and one.level <= found[0].level:
            break
        if found or one.heading == heading:
            found.append(one)
    assert found, f"{heading} is not among {headings(paper)}"
    return "\n".join(words(as_data(Paper("", "", "", "", tuple(found)))["sections"]))
