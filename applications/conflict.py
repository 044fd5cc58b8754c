"""Conflict of interest (jäv): what the person has declared and what the system sees by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from applications.models import Case


def conflict_of(case: Case, standing: Standing) -> bool:
    """Whether the person may not handle or decide the case: declared, or belongs to the applying department."""
    if case.department_id in standing.departments:
        return True
    return any(
        conflict.person_id == standing.person.pk and conflict.retracted_at is None for conflict in case.conflicts.all()
    )
