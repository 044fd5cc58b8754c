"""Reading the Swedish texts out of Python and templates, without the programs of gettext."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from socinv.translation.places import ROOT, python_files, templates

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "later": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
RENAMED = re.compile(rb"\bimport (\w*gettext\w*) as (\w+)")
Found = tuple[Path, int, Any, str | None]


def texts() -> Iterator[Found]:
    """File, line, msgid (a pair where there is a plural) and context of every text."""
    for path in python_files():
        yield from _of(path, path.read_bytes())
    for path in templates():
        code = templatize(path.read_text("utf-8"))
        yield from _of(path, "\n".join(line.strip() for line in code.splitlines()).encode())  # indents mean nothing


def _of(path: Path, source: bytes) -> Iterator[Found]:
    options = {"encoding": "utf-8"}
    renamed = {new.decode(): KEYWORDS[old.decode()] for old, new in RENAMED.findall(source) if old.decode() in KEYWORDS}
    for line, message, _comments, context in extract("python", BytesIO(source), KEYWORDS | renamed, options=options):
        ids = tuple(message) if isinstance(message, list | tuple) else message
        if ids and ids != ("", ""):
            yield path, line, ids, context


def catalogue() -> Catalog:
    """Every text of the site once, in the order of the files, with its places."""
    found = Catalog(locale="en", domain="django", project="Socinv", fuzzy=False, charset="utf-8")
    for path, _line, message, context in texts():
        name = path.relative_to(ROOT).as_posix()
        known = found.get(message, context)
        if known is None or name not in [place[0] for place in known.locations]:
            found.add(message, locations=[(name, 0)], context=context)
    return found
