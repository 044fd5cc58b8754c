"""What a document says, apart from how it looks: plain dataclasses, kept as JSON beside the file that was made of them.

A paper is composed once, when the document is ordered; the file is made from what was composed and nothing else, so
that a second try gives the same document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Text:
    """Running text; each paragraph is a string of its own."""

    paragraphs: tuple[str, ...]
    block: ClassVar[str] = "text"


@dataclass(frozen=True)
class Quote:
    """What somebody has written, as it was written, and whose words they are."""

    paragraphs: tuple[str, ...]
    by: str = ""
    block: ClassVar[str] = "quote"


@dataclass(frozen=True)
class Bullets:
    """A list; ``numbered`` where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False
    block: ClassVar[str] = "bullets"


@dataclass(frozen=True)
class Facts:
    """Labels and what they say: a short description list."""

    pairs: tuple[tuple[str, str], ...]
    block: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Table:
    """A table with a caption, heads of columns, rows of cells and perhaps a row of sums.

    ``numbers``: the columns (from 0) that hold figures and stand to the right. The first cell of a row is its head.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    block: ClassVar[str] = "table"


@dataclass(frozen=True)
class Picture:
    """A drawing: the template of a chart and what it draws (plain values), and its words for those who cannot see."""

    template: str
    drawn: Mapping[str, Any]
    alt: str
    caption: str = ""
    block: ClassVar[str] = "picture"


@dataclass(frozen=True)
class Lines:
    """Lines to write on by hand: labels of signatures ("Ordförande", name under the line) or of empty fields.

    ``wide``: one under another over the whole width, for running text.
    """

    labels: tuple[tuple[str, str], ...]
    wide: bool = False
    block: ClassVar[str] = "lines"


@dataclass(frozen=True)
class Enclosure:
    """A file of the case that goes into the document whole: a PDF page by page, a picture as a page; other files are
    attached. ``attachment``: its row's id; ``sha256``: what it held when the document was ordered."""

    attachment: int
    name: str
    sha256: str
    block: ClassVar[str] = "enclosure"


Block = Text | Quote | Bullets | Facts | Table | Picture | Lines | Enclosure


@dataclass(frozen=True)
class Section:
    """A part with a heading. ``level`` 2 to 4; ``apart``: begins on a page of its own; ``item``: "§ 14"."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 2
    apart: bool = False
    item: str = ""


@dataclass(frozen=True)
class Paper:
    """A whole document. ``number`` and ``version`` are given when it is ordered.

    ``kind``: the word over the heading ("Tjänsteskrivelse"); ``sender``: the body or department that sends it;
    ``receiver``: who it is for, line by line; ``day``: ISO date; ``regnr``: registration number or "";
    ``lead``: what it says in a few sentences, under the heading; ``contents``: with a table of contents;
    ``enclosed``: names of what is sent with it; ``page``: path of the page in the system that shows the same.
    """

    kind: str
    title: str
    municipality: str
    day: str
    sections: tuple[Section, ...]
    sender: str = ""
    receiver: tuple[str, ...] = ()
    regnr: str = ""
    lead: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    enclosed: tuple[str, ...] = ()
    contents: bool = False
    page: str = ""
    landscape: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)  # figures for the attached data, not shown


def as_data(paper: Paper) -> dict[str, Any]:
    """Plain values, for the row and for the JSON inside the file; each block says what it is."""
    data = asdict(paper)
    for section, plain in zip(paper.sections, data["sections"], strict=True):
        for block, said in zip(section.blocks, plain["blocks"], strict=True):
            said["block"] = block.block
    return data
