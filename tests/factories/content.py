"""Complete answers for whatever form the process asks for, and how to write them into a case."""

from __future__ import annotations

from typing import Any

from applications.content.columns import COLUMNS, Column
from applications.content.facts import update_facts
from applications.content.participants import update_participations
from applications.models import Case, Part
from socinv.lifecycle import clock
from socinv.lifecycle.process import Field
from socinv.organisation.models import Department, User

SPECIAL = {
    "title": "Skolnärvaro i mellanstadiet", "age-from": "10", "age-to": "12", "girls": "40", "boys": "45",
    "starts": "2027-01-01", "ends": "2028-12-31", "repayment-from": "2029", "repayment-years": "5",
}  # fmt: skip


def complete(case: Case, form: str, *, by: User | None = None, **changes: Any) -> None:
    """Write every part of the form in full; ``changes`` override single fields by key (``-`` as ``_``)."""
    overrides = {key.replace("_", "-"): value for key, value in changes.items()}
    for part in case.process.parts(form):
        answers = {field.key: overrides.get(field.key, answer(field, case)) for field in part.field}
        Part.objects.update_or_create(
            case=case, form=form, key=part.key,
            defaults={
                "municipality_id": case.municipality_id, "answers": answers, "saved_at": clock.now(), "saved_by": by,
            },
        )  # fmt: skip
    update_facts(case, form)
    if form == "application":
        update_participations(case)


def answer(field: Field, case: Case) -> Any:
    """A value that holds."""
    if field.key in SPECIAL:
        return SPECIAL[field.key]
    if field.kind == "choice":
        return field.choices[0].key
    if field.kind == "departments":
        return []
    if field.is_apart:
        return {}
    if field.is_rows:
        return [row(field.kind, case, "r1")] if field.required else []
    return {"text": "Ord", "prose": "Några ord om saken.", "number": "5", "money": "100000", "date": "2027-01-01",
            "year": "2029"}[field.kind]  # fmt: skip


def row(kind: str, case: Case, key: str, **changes: Any) -> dict[str, Any]:
    """A complete row of a table."""
    return {"id": key, **{column.key: _cell(column, case.department) for column in COLUMNS[kind]}, **changes}


def _cell(column: Column, department: Department) -> str:
    if column.key == "last_year":
        return "2033"
    if column.kind == "choice":
        return column.choices[0][0]
    return {
        "actor": f"department:{department.pk}", "payer": "fund", "year": "2029", "money": "650000", "number": "12",
        "text": "antal", "prose": "Några ord.", "party": "", "date": "2027-01-01",
    }[column.kind]  # fmt: skip
