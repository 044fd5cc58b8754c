"""What is wrong with the translations, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from socinv.translation.bare_text import bare_texts
from socinv.translation.compiling import compiled, read
from socinv.translation.extracting import catalogue
from socinv.translation.places import CATALOGUE, ROOT, templates

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}")


def faults(path: Path = CATALOGUE) -> list[str]:
    """Everything that keeps the site from speaking both languages in full."""
    if not path.exists():
        return [f"{path.name} saknas"]
    return [*_of_catalogue(read(path), catalogue()), *_of_compiled(path), *_of_templates()]


def _of_catalogue(known: Catalog, wanted: Catalog) -> Iterator[str]:
    for message in wanted:
        if not message.id:
            continue
        found = known.get(message.id, message.context)
        if found is None or not _complete(found):
            yield f"Saknar engelska: {_first(message)!r} ({_place(message)})"
        elif "fuzzy" in found.flags:
            yield f"Osäker: {_first(message)!r}"
        elif problem := placeholders_differ(found):
            yield f"{problem}: {_first(message)!r}"
    for message in known:
        if message.id and wanted.get(message.id, message.context) is None:
            yield f"Används inte: {_first(message)!r}"
    for message in known.obsolete.values():
        yield f"Används inte: {_first(message)!r}"


def _complete(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    wanted = 2 if isinstance(message.id, list | tuple) else 1
    return len(strings) >= wanted and all(strings)


def placeholders_differ(message: Message) -> str:
    """Which placeholders the English has and the Swedish has not, or the other way round; empty when none."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    allowed = {name for text in ids for name in PLACEHOLDER.findall(text)}
    for number, string in enumerate(strings):
        used = set(PLACEHOLDER.findall(string))
        needed = set(PLACEHOLDER.findall(ids[min(number, len(ids) - 1)]))
        if used - allowed or (needed - used and not (len(ids) > 1 and number == 0)):
            return f"Skilda fält ({', '.join(sorted(used ^ needed))})"
    return ""


def _of_compiled(path: Path) -> Iterator[str]:
    target = path.with_suffix(".mo")
    if not target.exists():
        yield f"{target.name} saknas"
    elif target.read_bytes() != compiled(read(path)):
        yield f"{target.name} stämmer inte med {path.name}"


def _of_templates() -> Iterator[str]:
    for path in templates():
        for line, text in bare_texts(path.read_text("utf-8"), is_html=path.suffix == ".html"):
            yield f"Utanför gettext: {text!r} ({path.relative_to(ROOT).as_posix()}:{line})"


def _first(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def _place(message: Message) -> str:
    return ", ".join(str(place[0]) for place in message.locations[:2])
