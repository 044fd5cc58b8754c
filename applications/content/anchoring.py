"""Whether an application is anchored as it stands: approved by each head, each committee informed (NOR-02, NOR-06)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from applications.content.answers import answers_of
from applications.content.participants import departments_of
from applications.models import Case, Clearance, ClearanceKind
from socinv.organisation.models import Department


@dataclass(frozen=True)
class Anchored:
    """A department with its head's approval and its committee's information, where they hold for what is written now.

    ``was_approved`` and ``was_informed``: they held for something written before.
    """

    department: Department
    approved: Clearance | None
    informed: Clearance | None
    was_approved: bool = False
    was_informed: bool = False

    @property
    def is_done(self) -> bool:
        return self.approved is not None and self.informed is not None


def print_of(case: Case) -> str:
    """A print of everything the application says now: another word, another print."""
    said = json.dumps(answers_of(case, "application"), sort_keys=True, ensure_ascii=False, default=str)
    files = sorted(row.ref for row in case.attachments.all() if row.form == "application" and row.removed_at is None)
    return hashlib.sha256(f"{said}\n{files}".encode()).hexdigest()


def anchored(case: Case) -> list[Anchored]:
    """Each department that applies or takes part. Nothing where the guideline asks for no anchoring."""
    if case.process.anchoring is None:
        return []
    now, given = print_of(case), list(case.clearances.select_related("by"))
    return [_of(department, given, now) for department in departments_of(case)]


def _of(department: Department, given: Sequence[Clearance], now: str) -> Anchored:
    mine = [one for one in given if one.department_id == department.pk]
    approved = [one for one in mine if one.kind == ClearanceKind.APPROVED]
    informed = [one for one in mine if one.kind == ClearanceKind.INFORMED]
    return Anchored(
        department,
        next((one for one in approved if one.content == now), None),
        next((one for one in informed if one.content == now), None),
        was_approved=bool(approved),
        was_informed=bool(informed),
    )
