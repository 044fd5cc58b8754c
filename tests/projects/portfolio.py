"""A portfolio of projects as rows, for the pages that sum them: quicker than to live through each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from applications.models import Case, Part
from projects.models import Evaluation, Indicator, Measurement, Project, Report, ScaleUp
from socinv.lifecycle import clock
from socinv.organisation.models import Body
from tests.factories.house import House, a_person, a_process, seat

_number = count(1)
STARTS, ENDS = date(2024, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 3, 15)


def a_case(house: House, title: str, **facts: Any) -> Case:
    process, now, number = a_process(), clock.now(), next(_number)
    given: dict[str, Any] = {
        "girls": 40, "boys": 60, "status": "granted", "stage": "closed", "decided_on": date(2023, 11, 20),
        "granted_amount": Decimal(1_000_000), "ends": ENDS, "last_gain_year": 2031, "evidence": "evidence",
    }  # fmt: skip
    return Case.objects.create(
        municipality=house.municipality, process_slug=process.slug, process_version=process.version, title=title,
        department=house.departments["education"], opened_by=house.person("education.writer"), opened_at=now,
        changed_at=now, year=2023, serial=number, regnr=f"SI-2023-{number:04}", **given | facts,
    )  # fmt: skip


def a_followed_project(
    house: House, title: str, status: str = "running", *, budget: int = 1_000_000, case: Any = None, **changes: Any
) -> Project:
    """A granted case with its project, two groups without people, and one indicator."""
    made = a_case(house, title, **{"granted_amount": Decimal(budget), **(case or {})})
    groups = {
        name: Body.objects.create(
            municipality=house.municipality, key=f"{kind}-{made.ref}", kind=kind, name=f"{kind} {title}"
        )
        for name, kind in (("steering_group", "steering-group"), ("project_group", "project-group"))
    }
    money = Decimal(budget)
    starts = min(STARTS, (changes.get("ends") or ENDS) - timedelta(days=730))
    days = {"first_starts": starts, "first_ends": ENDS, "starts": starts, "ends": ENDS}
    project = Project.objects.create(
        municipality=house.municipality, case=made, status=status,
        **{**groups, **days, "first_budget": money, "budget": money, **changes},
    )  # fmt: skip
    Indicator.objects.create(
        municipality=house.municipality, project=project, number=1, name="Frånvaro", shows="effect", unit="procent",
        baseline=14, target=10,
    )  # fmt: skip
    return project


def staffed(house: House, project: Project) -> Project:
    """Somebody in every seat: ``house.person("project.owner")`` and so on, as the other factories name them."""
    groups = {"owner": project.steering_group, "steering": project.steering_group, "leader": project.project_group,
              "member": project.project_group}  # fmt: skip
    for key, group in groups.items():
        person = house.people.setdefault(f"project.{key}", a_person(municipality=house.municipality))
        seat(person, group, "chair" if key in ("owner", "leader") else "member")
    return project


def reported(project: Project, *so_far: int, status: str = "accepted", value: str = "12", **facts: Any) -> list[Report]:
    """A report each half year with what was spent so far, in SEK; ``facts`` are those of every one of them."""
    found = []
    for place, spent in enumerate(so_far):
        period_to = date(2024 + place // 2, 12, 31) if place % 2 else date(2024 + place // 2, 6, 30)
        given = {"spent": Decimal(spent), "forecast": project.budget, "girls": 20, "boys": 30, "other": 0, **facts}
        found.append(a_report(project, place + 1, period_to, status, **given))
        Measurement.objects.create(
            municipality_id=project.municipality_id, report=found[-1], indicator=project.indicators.get(), value=value
        )
    return found


def a_report(project: Project, number: int, period_to: date, status: str = "draft", **facts: Any) -> Report:
    return Report.objects.create(
        municipality_id=project.municipality_id, case=project.case, project=project, number=number, status=status,
        period_from=period_to - timedelta(days=180), period_to=period_to, due=period_to + timedelta(days=30), **facts,
    )  # fmt: skip


def promised(project: Project, *benefits: dict[str, str]) -> None:
    """The application's benefits, as it was granted."""
    for part in project.case.process.parts("application"):
        for field in part.field:
            if field.kind == "benefits":
                answers = {field.key: [{"id": f"r{number}", **row} for number, row in enumerate(benefits, start=1)]}
                Part.objects.create(
                    municipality_id=project.municipality_id, case=project.case, form="application", key=part.key,
                    answers=answers,
                )  # fmt: skip


def benefit(department: int | None, yearly: int, first: int = 2027, last: int = 2031) -> dict[str, str]:
    actor = f"department:{department}" if department else "region"
    return {"actor": actor, "yearly": str(yearly), "first_year": str(first), "last_year": str(last)}


def high_risks(project: Project, *names: str, level: str = "high") -> None:
    """The risks of the project description."""
    rows = [{"id": f"r{number}", "what": name, "level": level} for number, name in enumerate(names, start=1)]
    Part.objects.create(
        municipality_id=project.municipality_id, case=project.case, form="project", key="risks",
        answers={"risks": rows},
    )  # fmt: skip


def judged(project: Project, verdict: str = "successful", saving: int | None = 500_000) -> Evaluation:
    return Evaluation.objects.create(
        municipality_id=project.municipality_id, case=project.case, project=project, status="judged",
        verdict=verdict, saving=saving, spent=Decimal(900_000), judged_on=TODAY,
    )  # fmt: skip


def scaled_up(project: Project, status: str = "decided", parts: Sequence[str] = (), **facts: Any) -> ScaleUp:
    given: dict[str, Any] = {"continuation": "scale-up", "outcome": "approved", "decided_on": TODAY, "due": TODAY}
    return ScaleUp.objects.create(
        municipality_id=project.municipality_id, case=project.case, project=project, status=status,
        is_whole=not parts, parts=list(parts), **given | facts,
    )  # fmt: skip
