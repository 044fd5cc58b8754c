"""The forms a project has: its description, its reports and its evaluation, written like an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from applications.form_kinds import FormKind, register
from projects.models import Evaluation, Project, Report
from projects.presenting import written
from projects.sight import reads_drafts, reads_drafts_of

if TYPE_CHECKING:
    from applications.models import Case
    from socinv.organisation.standing import Standing


def _project(case: Case, form: str) -> Any:
    return _in(case, Project.objects.filter(case=case).first())


def _in(case: Case, thing: Any) -> Any:
    """The thing with the very case it was asked for, which may have its parts and conflicts at hand."""
    if thing is not None:
        thing.case = thing.project.case = case
    return thing


def _report(case: Case, form: str) -> Any:
    number = form.partition("-")[2]
    reports = Report.objects.select_related("project").filter(case=case).exclude(status="new")
    return _in(case, reports.filter(number=number).first()) if number.isdecimal() else None


def _evaluation(case: Case, form: str) -> Any:
    return _in(case, Evaluation.objects.select_related("project").filter(case=case).first())


def _may_read(standing: Standing, thing: Any) -> bool:
    """Those of the project while it is written; when it has been sent everyone who sits, works or decides here."""
    sent = thing.sent_at if isinstance(thing, Report) else thing.submitted_at
    return reads_drafts(standing, thing.project) or (standing.is_insider and sent is not None)


MENU = "project-list"
register(
    FormKind(
        "project", "projektbeskrivning", "projects.project",
        {
            "name": _("Projektbeskrivning"), "parts": _("Projektbeskrivningens delar"),
            "inside": _("projektbeskrivningen"), "submit": _("Lämna in projektbeskrivningen"),
            "sent": _("Projektbeskrivningen är inlämnad."),
        },
        _project, may_read=_may_read, reads_drafts=reads_drafts_of, home=written.home, trail=written.above,
        about=written.about_project, facts=written.facts_of_project, menu=MENU,
    )
)  # fmt: skip
register(
    FormKind(
        "report", "rapport", "projects.report",
        {
            "name": _("Lägesrapport %(number)s"), "parts": _("Rapportens delar"), "crumb": _("Rapportens delar"),
            "inside": _("lägesrapport %(number)s"), "submit": _("Lämna rapporten till styrgruppen"),
            "sent": _("Rapporten är lämnad till styrgruppen."),
        },
        _report, may_read=_may_read, reads_drafts=reads_drafts_of, home=written.home, trail=written.above,
        about=written.about_report, facts=written.facts_of_report, asked=written.asked, menu=MENU,
        is_numbered=True,
    )
)  # fmt: skip
register(
    FormKind(
        "evaluation", "utvardering", "projects.evaluation",
        {
            "name": _("Utvärdering"), "parts": _("Utvärderingens delar"),
            "inside": _("utvärderingen"), "submit": _("Lämna in utvärderingen"),
            "sent": _("Utvärderingen är inlämnad."),
        },
        _evaluation, may_read=_may_read, reads_drafts=reads_drafts_of, home=written.home, trail=written.above,
        about=written.about_evaluation, facts=written.facts_of_evaluation, asked=written.asked,
        menu=MENU,
    )
)  # fmt: skip
