"""What the file is: PDF/A-3a and PDF/UA-1, tagged, with page numbers, its own data and its enclosures inside."""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from socinv.documents.paper import Bullets, Facts, Lines, Picture, Quote, Section, Table, Text
from socinv.documents.pdf.drawing import NoSuchPicture
from socinv.documents.pdf.enclosing import Enclosed, as_page
from socinv.documents.pdf.rendering import Imprint, Made, render
from tests.documents.sample import AT, IMPRINT, body, chart, enclosing, money, source
from tests.plugins.verapdf import Conforms

LONG = tuple(f"Stycke {number}. " + "Ord som fyller sidan och ingenting mer. " * 9 for number in range(25))


def texts(made: Made) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(made.content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def picture(mode: str = "RGBA", kind: str = "PNG") -> bytes:
    packed = io.BytesIO()
    Image.new(mode, (300, 200)).save(packed, kind)
    return packed.getvalue()


def enclosed(pk: int, name: str, kind: str, content: bytes) -> Enclosed:
    shown = as_page(content) if kind.startswith("image/") else None
    return Enclosed(pk, name, kind, content, shown)


PAPERS: dict[str, dict[str, Any]] = {
    "every block": {"contents": True},
    "short": {"sections": (), "receiver": (), "regnr": "", "lead": "", "facts": (), "enclosed": (), "page": ""},
    "landscape": {"sections": (Section("Nämnder", (money(),)),), "landscape": True},
    "long": {"sections": (Section("Text", (Text(LONG), *[money()] * 3)), *body()), "contents": True},
    "headings that skip": {"sections": (Section("Djupt", (Text(("Text.",)),), level=4), Section("Upp", ()))},
    "empty blocks": {
        "sections": (
            Section("Tomt", (Text(()), Quote(("",)), Bullets(()), Facts(()), Facts((("Vad", ""),)), Lines(()))),
            Section("Tabell", (Table("", ("A", "B"), ()), Table("T", ("A",), (("x",),), (), (0,)))),
        )
    },
    "odd characters": {"title": "Ω 😀 中文 → ≤ \x07 ☐", "lead": "مرحبا עברית ไทย", "facts": (("😀", "\u202e bak"),)},
    "paragraphs": {"sections": (Section("Beslut", body()[0].blocks, item="§ 41", apart=True),)},
    "long words": {"title": "Ansökan" * 30, "sender": "X" * 120, "receiver": ("Y" * 200,)},
}


@pytest.mark.parametrize("changed", PAPERS.values(), ids=PAPERS)
def test_it_conforms(changed: dict[str, Any], conforms: Conforms) -> None:
    assert conforms(render(source(**changed), IMPRINT).content) == []


def test_the_measure_does_say_no(conforms: Conforms) -> None:
    with pikepdf.open(io.BytesIO(render(source(), IMPRINT).content)) as pdf:
        del pdf.Root.MarkInfo
        pdf.Root.Lang = pikepdf.String("")
        written = io.BytesIO()
        pdf.save(written)
    broken = conforms(written.getvalue())
    assert {line.split()[0] for line in broken} == {"3a", "ua1"}


def test_each_page_has_its_number_the_regnr_and_the_documents_number() -> None:
    made = render(source(**PAPERS["long"]), Imprint("2026-17", 2, "", AT))
    pages = texts(made)
    assert len(pages) == made.pages > 3
    for number, page in enumerate(pages, start=1):
        assert f"Sida {number} ({made.pages})" in page
        assert "SI-2026-0011" in page
        assert "Handling 2026-17" in page
    assert "version 2" in pages[0]
    assert "Tjänsteskrivelse" in pages[1]
    assert pages[1].count("Exempelkommunen") == 1


def test_it_is_tagged_named_and_has_bookmarks() -> None:
    with pikepdf.open(io.BytesIO(render(source(), IMPRINT).content)) as pdf:
        assert str(pdf.Root.Lang) == "sv"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_outline() as outline:
            top = outline.root[0]
            assert [one.title for one in top.children][:2] == ["Förslag till beslut", "Ärendet"]
        roles = {str(one.S) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
        assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Caption", "/Figure"} <= roles
        scopes = [str(one.A.Scope) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and _is_head(one)]
        assert set(scopes) == {"/Column", "/Row"}
        fonts = {str(one.FontName) for one in pdf.objects if _describes_a_font(one)}
        assert fonts
        assert all("Inter" in name for name in fonts)


def _is_head(one: pikepdf.Dictionary) -> bool:
    return bool(one.get("/S") == pikepdf.Name.TH)


def _describes_a_font(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.FontDescriptor


def test_the_same_content_gives_the_same_file() -> None:
    one, other = (render(source(contents=True), IMPRINT).content for _ in range(2))
    assert one == other
    assert render(source(contents=True), Imprint("2026-18", 1, "", AT)).content != one


def test_what_it_was_made_of_is_inside() -> None:
    kept = source(extra={"år": {"2027": "1980000"}})
    with pikepdf.open(io.BytesIO(render(kept, IMPRINT).content)) as pdf:
        assert json.loads(pdf.attachments["innehall.json"].get_file().read_bytes()) == kept
        assert str(pdf.Root.AF[0].AFRelationship) == "/Data"


def test_enclosures_are_pages_or_named_and_attached(conforms: Conforms) -> None:
    files = [
        enclosed(1, "Bild ö.png", "image/png", picture()),
        enclosed(2, "Foto.jpg", "image/jpeg", picture("CMYK", "JPEG")),
        enclosed(3, "Bilaga.pdf", "application/pdf", render(source(), IMPRINT).content),
        enclosed(4, "Trasig.png", "image/png", b"ingen bild"),
        enclosed(5, "Bild ö.png", "image/png", picture("P")),
    ]
    sections = enclosing(*((one.attachment, one.name, hashlib.sha256(one.content).hexdigest()) for one in files))
    made = render(source(sections=sections), IMPRINT, files)
    assert conforms(made.content) == []
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        held = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
        assert len(pdf.Root.AF) == len(files) + 1
    assert {one.content for one in files} <= set(held.values())
    words = " ".join(texts(made))
    assert "Bilagan Bilaga.pdf ligger som en bifogad fil" in words
    assert "Bilagan Trasig.png ligger som en bifogad fil" in words
    assert "Bilagan Foto.jpg ligger" not in words


def test_a_picture_too_large_to_unpack_is_no_page() -> None:
    packed = io.BytesIO()
    Image.new("1", (8000, 6000)).save(packed, "PNG")
    assert as_page(packed.getvalue()) is None


@pytest.mark.parametrize("template", ["components/finns-inte.html", "../manage.py", "case/case.html"])
def test_a_picture_is_one_of_the_charts(template: str) -> None:
    drawn = source(sections=(Section("Bild", (Picture(template, chart(), "Bild"),)),))
    with pytest.raises(Exception) as caught:
        render(drawn, IMPRINT)
    assert caught.type is NoSuchPicture or caught.typename == "TemplateDoesNotExist"
