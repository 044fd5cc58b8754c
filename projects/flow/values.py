"""Reading a report's or an evaluation's figures out of its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from applications.content.answers import Answers
    from applications.models import Written
    from socinv.lifecycle.process import Process


def facts_of(thing: Written, answers: Answers) -> dict[str, Any]:
    """The answers to the questions that the file marks as facts, by the fact's name."""
    return {
        str(field.fact): answers.get(part.key, {}).get(field.key)
        for part in thing.parts
        for field in part.field
        if field.fact is not None
    }


def asks_for(process: Process, kind: str) -> bool:
    """Whether the process's reports have a question of that kind."""
    return any(field.kind == kind for part in process.parts("report") for field in part.field)


def value_rows(thing: Written, answers: Answers, kind: str) -> dict[str, Mapping[str, Any]]:
    """The rows of the tables of a kind, by the row's id."""
    return {
        str(row["id"]): row
        for part in thing.parts
        for field in part.field
        if field.kind == kind
        for row in answers.get(part.key, {}).get(field.key) or []
    }
