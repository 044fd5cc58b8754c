"""Reading a story file, and being told in plain words what is wrong with one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from socinv.organisation.importing.plain_yaml import load
from socinv.stories.moments import Almanac
from socinv.stories.reading import StoryError, read_story, timed

GOOD = """
title: Prov
about: Ett prov.
municipality: kommun
people: {karin: karin@exempel.invalid}
steps:
  - {at: 2016-02-03 09:15, who: karin, do: start, to: idea}
  - {who: karin, do: submit, to: idea}
"""


def a_file(folder: Path, text: str) -> Path:
    path = folder / "prov.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_stay_words() -> None:
    text = "{svar: yes, nej: no, tid: 10:05, dag: 2016-02-03, antal: 12, andel: 1.5, sant: true, tomt: null}"
    assert load(text) == {
        "svar": "yes", "nej": "no", "tid": "10:05", "dag": "2016-02-03", "antal": 12, "andel": 1.5, "sant": True,
        "tomt": None,
    }  # fmt: skip
    assert load("ingenting:") == {"ingenting": None}


def test_a_story_is_read_with_its_times(tmp_path: Path) -> None:
    steps = list(timed(read_story(a_file(tmp_path, GOOD)), Almanac(date(2026, 1, 1))))
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment, _number, _scene in steps] == ["2016-02-03 09:15", "2016-02-03 09:25"]
    assert [number for _moment, number, _scene in steps] == [1, 2]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("title: Prov", "", "prov.yaml, title saknas"),
        ("do: submit", "gör: submit", "steg 2: gör finns inte i formatet"),
        ("do: submit", "refused: {ground: because}", "steg 2: refused.ground har ett värde som inte finns"),
        ("who: karin, do: submit", "who: kalle, do: submit", "steg 2: 'kalle' står inte under people"),
        ("to: idea}\n  - {who", "to: idea}\n  - {at: [1], who", "steg 2: at går inte att läsa"),
        ("title: Prov", "title: {", "inte rätt skriven YAML"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_step(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(StoryError) as wrong:
        read_story(a_file(tmp_path, GOOD.replace(old, new)))
    assert says in str(wrong.value)
    assert str(wrong.value).startswith("prov.yaml")


def test_a_step_is_refused_or_invalid_but_not_both(tmp_path: Path) -> None:
    both = "do: submit, refused: {ground: state}, invalid: {item: paragraf}"
    with pytest.raises(StoryError, match="steg 2: ett steg är antingen refused eller invalid"):
        read_story(a_file(tmp_path, GOOD.replace("do: submit", both)))


def test_a_story_without_steps_is_no_story(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="steps är tom"):
        read_story(a_file(tmp_path, GOOD.split("steps:")[0] + "steps: []"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"borta\.yaml: filen går inte att öppna"):
        read_story(tmp_path / "borta.yaml")


@pytest.mark.parametrize(
    ("at", "says"),
    [("2016-02-01 09:00", "steg 2: 2016-02-01 09:00 är före steget innan"), ("snart", "steg 2: 'snart' är ingen")],
)
def test_time_runs_forwards(tmp_path: Path, at: str, says: str) -> None:
    written = read_story(
        a_file(tmp_path, GOOD.replace("{who: karin, do: submit", f"{{at: {at}, who: karin, do: submit"))
    )
    with pytest.raises(StoryError) as wrong:
        list(timed(written, Almanac(date(2026, 1, 1))))
    assert says in str(wrong.value)
