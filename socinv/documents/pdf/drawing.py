"""The pictures of a document: the same templates that draw them on the pages, each drawing handed over as a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from django.template.loader import render_to_string

SVG = "http://www.w3.org/2000/svg"
FOLDER = "components/"
WIDTH = 600  # px: 159 mm, the width of the text on an upright A4
LEFT_OUT = {"tight", "ample"}  # texts for a phone's width and for a wide screen
INK, ACCENT = "#1c252d", "#111111"


class NoSuchPicture(Exception):
    """The picture's template draws nothing, or is none of the charts."""


def drawings(picture: Mapping[str, Any], accent: str = ACCENT) -> list[bytes]:
    """The drawings that the picture's template gives, each a whole SVG file of its own. Raises NoSuchPicture."""
    template = str(picture["template"])
    if not template.startswith(FOLDER) or ".." in template:
        raise NoSuchPicture(template)
    html = render_to_string(template, dict(picture["drawn"]))
    try:
        root = ET.fromstring(f"<div>{html}</div>")  # noqa: S314  our own template, autoescaped
    except ET.ParseError as error:
        raise NoSuchPicture(f"{template}: {error}") from error
    found = [_alone(svg, accent) for svg in _drawn(root)]
    if not found:
        raise NoSuchPicture(template)
    return found


def _drawn(node: ET.Element) -> Iterator[ET.Element]:
    """The drawings that mean something: those a legend holds say nothing by themselves."""
    for child in node:
        if _name(child) == "svg":
            if child.get("aria-hidden") != "true":
                yield child
        else:
            yield from _drawn(child)


def _name(node: ET.Element) -> str:
    return node.tag.rpartition("}")[2]


def _alone(svg: ET.Element, accent: str) -> bytes:
    """The drawing as a file: its own size, font and colour, and only the texts there is room for."""
    for node in svg.iter():
        node.tag = _name(node)
        for child in list(node):
            if LEFT_OUT & set((child.get("class") or "").split()):
                node.remove(child)
    for child in [one for one in svg if one.tag in ("title", "desc")]:
        svg.remove(child)  # the words are the picture's alternative text
    if (svg.get("width") or "").endswith("%") or not svg.get("width"):
        svg.set("width", str(WIDTH))
    svg.set("xmlns", SVG)
    svg.set("font-family", "Inter")
    svg.set("color", accent)
    written: bytes = ET.tostring(svg, encoding="utf-8")
    return written
