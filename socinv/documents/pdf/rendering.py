"""A paper drawn as a file."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

import weasyprint
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint.text.fonts import FontConfiguration

from socinv.documents.pdf import theme
from socinv.documents.pdf.characters import all_written
from socinv.documents.pdf.drawing import drawings
from socinv.documents.pdf.enclosing import Enclosed
from socinv.documents.pdf.fetching import BASE_URL, OwnFiles, static_file
from socinv.documents.pdf.finishing import finished

DATA_FILE = "innehall.json"
STYLE = "css/document.css"
_one_at_a_time = threading.Lock()  # Pango's fonts are kept between documents, and belong to one drawing at a time


@dataclass(frozen=True)
class Imprint:
    """What stands on the document besides what it says: its number, version, colours, and when it was ordered."""

    number: str
    version: int
    theme: str
    at: datetime


@dataclass(frozen=True)
class Made:
    """The file and how many pages it has."""

    content: bytes
    pages: int


def render(source: Mapping[str, Any], imprint: Imprint, enclosed: Sequence[Enclosed] = ()) -> Made:
    """The paper (as plain values) as PDF/A-3a and PDF/UA-1, in Swedish, its own values and enclosures inside.

    The same source and imprint give the same bytes.
    """
    said = all_written(source)
    colours = theme.colours(imprint.theme)
    given = {f"{one.attachment}.img": one.picture for one in enclosed if one.picture is not None}
    with translation.override(settings.LANGUAGE_CODE):
        sections = list(_sections(said, given, colours.accent))
        page = urljoin(settings.SITE_URL, said["page"]) if said["page"] else ""
        context = {"paper": said, "sections": sections, "imprint": imprint, "page": page}
        html = render_to_string("documents/paper.html", context)
    with _one_at_a_time:
        fonts, sheet = _look()
        sheets = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=OwnFiles(given))
        colour = weasyprint.CSS(string=colours.style(), base_url=BASE_URL, url_fetcher=OwnFiles(), font_config=fonts)
        content = sheets.write_pdf(
            stylesheets=[sheet, colour],
            font_config=fonts,
            pdf_variant="pdf/a-3a",
            pdf_identifier=f"{imprint.theme}-{imprint.number}-{imprint.version}".encode(),
            attachments=list(_attached(source, imprint, enclosed)),
        )
    return Made(*finished(content))


@lru_cache(1)
def _look() -> tuple[FontConfiguration, weasyprint.CSS]:
    """The fonts and the style sheet, read once a process."""
    fonts = FontConfiguration()
    style = static_file(STYLE).read_text("utf-8")
    return fonts, weasyprint.CSS(string=style, base_url=f"{BASE_URL}{STYLE}", url_fetcher=OwnFiles(), font_config=fonts)


def _sections(said: Mapping[str, Any], given: dict[str, bytes], accent: str) -> Iterator[dict[str, Any]]:
    """The sections for the template; headings skip no level."""
    level = 1
    for number, section in enumerate(said["sections"], start=1):
        level = max(2, min(int(section["level"]), level + 1, 4))
        blocks = [
            _block(block, given, f"{number}-{place}", accent) for place, block in enumerate(section["blocks"], start=1)
        ]
        yield {**section, "id": f"del-{number}", "level": level, "blocks": blocks}


def _block(block: Mapping[str, Any], given: dict[str, bytes], key: str, accent: str) -> dict[str, Any]:
    """A block with its template; a picture's drawings are handed over under the key."""
    more: dict[str, Any] = {"template": f"documents/blocks/{block['block']}.html"}
    if block["block"] == "picture":
        drawn = {f"{key}-{place}.svg": one for place, one in enumerate(drawings(block, accent))}
        given.update(drawn)
        more["files"] = list(drawn)
    elif block["block"] == "table":
        more |= _cells(block)
    elif block["block"] == "enclosure":
        file = f"{block['attachment']}.img"
        more["file"] = file if file in given else ""
    return {**block, **more}


def _cells(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table's cells, each saying whether it holds a figure; the sums are its last row."""

    def row(cells: Sequence[str]) -> list[dict[str, Any]]:
        return [{"text": text, "number": place in table["numbers"]} for place, text in enumerate(cells)]

    body = [{"cells": row(one), "sums": False} for one in table["rows"]]
    if table["sums"]:
        body.append({"cells": row(table["sums"]), "sums": True})
    return {"head": row(table["heads"]), "body": body}


def _attached(
    source: Mapping[str, Any], imprint: Imprint, enclosed: Sequence[Enclosed]
) -> Iterator[weasyprint.Attachment]:
    """The values the document was made of, and the enclosures as they were; Data and Supplement as PDF/A-3 says."""
    made = imprint.at.astimezone(UTC)
    when = {"created": made, "modified": made}
    kept = json.dumps(source, ensure_ascii=False, indent=1, sort_keys=True)
    what = "Handlingens innehåll som data"
    yield weasyprint.Attachment(string=kept, name=DATA_FILE, description=what, relationship="Data", **when)
    for place, one in enumerate(enclosed, start=1):
        name = f"{place:02d} {one.name}"
        yield weasyprint.Attachment(
            file_obj=io.BytesIO(one.content), name=name, description=one.name, relationship="Supplement", **when
        )
