"""`manage.py process check`: a file that cannot be read at all says why, in Swedish, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from socinv.lifecycle.process.check import problems_of_file
from tests.process.texts import changed, line_of, mistakes

# What is changed, what is said, and on which line (a pattern that finds it in the changed text).
WRONG: list[tuple[str, str, str, str, str]] = [
    ("not toml", r'^title = "Beslut"', 'title = "Beslut', "inte avslutad", r'^title = "Beslut$'),
    ("no equals", r"^\[writing\]", "writing", "likhetstecken saknas", r"^writing$"),
    ("open list", r'\["06-30"\]', '["06-30"', "går inte att läsa|inte avslutad", ""),
    ("twice", r"^days  = 25", "days  = 25\ndays = 26", "Samma nyckel står två gånger", r"^days = 26"),
    ("section twice", r"^\[writing\]", "[change]\n[writing]", "Samma avsnitt står två gånger", ""),
    ("more on the line", r"^days  = 25", "days  = 25 dagar", "Efter värdet står något mer", r"25 dagar"),
    ("no value", r"^days  = 25", "days  =", "Värdet går inte att läsa", r"^days  =$"),
    ("unknown key", r"^days  = 35", "dags  = 35",
     'review.application, steget "decision": nyckeln "dags" finns inte. Menade du "days"?', r"^dags"),
    ("missing key", r"^days  = 35", "",
     'review.application, steget "decision": nyckeln "days" saknas. Skriv till exempel days = 30.', ""),
    ("unknown section", r"^\[writing\]", "[writting]", 'avsnittet "writting" finns inte. Menade du "writing"?',
     r"^\[writting"),
    ("missing section", r"^\[writing\]", "[writting]", 'avsnittet "writing" saknas. Lägg till det.', ""),
    ("text for a number", r"^days  = 35", 'days  = "snart"', "days ska vara ett heltal utan citattecken", "snart"),
    ("text for a yes or no", r"^optional = true", 'optional = "kanske"', "optional ska vara true eller false", ""),
    ("number for a text", r'= "2020"', "= 2020", "process: version ska vara en text inom citattecken", "^version"),
    ("no date", r"^valid_from.*", 'valid_from = "i går"', "valid_from ska vara ett datum, skrivet 2024-01-31", "i går"),
    ("no list", r'\["06-30"\]', '"06-30"', "period_ends ska vara en lista inom hakparenteser", "^period_ends"),
    ("no pairs", r"^leads = .*", 'leads = "application"', "leads ska vara nycklar med värden inom klamrar", "^leads"),
    ("many of one", r"^\[writing\]", "[[writing]]", "writing ska vara ett avsnitt som finns en gång", r"^\[\[writing"),
    ("unknown kind", r'kind  = "stance"', 'kind  = "stanse"',
     'review.application, steget "stance": kind = "stanse" går inte. Menade du "stance"?', "stanse"),
    ("within a question", r'kind  = "choice"', 'kind  = "chioce"',
     'form.idea, delen "idea", frågan "target": kind = "chioce" går inte. Menade du "choice"?', "chioce"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "instead", "said", "line"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG]
)
def test_what_cannot_be_read_is_explained(tmp_path: Path, pattern: str, instead: str, said: str, line: str) -> None:
    found = mistakes(tmp_path, (pattern, instead))
    assert any(words in found for words in said.split("|")), found
    if line:
        assert f"fil.toml, rad {line_of(changed((pattern, instead)), line)}: " in found


def test_no_english_is_left(tmp_path: Path) -> None:
    found = "\n".join(mistakes(tmp_path, (pattern, instead)) for _name, pattern, instead, *_rest in WRONG)
    assert not {"should", "Input", "valid", "Expected", "field", "required"} & set(found.split())


def test_every_mistake_of_the_shape_is_said_at_once(tmp_path: Path) -> None:
    found = mistakes(tmp_path, (r"^days  = 35", ""), (r"^days  = 25", ""), (r"^\[writing\]", "[writting]"))
    assert len(found.splitlines()) == 4


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert problems_of_file(tmp_path / "borta.toml") == [
        f"{tmp_path / 'borta.toml'}: filen finns inte. Kontrollera namnet och mappen."
    ]


def test_a_folder_and_another_encoding(tmp_path: Path) -> None:
    assert "går inte att läsa" in problems_of_file(tmp_path)[0]
    path = tmp_path / "fil.toml"
    path.write_bytes(changed().encode("latin-1"))
    assert problems_of_file(path) == ["fil.toml: filen är inte UTF-8. Spara om den med den teckenkodningen."]


def test_a_mark_of_the_encoding_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "fil.toml"
    path.write_bytes(changed().encode("utf-8-sig"))
    assert problems_of_file(path) == []
