"""From bytes to text: what accounting systems write in, and what is no text at all. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

BOM = b"\xef\xbb\xbf"
SWEDISH = "åäöÅÄÖ"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # zip, as XLSX is, and the older Excel


class Unreadable(Exception):
    """The file as a whole cannot be read; says why and what to do."""


def refuse_what_is_no_text(data: bytes) -> None:
    """Raises Unreadable for what is empty, a workbook, a PDF, XML or something else that is no list of rows."""
    start = data.removeprefix(BOM).lstrip()[:200]
    if not start:
        raise Unreadable(_("Filen är tom. Ta ut den på nytt ur ekonomisystemet."))
    if start.startswith(WORKBOOKS):
        raise Unreadable(_("Filen är en arbetsbok från Excel. Spara den som CSV och läs in den filen."))
    if start.startswith(b"%PDF"):
        raise Unreadable(_("Filen är en PDF. Ta ut transaktionerna som CSV eller SIE 4 i stället."))
    if start.startswith(b"<"):
        raise Unreadable(_("Filen är XML, kanske SIE 5. Ta ut transaktionerna som SIE 4 eller CSV i stället."))
    if b"\0" in data and not data.startswith(UTF_16):
        raise Unreadable(_("Filen är inte text. Ta ut transaktionerna som CSV eller SIE 4."))


def table_text(data: bytes) -> str:
    """A list: UTF-8, UTF-16 where it says so, else Windows-1252."""
    if data.startswith(UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Unreadable(_("Filens tecken går inte att läsa. Spara den som CSV med UTF-8.")) from None
    return _utf_8(data) or data.decode("cp1252", errors="replace")


def sie_text(data: bytes) -> str:
    """SIE says PC8, that is code page 437; some systems write UTF-8 or Windows-1252 all the same.

    Swedish letters of code page 437 are never valid UTF-8. Windows-1252 is known by its Swedish letters where there
    are none of code page 437's.
    """
    text = _utf_8(data)
    if text is not None:
        return text
    windows, pc8 = (sum(data.count(SWEDISH[at].encode(page)) for at in range(6)) for page in ("cp1252", "cp437"))
    return data.decode("cp1252" if windows and not pc8 else "cp437", errors="replace")


def _utf_8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
