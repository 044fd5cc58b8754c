"""Attachments: looked into, bounded, told, downloaded, and gone when refused."""

from __future__ import annotations

import threading
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from applications.content import attaching
from applications.content.attaching import attach
from applications.content.sniffing import LARGEST, NotAccepted, clean_name, sniff
from applications.models import Application, Attachment
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.factories.cases import a_submitted_application, an_approved_idea
from tests.factories.house import House, a_house
from tests.writing.pages import downloaded, signed_in, url

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def packed(**members: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def office(folder: str, extra: dict[str, bytes] | None = None, types: bytes = b"<Types/>") -> bytes:
    return packed(**{"[Content_Types].xml": types, "_rels/.rels": b"<R/>", f"{folder}/a.xml": b"<a/>", **(extra or {})})


def opendocument(kind: str, **extra: bytes) -> bytes:
    declared = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed(**{"mimetype": declared, "content.xml": b"<a/>", **extra})


ACCEPTED = [
    ("a.pdf", PDF), ("a.png", PNG), ("a.jpg", JPEG), ("a.jpeg", JPEG), ("a.docx", office("word")),
    ("a.xlsx", office("xl")), ("a.pptx", office("ppt")), ("a.odt", opendocument("text")),
    ("a.ods", opendocument("spreadsheet")), ("a.txt", "Åäö".encode()), ("a.csv", b"a;b\n1;2\n"),
]  # fmt: skip
REFUSED = [
    ("a.exe", b"MZ\x90\x00\x03", "går inte att bifoga"),
    ("a.pdf", b"<html><script>", "heter något annat"),
    ("a.pdf", PNG, "heter något annat"),
    ("a.png", PDF, "heter något annat"),
    ("a.html", b"<html></html>", "heter något annat"),
    ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "heter något annat"),
    ("a.txt", "Åäö".encode("latin-1"), "går inte att bifoga"),
    ("a.txt", b"a\x00b", "går inte att bifoga"),
    ("a.csv", "a;b".encode("utf-16"), "går inte att bifoga"),
    ("a.docx", packed(**{"a.txt": b"x"}), "går inte att bifoga"),
    ("a.zip", packed(**{"a.txt": b"x"}), "går inte att bifoga"),
    ("a.docx", office("word")[:60], "går inte att bifoga"),
    ("a.xlsx", office("word"), "heter något annat"),
    ("a.docm", office("word"), "heter något annat"),
    ("a.docx", office("word", {"word/vbaProject.bin": b"x"}), "makron"),
    ("a.xlsx", office("xl", types=b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "makron"),
    ("a.odt", opendocument("text", **{"Basic/Standard/Module1.xml": b"x"}), "makron"),
    ("a.ods", opendocument("spreadsheet", **{"Scripts/python/a.py": b"x"}), "makron"),
    ("a.odt", opendocument("presentation"), "går inte att bifoga"),
    ("a.pdf", b"", "tom"),
    ("a", PDF, "heter något annat"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), ACCEPTED, ids=[name for name, _content in ACCEPTED])
def test_what_may_be_attached(name: str, content: bytes) -> None:
    assert sniff(BytesIO(content), name, len(content))


@pytest.mark.parametrize(
    ("name", "content", "words"), REFUSED, ids=[f"{name}-{place}" for place, (name, *_rest) in enumerate(REFUSED)]
)
def test_what_may_not(name: str, content: bytes, words: str) -> None:
    with pytest.raises(NotAccepted, match=words):
        sniff(BytesIO(content), name, len(content))


def test_a_file_that_is_too_large() -> None:
    with pytest.raises(NotAccepted, match="10 MB"):
        sniff(BytesIO(PDF), "a.pdf", LARGEST + 1)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Utvärdering åäö.pdf", "Utvärdering åäö.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\mapp\\fil.pdf", "fil.pdf"),
        ("a\x00\r\nb.pdf", "ab.pdf"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ('a"<b>.pdf', "a__b_.pdf"),
        ("", "bilaga"),
        ("...", "bilaga"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_cleaned(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@pytest.fixture
def application(house: House) -> Application:
    return an_approved_idea(house)


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def send(
    house: House, application: Application, name: str = "Åtgärder.pdf", content: bytes = PDF, who: str = ""
) -> Any:
    client = signed_in(house.person(who or "education.writer"))
    return client.post(url("form-attachments", application), {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_it_is_kept_told_and_downloaded(house: House, application: Application) -> None:
    page = send(house, application).content.decode()
    assert "Åtgärder.pdf är bifogad." in page
    row = Attachment.objects.get()
    assert (row.kind, row.size, row.name) == ("application/pdf", len(PDF), "Åtgärder.pdf")
    assert row.name not in str(row.content.name)
    assert Event.objects.filter(verb="attach").exists()
    got = signed_in(house.person("education.head")).get(url("attachment", application, row.ref))
    assert downloaded(got) == PDF
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Type"] == "application/pdf"
    assert "no-store" in got["Cache-Control"]


def test_a_bad_file_leaves_nothing(house: House, application: Application) -> None:
    before = len(stored())
    page = send(house, application, content=b"<html>").content.decode()
    assert "heter något annat" in page
    assert "<title>Fel:" in page
    assert not Attachment.objects.exists()
    assert len(stored()) == before


def test_no_file_is_said_at_the_field(house: House, application: Application) -> None:
    client = signed_in(house.person("education.writer"))
    assert "Välj en fil." in client.post(url("form-attachments", application)).content.decode()


def test_a_refusal_leaves_nothing_either(house: House) -> None:
    application = a_submitted_application(house)
    before = len(stored())
    with pytest.raises(Refused):
        attach(application, SimpleUploadedFile("a.pdf", PDF), by=house.person("education.writer"))
    send(house, application)
    assert not Attachment.objects.exists()
    assert len(stored()) == before


def test_a_failure_on_the_way_takes_the_file_with_it(
    house: House, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(stored())

    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(attaching, "perform", fail)
    with pytest.raises(RuntimeError):
        attach(application, SimpleUploadedFile("a.pdf", PDF), by=house.person("education.writer"))
    assert not Attachment.objects.exists()
    assert len(stored()) == before


def test_twenty_and_no_more(house: House, application: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "MOST_FILES", 1)
    send(house, application)
    assert "Det finns redan 20 bilagor" in send(house, application).content.decode()
    assert Attachment.objects.count() == 1


def test_what_is_taken_away_is_gone_but_for_the_coordinators(house: House, application: Application) -> None:
    send(house, application)
    row = Attachment.objects.get()
    writer = signed_in(house.person("education.writer"))
    assert "är borttagen" in writer.post(url("attachment-remove", application, row.ref), follow=True).content.decode()
    assert writer.get(url("attachment", application, row.ref)).status_code == 404
    assert writer.post(url("attachment-remove", application, row.ref)).status_code == 404
    coordinator = signed_in(house.person("coordination.method"))
    assert coordinator.get(url("attachment", application, row.ref)).status_code == 200
    assert "Borttagen" in coordinator.get(url("form-attachments", application)).content.decode()


@pytest.mark.parametrize("who", ["social.writer", "network.chair", "outsider", "affiliated"])
def test_others_do_not_find_a_drafts_attachment(house: House, application: Application, who: str) -> None:
    send(house, application)
    row = Attachment.objects.get()
    client = signed_in(house.person(who))
    assert client.get(url("attachment", application, row.ref)).status_code == 404
    assert client.post(url("attachment-remove", application, row.ref)).status_code == 404


def test_a_coordinator_neither_adds_nor_takes_away(house: House, application: Application) -> None:
    send(house, application)
    row = Attachment.objects.get()
    send(house, application, who="coordination.method")
    signed_in(house.person("coordination.method")).post(url("attachment-remove", application, row.ref))
    assert Attachment.objects.filter(removed_at=None).count() == 1


def test_an_attachment_is_found_in_its_own_case_only(house: House, application: Application) -> None:
    send(house, application)
    row = Attachment.objects.get()
    other = an_approved_idea(house)
    assert signed_in(house.person("education.writer")).get(url("attachment", other, row.ref)).status_code == 404


def test_one_who_sees_the_sent_in_application_may_download(house: House, application: Application) -> None:
    from tests.factories.content import complete

    send(house, application)
    complete(application.case, "application")
    perform(application, "submit", by=house.person("education.writer"))
    row = Attachment.objects.get()
    assert signed_in(house.person("network.member")).get(url("attachment", application, row.ref)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_pass_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "MOST_FILES", 1)
    house = a_house()
    application = an_approved_idea(house)
    ready = threading.Barrier(2)

    def add() -> None:
        ready.wait()
        try:
            attach(application, SimpleUploadedFile("a.pdf", PDF), by=house.person("education.writer"))
        except NotAccepted:
            pass
        finally:
            connection.close()

    both = [threading.Thread(target=add) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert Attachment.objects.count() == 1


def test_a_packed_giant_is_neither_unpacked_nor_slow() -> None:
    """A gigabyte of nothing in a small Word file: only the beginning of its declarations is read."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("_rels/.rels", b"<R/>")
        for name in ("[Content_Types].xml", "word/document.xml"):
            with archive.open(name, "w", force_zip64=True) as member:
                for _megabyte in range(300):
                    member.write(bytes(1024 * 1024))
    assert held.tell() < LARGEST
    tracemalloc.start()
    kind = sniff(held, "a.docx", held.tell())
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kind.endswith("wordprocessingml.document")
    assert peak < 10 * 1024 * 1024


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd.pdf", "a\u202efdp.exe.pdf", "x" * 300 + ".pdf", 'säg "hej".pdf', "a;b=c.pdf"]
)
def test_a_strange_name_is_downloaded_with_a_plain_one(house: House, application: Application, name: str) -> None:
    send(house, application, name=name)
    row = Attachment.objects.get()
    got = signed_in(house.person("education.writer")).get(url("attachment", application, row.ref))
    disposition = got["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert not any(char in disposition for char in "/\\\u202e\r\n")
    assert "default-src 'none'" in got["Content-Security-Policy"]
    assert len(row.name) <= 120
    assert row.name.endswith(".pdf")
    assert downloaded(got) == PDF
