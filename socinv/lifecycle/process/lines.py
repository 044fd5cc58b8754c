"""On which line of a process file something stands: by its place in the file, or by what a mistake says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Place = tuple[str | int, ...]
HEADER = re.compile(r"\s*(\[\[?)\s*([\w.\- ]+?)\s*\]\]?\s*(#.*)?$")
KEY = re.compile(r"\s*([\w\-]+)\s*=(.*)$")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
QUOTED = re.compile(r'"([^"]+)"')
IDENTITY = ("key", "step", "sector", "to")


def places(text: str) -> dict[Place, int]:
    """The line of every table and key, counted from one. What stands inside a value has its key's line."""
    found: dict[Place, int] = {}
    counts: Counter[Place] = Counter()
    table: Place = ()
    for number, line in _outside_values(text):
        header, key = HEADER.match(line), KEY.match(line)
        if header:
            table = _table(header[2].split("."), counts, is_row=header[1] == "[[")
            found[table] = number
        elif key:
            found[*table, key[1]] = number
    return found


def _outside_values(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin something: not those within a list or a text of several lines."""
    depth, long = 0, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if long:
            long = "" if long in line else long
            continue
        if depth == 0:
            yield number, line
        bare = STRING.sub("", line) if '"""' not in line and "'''" not in line else line
        for mark in ('"""', "'''"):
            if bare.count(mark) == 1:
                long = mark
        if HEADER.match(line) and depth == 0:
            continue
        bare = bare.partition("#")[0]
        depth = max(depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}")), 0)


def _table(names: list[str], counts: Counter[Place], *, is_row: bool) -> Place:
    """The place of a header: the last row there is of each list on the way, a new one where the header begins one."""
    place: Place = ()
    for number, name in enumerate(names, start=1):
        place = (*place, name.strip())
        is_last = number == len(names)
        if is_last and is_row:
            counts[place] += 1
        if counts[place]:
            place = (*place, counts[place] - 1)
    return place


def line_at(place: Place, known: Mapping[Place, int]) -> int:
    """The line of a place, or where it begins, or of the nearest thing around it; 0 where the file has none of them."""
    while place:
        inside = [line for other, line in known.items() if other[: len(place)] == place]
        if inside:
            return known.get(place, min(inside))
        place = place[:-1]
    return 0


def line_of(message: str, text: str, raw: Mapping[str, Any]) -> int:
    """The line that a message of the check is about, 0 when it cannot be found."""
    where, _colon, said = message.partition(": ")
    place = _found(where, raw, again="två gånger" in said)
    known = places(text)
    words = QUOTED.findall(said if place else message)
    if not place:
        return next((line for word in words for line in _lines_with(word, text, range(1, 10**6))), 0)
    first = line_at(place, known)
    inside = [line for other, line in known.items() if other[: len(place)] == place]
    around = range(first, max(inside, default=first) + 1)
    quoted = next((line for word in words for line in _lines_with(word, text, around)), 0)
    return quoted or _line_of_key(said, place, known) or first


def _line_of_key(said: str, place: Place, known: Mapping[Place, int]) -> int:
    """The line of the first key of the element that the message speaks of: tidsgränsen, days = 30."""
    keys = {str(other[-1]): line for other, line in known.items() if other[:-1] == place}
    return next((keys[word] for word in re.findall(r"[\w-]+", said) if word in keys), 0)


def _lines_with(word: str, text: str, among: range) -> Iterator[int]:
    for number, line in enumerate(text.splitlines(), start=1):
        if number in among and (f'"{word}"' in line or re.search(rf"(?:^|[{{,])\s*{re.escape(word)}\s*=", line)):
            yield number


def _found(where: str, raw: Mapping[str, Any], *, again: bool) -> Place:
    """The place that ``review.idea, steget "x"`` names; empty when there is none of that name."""
    section, *elements = where.split(", ")
    place: Place = ()
    node: Any = raw
    for name in section.split("."):
        if not isinstance(node, Mapping) or name not in node:
            return ()
        place, node = (*place, name), node[name]
    for element in elements:
        key = next(iter(QUOTED.findall(element)), "")
        rows = list(_rows(key, node))
        if not rows:
            break
        more, node = rows[-1 if again else 0]
        place = (*place, *more)
    return place


def _rows(key: str, node: Any) -> Iterator[tuple[Place, Any]]:
    if isinstance(node, list):
        for number, row in enumerate(node):
            if isinstance(row, Mapping) and key in (row.get(one) for one in IDENTITY):
                yield (number,), row
    elif isinstance(node, Mapping):
        for name, child in node.items():
            if isinstance(child, list):
                yield from (((name, *place), row) for place, row in _rows(key, child))
