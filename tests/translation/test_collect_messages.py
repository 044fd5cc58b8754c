"""Texts are found in Python and templates, kept with their translations, and compiled."""

from __future__ import annotations

import gettext
import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.core.management import CommandError, call_command

from socinv.translation import checking, compiling, extracting, updating
from socinv.translation.bare_text import bare_texts


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site with one module and one template."""
    (tmp_path / "a.py").write_text(
        '_("Spara")\nngettext("%(n)d dag", "%(n)d dagar", 2)\npgettext("knapp", "Av")\nx = later("Sen")\n'
    )
    (tmp_path / "b.html").write_text(
        '{% load i18n %}\n  <p>{% translate "Hej" %}</p>\n{% if x %}\n    {% blocktranslate trimmed with a=b %}\n'
        '      Till\n      {{ a }}\n    {% endblocktranslate %}\n{% endif %}{{ x|default:_("Inget") }}'
    )
    monkeypatch.setattr(extracting, "ROOT", tmp_path)
    monkeypatch.setattr(extracting, "python_files", lambda: iter([tmp_path / "a.py"]))
    monkeypatch.setattr(extracting, "templates", lambda: iter([tmp_path / "b.html"]))
    monkeypatch.setattr(checking, "ROOT", tmp_path)
    monkeypatch.setattr(checking, "templates", lambda: iter([tmp_path / "b.html"]))
    return tmp_path


def write(path: Path, **strings: str) -> None:
    """A .po file."""
    catalogue = Catalog(locale="en")
    for text, english in strings.items():
        catalogue.add(text, english)
    path.parent.mkdir(parents=True, exist_ok=True)
    out = BytesIO()
    write_po(out, catalogue)
    path.write_bytes(out.getvalue())


def test_texts_are_found(places: Path) -> None:
    found = [(message.context, message.id) for message in extracting.catalogue() if message.id]
    assert found == [
        (None, "Spara"), (None, ("%(n)d dag", "%(n)d dagar")), ("knapp", "Av"), (None, "Sen"),
        (None, "Hej"), (None, "Till %(a)s"), (None, "Inget"),
    ]  # fmt: skip


def test_function_under_another_name_is_known(places: Path) -> None:
    (places / "a.py").write_text('from django.utils.translation import gettext as now\nnow("Spara")\nother("Bort")\n')
    assert "Spara" in extracting.catalogue()
    assert "Bort" not in extracting.catalogue()


def test_update_keeps_what_was_translated_and_drops_what_is_gone(places: Path) -> None:
    po = places / "locale/en/LC_MESSAGES/django.po"
    write(po, Spara="Save", Borta="Gone")
    updating.update(po)
    first = po.read_bytes()
    known = compiling.read(po)
    assert known["Spara"].string == "Save"
    assert known.get("Borta") is None
    assert known["Hej"].string == ""
    updating.update(po)
    assert po.read_bytes() == first
    assert b"Date" not in first


def test_check_lists_every_fault(places: Path) -> None:
    po = places / "locale/en/LC_MESSAGES/django.po"
    write(po, Spara="Save", Hej="Hi", Borta="Gone", **{"Till %(a)s": "To %(b)s"})
    faults = "\n".join(checking.faults(po))
    for said in ("engelska: 'Sen'", "Används inte: 'Borta'", "Skilda fält", "django.mo saknas"):
        assert said in faults
    compiling.compile_all(places)
    assert "django.mo" not in "\n".join(checking.faults(po))
    po.with_suffix(".mo").write_bytes(b"old")
    assert "stämmer inte" in "\n".join(checking.faults(po))


def test_fuzzy_is_a_fault(places: Path) -> None:
    po = places / "locale/en/LC_MESSAGES/django.po"
    write(po, Spara="Save")
    po.write_text(po.read_text().replace('msgid "Spara"', '#, fuzzy\nmsgid "Spara"'))
    assert "Osäker: 'Spara'" in "\n".join(checking.faults(po))


def test_compile_only_what_is_older(tmp_path: Path) -> None:
    po = tmp_path / "locale/en/LC_MESSAGES/django.po"
    write(po, Spara="Save")
    assert compiling.compile_all(tmp_path) == [po.with_suffix(".mo")]
    assert compiling.compile_all(tmp_path) == []
    write(po, Spara="Keep")
    os.utime(po.with_suffix(".mo"), (1, 1))
    assert compiling.compile_all(tmp_path)
    with po.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Spara") == "Keep"
    assert sorted(one.name for one in po.parent.iterdir()) == ["django.mo", "django.po"]


def test_compiled_file_does_not_tell_the_time() -> None:
    one, other = (Catalog(locale="en", creation_date=datetime(year, 1, 1, tzinfo=UTC)) for year in (2025, 2026))
    assert compiling.compiled(one) == compiling.compiled(other)


def test_disk_that_cannot_be_written_is_no_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "locale/en/LC_MESSAGES/django.po", Spara="Save")

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert compiling.compile_all(tmp_path) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hej</p>", ["Hej"]),
        ('<p>{% translate "Hej" %}</p>', []),
        ("<p>{% blocktranslate %}Hej {{ a }}{% endblocktranslate %}</p>", []),
        ("<p>{{ name }} – {{ day }}</p>", []),
        ('<a title="Öppna">{{ a }}</a>', ['title="Öppna"']),
        ('<button lang="en">In English</button>', []),
        ('<html lang="sv"><p>Hej</p></html>', ["Hej"]),
        ("{# Hej #}{% comment %}Hej{% endcomment %}<code>make run</code>", []),
        ('<{{ tag|default:"p" }} class="a{% if b %} c{% endif %}">{{ x }}</{{ tag|default:"p" }}>', []),
    ],
)
def test_text_outside_gettext_is_found(source: str, found: list[str]) -> None:
    assert [text for _line, text in bare_texts(source)] == found


def test_the_site_is_translated_in_full() -> None:
    assert checking.faults() == []


def test_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socinv.translation.management.commands.messages.faults", lambda: ["Saknar engelska: 'A'"])
    with pytest.raises(CommandError, match="1 fel"):
        call_command("messages", "--check")
