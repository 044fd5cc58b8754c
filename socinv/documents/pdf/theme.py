"""A municipality's colours, read from the same file as the pages'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from socinv.documents.pdf.fetching import NotOurs, static_file

COLOUR = re.compile(r"--si-([a-z-]+):\s*(#[0-9a-fA-F]{6})\s*;")


@dataclass(frozen=True)
class Colours:
    """Those a document uses; black and greys where a municipality has set none."""

    accent: str = "#1c252d"
    deep: str = "#1c252d"
    tint: str = "#f4f5f6"
    tint_line: str = "#c4cad0"

    def style(self) -> str:
        """As custom properties of the root."""
        return (
            f":root {{ --accent: {self.accent}; --deep: {self.deep}; --tint: {self.tint}; "
            f"--tint-line: {self.tint_line}; }}"
        )


@lru_cache
def colours(slug: str) -> Colours:
    """The colours of the municipality with that short name."""
    try:
        said = dict(COLOUR.findall(static_file(f"themes/{slug}.css").read_text("utf-8")))
    except NotOurs:
        return Colours()
    named = {key: said[key.replace("_", "-")] for key in Colours.__annotations__ if key.replace("_", "-") in said}
    return Colours(**named)
