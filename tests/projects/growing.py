"""Many rows in one project, for their number: sent reports, indicators with a value in each, and events."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db.models import Max

from projects.models import Indicator, Measurement, Project, Report
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.organisation.models import User


def grow(project: Project, number: int) -> None:
    """That many more of each."""
    indicators = _indicators(project, number)
    last = project.reports.aggregate(Max("number"), Max("period_to"))
    first, day, now = last["number__max"] + 1, last["period_to__max"], clock.now()
    ours = {"municipality_id": project.municipality_id, "case_id": project.case_id}
    reports = Report.objects.bulk_create(
        Report(
            **ours, project=project, number=first + n, status="accepted", period_from=day + timedelta(60 * n + 1),
            period_to=day + timedelta(60 * n + 60), due=day + timedelta(60 * n + 90), sent_at=now,
            spent=Decimal(1000 * n), forecast=Decimal(90_000), girls=n, boys=n, other=0,
        )
        for n in range(number)
    )  # fmt: skip
    Measurement.objects.bulk_create(
        Measurement(
            municipality_id=project.municipality_id, report=report, indicator=one,
            value=Decimal(place), missing="",
        )
        for place, report in enumerate(reports)
        for one in indicators
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(
            **ours, at=now, actor=User.objects.system(), actor_name="Systemet", thing="projects.report",
            thing_id=project.reports.order_by("number").values_list("pk", flat=True)[0], verb="write",
            said={"part": "work", "number": "1"},
        )
        for _n in range(number)
    )  # fmt: skip


def _indicators(project: Project, number: int) -> list[Indicator]:
    first = (project.indicators.aggregate(Max("number"))["number__max"] or 0) + 1
    return Indicator.objects.bulk_create(
        Indicator(
            municipality_id=project.municipality_id, project=project, number=first + n, name=f"Mått {first + n}",
            shows="effect" if n % 2 else "process", unit="procent", baseline=Decimal(0), target=Decimal(50),
        )
        for n in range(number)
    )  # fmt: skip
