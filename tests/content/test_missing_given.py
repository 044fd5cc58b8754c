"""What is missing in the table of participants: an answer, and 0 is one."""

from __future__ import annotations

from typing import Any

import pytest

from applications.content.fixed import FixedRow
from applications.content.missing_given import missing_in_given
from tests.factories.house import a_process

BANDS = (FixedRow("b0-5", "0–5 år"), FixedRow("b6-12", "6–12 år"))


def _left(*rows: dict[str, Any]) -> list[str]:
    field = next(one for part in a_process().parts("report") for one in part.field if one.kind == "participants")
    return [text for _id, text in missing_in_given(field, rows, BANDS)]


@pytest.mark.rule("SUN-29")
def test_nobody_yet_is_an_answer_and_an_empty_table_is_none() -> None:
    assert _left() == ["Fyll i hur många som har deltagit"]
    assert _left({"id": "b0-5", "girls": "", "boys": "", "other": ""}) == ["Fyll i hur många som har deltagit"]
    assert _left({"id": "b0-5", "girls": "0", "boys": "0", "other": ""}) == []


@pytest.mark.parametrize("figure", ["-1", "1.5"])
def test_participants_are_whole_persons(figure: str) -> None:
    assert _left({"id": "b6-12", "girls": figure, "boys": "2"}) == ["6–12 år: skriv ett helt tal, noll eller mer"]
