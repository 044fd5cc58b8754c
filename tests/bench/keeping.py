"""docs/performance.md: each benchmark keeps its own section there, and leaves the others' as they are."""

from __future__ import annotations

import re

from socinv.runner import places

PAGE = places.CHECKOUT / "docs" / "performance.md"
HEADINGS = re.compile(r"^(?=# )", re.MULTILINE)


def keep(section: str) -> None:
    """Put the section, which begins with its heading, in the place of the one with the same heading, or last."""
    section, sections = f"{section.strip()}\n", HEADINGS.split(PAGE.read_text("utf-8"))
    heading = section.partition("\n")[0]
    found = [one for one in sections if one.strip()]
    at = next((n for n, one in enumerate(found) if one.partition("\n")[0] == heading), len(found))
    found[at : at + 1] = [section]
    PAGE.write_text("\n".join(f"{one.strip()}\n" for one in found), "utf-8")
