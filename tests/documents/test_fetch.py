"""A document is drawn from our own files only: nothing else on the machine, and nothing outside it."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from socinv.documents.pdf import characters, fetching, rendering
from socinv.documents.pdf.fetching import NotOurs, OwnFiles, static_file
from tests.documents.sample import IMPRINT, source

FOREIGN = [
    "http://127.0.0.1:1/a.css", "https://exempel.invalid/a.css", "ftp://exempel.invalid/a", "//exempel.invalid/a",
    "file:///etc/passwd", "file://localhost/static/css/app.css", "file:/etc/passwd", "data:text/css,a{}",
    "file:///static/../../etc/passwd", "file:///static/%2e%2e/%2e%2e/etc/passwd", "file:///static//etc/passwd",
    "file:///static/css/../../manage.py", "file:///given/../etc/passwd", "file:///given/annat.png", "css/app.css",
    "file:///static/css/", "file:///static/", "jar:file:///static/css/app.css", "file:///static/css/finns-inte.css",
]  # fmt: skip


@pytest.mark.parametrize("url", FOREIGN)
def test_what_is_not_ours_is_refused(url: str) -> None:
    with pytest.raises(NotOurs):
        OwnFiles({"min.png": b"x"}).fetch(url)


def test_our_own_files_and_what_was_handed_over_are_there() -> None:
    files = OwnFiles({"min.png": b"bild"})
    assert b"@page" in files.fetch("file:///static/css/document.css").read()
    assert files.fetch("file:///given/min.png").read() == b"bild"
    assert files.fetch("file:///static/vendor/inter/files/inter-latin-400-normal.woff2").read()[:4] == b"wOF2"


def test_a_link_out_of_our_folders_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "secret.css").write_text("hemligt")
    (tmp_path / "ours" / "plain.css").write_text("a{}")
    (tmp_path / "ours" / "link.css").symlink_to(tmp_path / "secret.css")
    storage = FileSystemStorage(str(tmp_path / "ours"))
    monkeypatch.setattr(finders, "find", lambda name: storage.path(name))
    assert static_file("plain.css").read_text() == "a{}"
    with pytest.raises(NotOurs):
        static_file("link.css")


def test_in_production_the_collected_files_are_used(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a.css").write_text("a{}")
    (tmp_path / "secret.css").write_text("hemligt")
    (tmp_path / "root" / "link.css").symlink_to(tmp_path / "secret.css")
    settings.STATIC_ROOT = tmp_path / "root"
    assert static_file("a.css").read_text() == "a{}"
    for name in ("../secret.css", "link.css", "b.css"):
        with pytest.raises(NotOurs):
            static_file(name)


def test_drawing_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any) -> None:
        raise AssertionError("nätet")

    with monkeypatch.context() as drawing:
        drawing.setattr(socket.socket, "connect", refuse)
        assert rendering.render(source(), IMPRINT).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "words", ['<img src="http://exempel.invalid/a.png">', "<script>x</script>", "</p><style>@import 'http://a.b';"]
)
def test_what_somebody_wrote_is_words_and_no_markup(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = fetching.OwnFiles.fetch

    def listen(self: OwnFiles, url: str, headers: Any = None) -> Any:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(fetching.OwnFiles, "fetch", listen)
    rendering.render(source(title=words, lead=words, facts=((words, words),)), IMPRINT)
    assert not [url for url in asked if not url.startswith(("file:///static/", "file:///given/"))]


def test_what_the_fonts_cannot_write_is_written_otherwise() -> None:
    assert characters.written("Å é ß – … “x” § ½ α Ж ł") == "Å é ß – … “x” § ½ α Ж ł"
    assert characters.written("a\u0301\x00\x0b\u200b") == "á"
    assert characters.written("A → B ≤ 3 ☐ 😀 中") == "A -> B <= 3 [ ] ? ?"
    assert characters.written("rad\r\nrad\trad") == "rad\n\nrad rad"
