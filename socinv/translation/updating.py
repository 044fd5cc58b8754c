"""Bringing locale/en up to date with the texts of the site."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from socinv.translation.compiling import read, replace
from socinv.translation.extracting import catalogue
from socinv.translation.places import CATALOGUE


def update(path: Path = CATALOGUE) -> Catalog:
    """Write the .po anew: new texts untranslated, texts that are gone left out, translations kept. No guesses."""
    wanted = catalogue()
    if path.exists():
        known = read(path)
        for message in wanted:
            old = known.get(message.id, message.context) if message.id else None
            if old is not None and message.id and "fuzzy" not in old.flags and _same_shape(message.id, old.string):
                message.string = old.string
    path.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_po(out, wanted, width=110, omit_header=False, sort_by_file=False, include_lineno=False)
    replace(path, _without_dates(out.getvalue()))
    return wanted


def _same_shape(message: object, string: object) -> bool:
    return isinstance(message, str) == isinstance(string, str)


def _without_dates(content: bytes) -> bytes:
    """The header without dates and people: the same texts give the same file."""
    kept = (b'"Project-Id-Version', b'"MIME-Version', b'"Content-T', b'"Plural-Forms', b'"Language:')
    head, blank, rest = content.partition(b"\n\n")
    lines = [line for line in head.splitlines() if line.startswith((b"msg", *kept))]
    return b"\n".join(lines) + blank + rest
