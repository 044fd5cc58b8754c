"""What the stories of a municipality prove of its guideline: the ends that they come to, and the words people read.

``told/<municipality>.yaml`` says it, story by story.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from socinv.lifecycle.process import current_process
from socinv.organisation.importing.plain_yaml import load
from tests.stories.telling import FILES, named, play_file

pytestmark = pytest.mark.django_db

TOLD = {path.stem: load(path.read_text("utf-8")) for path in sorted((Path(__file__).parent / "told").glob("*.yaml"))}


def told() -> Iterator[Any]:
    for slug, stories in TOLD.items():
        for name, says in stories.items():
            marks = pytest.mark.rule(*says["rules"])
            yield pytest.param(f"{slug}/{name}", says, marks=marks, id=f"{slug}/{name}")


def test_what_is_told_of_is_there() -> None:
    known = {named(path) for path in FILES}
    assert {f"{slug}/{name}" for slug, stories in TOLD.items() for name in stories} <= known


@pytest.mark.parametrize(("name", "says"), list(told()))
def test_it_ends_so_and_that_is_what_they_read(name: str, says: dict[str, Any]) -> None:
    lines: list[str] = []
    case = play_file(name, lines.append)
    noes = [line for line in lines if " fick nej (" in line]
    assert case.status == says["case"]
    for words in says.get("reads", []):
        assert any(words in line for line in noes), (words, noes)
    assert case.process_version == says.get("version", case.process_version)
    if "decided_under" in says:
        assert case.decided_on is not None
        in_force = current_process(case.process_slug, case.decided_on).version
        assert in_force == says["decided_under"]
        assert in_force != case.process_version, "it goes on under the guideline that it began under"
