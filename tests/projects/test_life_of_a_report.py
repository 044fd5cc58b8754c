"""Whatever is done with a report in whatever order: one turn at a time, and figures as they were last sent (SUN-33)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from applications.models import Version
from projects.given import row_of
from projects.models import Indicator, Project, Report
from projects.models.report import OPEN
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from tests.factories.house import House, a_house
from tests.factories.projects import a_running_project, report_of, write

# From where each verb leads where; anything else is refused.
WAYS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "submit": ("project.member", ("draft", "returned"), "proposed"),
    "hand_back": ("project.steering", ("proposed",), "draft"),
    "send": ("project.owner", ("proposed",), "sent"),
    "read": ("management-group.secretary", ("sent",), "read"),
    "accept": ("management-group.chair", ("sent", "read"), "accepted"),
    "send_back": ("coordination.method", ("sent", "read"), "returned"),
}
WRITABLE = ("draft", "returned")
FIGURES = st.none() | st.decimals(min_value=0, max_value=10**6, places=2)
MOVES = st.lists(
    st.sampled_from([*WAYS, "submit", "send", "send_back"]).map(lambda verb: (verb, None))
    | st.tuples(st.just("write"), FIGURES),
    max_size=14,
)


def said(verb: str) -> dict[str, Any]:
    if verb == "hand_back":
        return {"reason": "Mer."}
    return {"day": clock.today(), "reasons": "Mer."} if verb in ("accept", "send_back") else {}


def do(house: House, report: Report, verb: str, figure: Decimal | None) -> None:
    """Do it, or be refused where the table says so; the report is then where the table says."""
    if verb == "write":
        allowed, goal = report.status in WRITABLE, report.status
    else:
        allowed, goal = report.status in WAYS[verb][1], WAYS[verb][2]
    try:
        if verb == "write":
            _write(house, report, figure)
        else:
            perform(report, verb, by=house.person(WAYS[verb][0]), **said(verb))
    except Refused:
        assert not allowed, (report.status, verb)
    else:
        assert allowed, (report.status, verb)
        assert Report.objects.get(pk=report.pk).status == goal


def _write(house: House, report: Report, figure: Decimal | None) -> None:
    value = {"value": "" if figure is None else str(figure), "missing": "Enkäten dröjer." if figure is None else ""}
    rows = [{"id": row_of(one), **value} for one in report.project.indicators.all()]
    write(report, by=house.person("project.member"), values=rows, spent=str(figure or 0))


def holds(project: Project) -> None:
    report = report_of(project)
    waits = list(WorkItem.objects.open().filter(thing="projects.report", thing_id=report.pk))
    assert len(waits) == (0 if report.status == "accepted" else 1), report.status
    assert (report.sent_at is None) <= (report.status in OPEN)
    version = Version.objects.filter(case=project.case, form=report.form).order_by("-number").first()
    assert (version is None) == (report.sent_at is None)
    figures = {row.indicator_id: (row.value, row.missing) for row in report.measurements.all()}
    if version is None:
        assert figures == {}
        assert report.spent is None
        return
    sent = {row["id"]: row for row in version.answers["values"]["values"]}
    assert figures == {one.pk: _figure(sent[row_of(one)]) for one in Indicator.objects.filter(project=project)}
    assert report.spent == Decimal(version.answers["money"]["spent"])


def _figure(row: dict[str, str]) -> tuple[Decimal | None, str]:
    return (Decimal(row["value"]) if row["value"] else None), row["missing"]


@pytest.mark.django_db
@pytest.mark.rule("SUN-33")
def test_one_turn_at_a_time_and_the_figures_of_the_last_time() -> None:
    house = a_house()
    project = a_running_project(house)
    write(report_of(project), by=house.person("project.member"))

    @settings(max_examples=10)
    @given(MOVES)
    def walk(moves: list[tuple[str, Decimal | None]]) -> None:
        before = transaction.savepoint()
        for verb, figure in moves:
            do(house, report_of(project), verb, figure)
            holds(project)
        transaction.savepoint_rollback(before)

    walk()
