"""Which departments take part, which gain, and which committees that concerns."""

from __future__ import annotations

from applications.content.answers import answers_of, rows
from applications.models import Case, Participation
from socinv.organisation.models import Body, BodyKind, Department


def latest_form(case: Case) -> str:
    """The form that says who takes part: the application once there is one."""
    application = getattr(case, "application", None)
    return "idea" if case.process.has_ideas and application is None else "application"


def named_departments(case: Case) -> set[int]:
    """The departments that the form says take part, beside the applicant."""
    form = latest_form(case)
    answers = answers_of(case, form)
    return {
        int(pk)
        for part in case.process.parts(form)
        for field in part.field
        if field.kind == "departments"
        for pk in answers.get(part.key, {}).get(field.key) or []
    }


def departments_of(case: Case) -> list[Department]:
    """The departments that apply or take part, the applicant first."""
    wanted = named_departments(case) | {case.department_id}
    found = Department.objects.filter(municipality=case.municipality_id, pk__in=wanted).select_related("committee")
    return sorted(found, key=lambda one: (one.pk != case.department_id, one.name))


def named_actors(case: Case) -> set[int]:
    """The actors outside the municipality's organisation that the form says take part, by id."""
    form = latest_form(case)
    answers = answers_of(case, form)
    chosen = [
        str(row.get("actor") or "")
        for part in case.process.parts(form)
        for field in part.field
        if field.kind == "actors"
        for row in rows(answers, part.key, field.key)
    ]
    return {int(key.removeprefix("actor:")) for key in chosen if key.startswith("actor:")}


def actors_of(case: Case) -> list[Body]:
    """Those actors as they are registered."""
    wanted = named_actors(case)
    found = Body.objects.filter(municipality=case.municipality_id, kind=BodyKind.ACTOR, pk__in=wanted)
    return list(found.order_by("name")) if wanted else []


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
