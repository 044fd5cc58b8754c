"""What must be there to measure by: the evaluation scheme, a baseline for each measure, and a comparison or why not."""

from __future__ import annotations

from typing import Any

import pytest

from applications.content.columns import COLUMNS
from applications.content.missing import missing_in_part
from socinv.lifecycle.process import Field, Part, all_processes

WITH_SCHEME = [
    process
    for process in all_processes().values()
    if any(field.kind == "scheme" for part in process.parts("application") for field in part.field)
]


def asked(kind: str) -> list[tuple[Part, Field]]:
    return [
        (part, field)
        for process in WITH_SCHEME
        for part in process.parts("application")
        for field in part.field
        if field.kind == kind
    ]


def full(kind: str, **changes: str) -> dict[str, Any]:
    """A row with something in every cell."""
    filled = {column.key: column.choices[0][0] if column.choices else "7" for column in COLUMNS[kind]}
    return {"id": "r1", **filled, **changes}


def left(part: Part, field: Field, rows: list[dict[str, Any]]) -> list[str]:
    """The fields of the table where something is missing."""
    lines = missing_in_part(part, {part.key: {field.key: rows}})
    return [line.anchor for line in lines if line.anchor.startswith(f"id_{field.key}")]


def test_some_guideline_has_a_scheme() -> None:
    assert asked("scheme")
    assert asked("indicators")


@pytest.mark.rule("ORE-09", "ORE-20")
@pytest.mark.parametrize(("part", "field"), asked("scheme"))
def test_no_application_without_its_scheme(part: Part, field: Field) -> None:
    assert left(part, field, []) == [f"id_{field.key}"]
    assert left(part, field, [full("scheme")]) == []


@pytest.mark.rule("ORE-20")
@pytest.mark.parametrize("cell", [column.key for column in COLUMNS["scheme"]])
def test_each_goal_has_activity_measures_economy_and_outcome(cell: str) -> None:
    for part, field in asked("scheme"):
        assert left(part, field, [full("scheme", **{cell: ""})]) == [f"id_{field.key}-r1-{cell}"]


@pytest.mark.rule("ORE-10")
@pytest.mark.parametrize(("part", "field"), asked("indicators"))
def test_every_measure_has_its_baseline(part: Part, field: Field) -> None:
    rows = [full("indicators", money="yes"), full("indicators", baseline="", money="yes") | {"id": "r2"}]
    assert left(part, field, rows) == [f"id_{field.key}-r2-baseline"]
    assert left(part, field, [full("indicators", baseline="0", money="yes")]) == []


@pytest.mark.rule("ORE-10")
def test_the_absence_of_a_comparison_is_explained() -> None:
    explained = [
        (part, field)
        for process in WITH_SCHEME
        for part in process.parts("application")
        for field in part.field
        if field.required_if is not None and field.required_if.field == "comparison"
    ]
    assert explained
    for part, field in explained:
        assert field.required_if is not None
        alone = {part.key: {"comparison": field.required_if.is_}}
        assert field.missing in [line.text for line in missing_in_part(part, alone)]
        answered = {part.key: {"comparison": field.required_if.is_, field.key: "Gruppen är för liten."}}
        assert field.missing not in [line.text for line in missing_in_part(part, answered)]
