"""Which departments take part, which gain, and which committees that concerns."""

from __future__ import annotations

from applications.content.answers import answers_of, rows
from applications.models import Case, Participation
from socinv.organisation.models import Body, Department


def named_departments(case: Case) -> set[int]:
    """The departments that the application says take part, beside the applicant."""
    answers = answers_of(case, "application")
    return {
        int(pk)
        for part in case.process.parts("application")
        for field in part.field
        if field.kind == "departments"
        for pk in answers.get(part.key, {}).get(field.key) or []
    }


def gaining_departments(case: Case) -> set[int]:
    """The departments that a benefit line names as the one who gains."""
    answers = answers_of(case, "application")
    actors = [
        str(row.get("actor") or "")
        for part in case.process.parts("application")
        for field in part.field
        if field.kind == "benefits"
        for row in rows(answers, part.key, field.key)
    ]
    return {int(actor.removeprefix("department:")) for actor in actors if actor.startswith("department:")}


def left_out(case: Case) -> list[Department]:
    """Departments that gain without taking part (SUN-14)."""
    if not case.process.eligibility.gaining_departments_take_part:
        return []
    outside = gaining_departments(case) - named_departments(case) - {case.department_id}
    return list(Department.objects.filter(municipality=case.municipality_id, pk__in=outside)) if outside else []


def choosable(case: Case) -> list[int]:
    """The departments that can be ticked as taking part, in the order of their boxes."""
    others = Department.objects.filter(municipality=case.municipality_id, is_active=True).exclude(pk=case.department_id)
    return list(others.order_by("name").values_list("pk", flat=True))


def concerned_committees(case: Case) -> list[Body]:
    """The committees of the departments that apply, take part or gain, each once (SUN-04)."""
    departments = {case.department_id} | named_departments(case) | gaining_departments(case)
    return list(
        Body.objects.filter(municipality=case.municipality_id, departments__in=departments).distinct().order_by("name")
    )


def update_participations(case: Case) -> None:
    """Keep the rows that lists and access read in line with what the application says."""
    wanted = named_departments(case) - {case.department_id}
    case.participations.exclude(department__in=wanted).delete()
    known = set(case.participations.values_list("department_id", flat=True))
    valid = Department.objects.filter(municipality=case.municipality_id, pk__in=wanted - known)
    Participation.objects.bulk_create(
        Participation(municipality_id=case.municipality_id, case=case, department=department) for department in valid
    )
