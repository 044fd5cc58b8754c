"""What is sent with a document, inside the file: pictures as pages, everything as it was as an attached file."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 40_000_000  # a picture that unpacks to more than this is not drawn
LONGEST_SIDE = 2000
PICTURES = ("image/png", "image/jpeg")


class Changed(Exception):
    """A file is not what it was when the document was ordered, or is gone."""


@dataclass(frozen=True)
class Enclosed:
    """A file as it goes in: ``picture``, when it can be shown as a page, as PNG or JPEG in RGB."""

    attachment: int
    name: str
    kind: str
    content: bytes
    picture: bytes | None


def enclosures_in(source: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The enclosures the paper names, in their order."""
    for section in source["sections"]:
        yield from (block for block in section["blocks"] if block["block"] == "enclosure")


def fetched(source: Mapping[str, Any], attachments: Any) -> list[Enclosed]:
    """Each file that the paper encloses. ``attachments``: the rows of the document's own case.

    Raises Changed when a file no longer holds what it did.
    """
    wanted = list(enclosures_in(source))
    rows = attachments.in_bulk([one["attachment"] for one in wanted]) if wanted else {}
    return [_fetched(one, rows.get(one["attachment"])) for one in wanted]


def _fetched(wanted: Mapping[str, Any], row: Any) -> Enclosed:
    if row is None:
        raise Changed(_("Bilagan %(name)s finns inte i ärendet.") % {"name": wanted["name"]})
    try:
        with row.content.open("rb") as file:
            content: bytes = file.read()
    except OSError as gone:
        raise Changed(_("Bilagan %(name)s går inte att läsa.") % {"name": wanted["name"]}) from gone
    if hashlib.sha256(content).hexdigest() != wanted["sha256"]:
        raise Changed(_("Bilagan %(name)s är ändrad sedan handlingen beställdes.") % {"name": wanted["name"]})
    picture = as_page(content) if row.kind in PICTURES else None
    return Enclosed(row.pk, wanted["name"], row.kind, content, picture)


def as_page(content: bytes) -> bytes | None:
    """The picture upright, in RGB and no larger than a page needs; None when it cannot be drawn."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            clear = upright.convert("RGBA")
            sheet = Image.new("RGB", clear.size, "white")
            sheet.paste(clear, mask=clear.getchannel("A"))
            packed = io.BytesIO()
            if image.format == "JPEG":
                sheet.save(packed, "JPEG", quality=85)
            else:
                sheet.save(packed, "PNG")
            return packed.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
