"""Finding out what a file is by looking into it. What it is called is only checked against that, never believed."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import IO

import puremagic
from django.utils.translation import gettext as _

from applications.content.kinds import ENDINGS, KINDS, ODF, OOXML, named_kinds

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 120
HEAD = 8192
PLAIN_MAGIC = ("application/pdf", "image/png", "image/jpeg")
OOXML_PARTS = {
    "word/": "wordprocessingml.document",
    "xl/": "spreadsheetml.sheet",
    "ppt/": "presentationml.presentation",
}
MACROS = re.compile(r"vbaproject\.bin$|vbadata\.xml$|^basic/|^scripts/|macrosheets/", re.IGNORECASE)
UNPRINTED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class NotAccepted(Exception):
    """The file cannot be attached; says why and what to do."""


def clean_name(name: str) -> str:
    """The name without folders and control characters, at most 120 characters, its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(char for char in last if unicodedata.category(char) not in UNPRINTED)
    plain = re.sub(r'[<>:"|?*]', "_", plain).strip(" .")
    path = PurePosixPath(plain or "bilaga")
    stem, ending = path.stem.strip(" ."), path.suffix
    return (stem or "bilaga")[: LONGEST_NAME - len(ending)] + ending


def sniff(content: IO[bytes], name: str, size: int) -> str:
    """The kind of the file. Raises NotAccepted when it is too large, empty, of another kind or carries macros."""
    if size > LARGEST:
        raise NotAccepted(_("Filen är större än 10 MB. Dela upp den eller minska bilderna."))
    if size == 0:
        raise NotAccepted(_("Filen är tom. Välj en annan."))
    kind = _kind(content, name)
    content.seek(0)
    if kind is None:
        raise NotAccepted(_("Filen går inte att bifoga. Välj %(kinds)s.") % {"kinds": named_kinds()})
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    if ENDINGS.get(ending) != kind:
        raise NotAccepted(
            _("Filen är %(kind)s men heter något annat. Spara om den med rätt ändelse: %(endings)s.")
            % {"kind": KINDS[kind][0] or _("text"), "endings": ", ".join(f".{one}" for one in KINDS[kind][1])}
        )
    return kind


def _kind(content: IO[bytes], name: str) -> str | None:
    content.seek(0)
    head = content.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _office(content)
    try:
        found = str(puremagic.from_string(head, mime=True))
    except (puremagic.PureError, ValueError):
        found = ""
    if found in PLAIN_MAGIC and _begins_as(found, head):
        return found
    content.seek(0)
    return _text(content.read(), name)


def _begins_as(kind: str, head: bytes) -> bool:
    """At the very beginning, so that nothing else is hidden before it."""
    return head.startswith({"application/pdf": b"%PDF-", "image/png": b"\x89PNG\r\n\x1a\n"}.get(kind, b"\xff\xd8\xff"))


def _text(whole: bytes, name: str) -> str | None:
    """Plain text in UTF-8 without control characters; a CSV by its ending, as it is text all the same."""
    try:
        text = whole.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(unicodedata.category(char) == "Cc" and char not in "\t\n\r\f" for char in text):
        return None
    return "text/csv" if name.lower().endswith(".csv") else "text/plain"


def _office(content: IO[bytes]) -> str | None:
    """A Word, Excel, PowerPoint or OpenDocument file that really is one, and carries no macros."""
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as packed:
            names = packed.namelist()
            kind = _ooxml(names) or _odf(packed, names)
            declared = _beginning(packed, "[Content_Types].xml") + _beginning(packed, "META-INF/manifest.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, KeyError, EOFError):
        return None
    if kind and (any(MACROS.search(one) for one in names) or b"macroenabled" in declared.lower()):
        raise NotAccepted(_("Filen innehåller makron. Spara den utan makron och bifoga den på nytt."))
    return kind


def _ooxml(names: list[str]) -> str | None:
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        return None
    found = [kind for folder, kind in OOXML_PARTS.items() if any(one.startswith(folder) for one in names)]
    return OOXML + found[0] if len(found) == 1 else None


def _odf(packed: zipfile.ZipFile, names: list[str]) -> str | None:
    if "content.xml" not in names:
        return None
    declared = _beginning(packed, "mimetype").decode("ascii", "replace").strip()
    return declared if declared in (ODF + "text", ODF + "spreadsheet") else None


def _beginning(packed: zipfile.ZipFile, name: str) -> bytes:
    """The first part of a member: enough to read what it says, too little for a bomb."""
    if name not in packed.namelist():
        return b""
    with packed.open(name) as member:
        return member.read(200_000)
