"""Where a project is in each part of the table, and the rest of the address of each of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from projects.models import Project, Report
from tests.factories.projects import a_written_report, ask_change, ask_results, report_of
from tests.matrix.cast import Cast
from tests.matrix.situations import at

Bring = Callable[[Cast], Any]


def _reporting(cast: Cast) -> None:
    """The steering group has a report to send and a question to answer; a change waits for the management group."""
    project = at("project", "running", cast)
    a_written_report(cast.house, report_of(project))
    ask_change(cast.house, project)
    ask_results(cast.house, project)


def _at(thing: str, situation: str) -> Bring:
    return lambda cast: at(thing, situation, cast)


# One project, brought from where it is ready to start to where the part of the table wants it, and taken back.
BROUGHT: dict[str, Bring] = {
    "planned": _at("project", "planned"),
    "running": _at("report", "draft"),
    "reporting": _reporting,
    "received": _at("report", "sent"),
    "judging": _at("evaluation", "submitted"),
    "awaited": _at("scaleup", "awaited"),
    "proposed": _at("scaleup", "proposed"),
    "weighing": _at("position", "open"),
    "followed-up": _at("followup", "submitted"),
    "plan-awaited": _at("plan", "awaited"),
    "plan-decided": _at("plan", "decided"),
    "plan-followed": _at("plan", "running-followed"),
    "plan-granted": _at("plan", "granted"),
    "plan-reported": _at("plan", "granted-reported"),
    "plan-reckoned": _at("plan", "granted-reckoned"),
    "plan-beyond": _at("plan", "settled-beyond"),
    "plan-left": _at("plan", "settled-left"),
}
# The form that the rows of a form's routes are about there.
FORMS = {"planned": "project", "running": "report-1", "reporting": "report-1", "received": "report-1",
         "judging": "evaluation", "awaited": "evaluation", "proposed": "evaluation"}  # fmt: skip


def _no_more(project: Project) -> dict[str, Any]:
    return {}


def _seat(project: Project) -> dict[str, Any]:
    return {"pk": project.project_group.memberships.get(role="member", person__employments=None).pk}


def _report(project: Project) -> dict[str, Any]:
    return {"number": 1}


def _report_by_id(project: Project) -> dict[str, Any]:
    return {"pk": Report.objects.get(project=project, number=1).pk}


def _change(project: Project) -> dict[str, Any]:
    return {"number": project.changes.get().number}


OF_PROJECT: dict[str, Callable[[Project], dict[str, Any]]] = {
    **dict.fromkeys(
        ("project", "project-people", "project-number", "project-eu", "project-start", "project-closing",
         "project-indicators", "change-ask", "project-ask", "project-judge", "evaluation-return", "project-propose",
         "project-drop", "project-scale-up", "repayment-decide", "repayment-adjust", "repayment-exempt",
         "repayment-follow-up", "repayment-reconcile", "repayment", "repayment-savings", "repayment-propose",
         "repayment-settle", "repayment-refund", "repayment-write-off", "fund-number", "fund-pay", "fund-carry-over",
         "fund-hand-back"), _no_more,
    ),
    **dict.fromkeys(
        ("project-report", "report-send", "report-hand-back", "report-read", "report-accept", "report-send-back"),
        _report,
    ),
    "repayment-version": _report,
    "project-release": _seat,
    "project-report-by-id": _report_by_id,
    "project-change": _change,
    "project-position": lambda project: {"pk": project.changes.get().positions.get().pk},
    "follow-up-receive": _no_more,
    "follow-up-return": _no_more,
    "change-withdraw": _change,
    "project-change-by-id": lambda project: {"pk": project.changes.get().pk},
    "project-request": lambda project: {"pk": project.results_requests.get().pk},
}  # fmt: skip
