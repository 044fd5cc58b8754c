"""What a project begins with: the application's indicators, and its words where the file says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.content.answers import Answers, answers_of, decimal, rows
from applications.models import Part
from projects.models import Indicator
from socinv.lifecycle import clock

if TYPE_CHECKING:
    from applications.models import Case, Written
    from projects.models import Project


def take_over_indicators(project: Project) -> None:
    """The measures of the application as it was granted, fixed from now on (SUN-23)."""
    answers = answers_of(project.case, "application")
    project.indicators.all().delete()
    Indicator.objects.bulk_create(
        Indicator(
            municipality_id=project.municipality_id, project=project, number=number, name=row.get("name", ""),
            shows=row.get("shows", ""), unit=row.get("unit", ""), baseline=decimal(row.get("baseline")) or 0,
            target=decimal(row.get("target")) or 0, direction=row.get("direction", ""),
            counts_in_money=row.get("money") == "yes", source=row.get("source", ""),
        )
        for number, row in enumerate(_indicator_rows(project.case, answers), start=1)
    )  # fmt: skip


def _indicator_rows(case: Case, answers: Answers) -> list[dict[str, str]]:
    return [
        dict(row)
        for part in case.process.parts("application")
        for field in part.field
        if field.kind == "indicators"
        for row in rows(answers, part.key, field.key)
    ]


def prefill(thing: Written) -> None:
    """Begin each part with what the application says, where the file asks for it; a part that is there is left."""
    case = thing.case
    given = {key: value for part in answers_of(case, "application").values() for key, value in part.items()}
    there = set(Part.objects.filter(case=case, form=thing.form).values_list("key", flat=True))
    for part in thing.parts:
        answers = {
            key: given[source] for key, source in part.from_application.items() if given.get(source) not in ("", None)
        }
        if answers and part.key not in there:
            Part.objects.create(
                municipality_id=case.municipality_id, case=case, form=thing.form, key=part.key, answers=answers,
                saved_at=clock.now(),
            )  # fmt: skip
