"""Names of actors, and names and kinds of files: whatever is sent, an answer and never a crash."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.content.kinds import ENDINGS, KINDS
from applications.content.naming import who
from applications.content.sniffing import LONGEST_NAME, NotAccepted, clean_name, sniff

NAMES = {7: "Socialförvaltningen"}
BEGINNINGS = (b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"MZ", b"<html>", b"\xef\xbb\xbf")
CONTENT = st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=300))
NAME = st.one_of(st.text(max_size=300), st.builds("{}.{}".format, st.text(max_size=200), st.sampled_from([*ENDINGS])))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("department:7", "Socialförvaltningen"),
        ("department:8", "Okänd förvaltning"),
        ("department:x", "department:x"),
        ("region", "Regionen"),
        ("fund", "Sociala investeringsfonden"),
        ("", "Ingen angiven"),
        ("something-else", "something-else"),
    ],
)
def test_actors_and_payers_by_name(key: str, name: str) -> None:
    assert who(key, NAMES) == name


@given(st.text())
def test_any_actor_has_some_name(key: str) -> None:
    assert who(key, NAMES)


@given(CONTENT, NAME)
def test_a_file_is_a_known_kind_that_its_name_agrees_with_or_is_refused(content: bytes, name: str) -> None:
    try:
        kind = sniff(BytesIO(content), name, len(content))
    except NotAccepted:
        return
    assert content
    assert PurePosixPath(name).suffix.lower().removeprefix(".") in KINDS[kind][1]


@given(NAME)
def test_a_clean_name_is_one_plain_name(name: str) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= LONGEST_NAME
    assert not set(clean) & set('/\\<>:"|?*')
    assert all(not unicodedata.category(char).startswith("C") for char in clean)
    assert not clean.startswith((".", " "))


@given(NAME)
def test_cleaning_twice_is_cleaning_once(name: str) -> None:
    assert clean_name(clean_name(name)) == clean_name(name)
