"""The forms a project has, written like an application: its description, its reports, its evaluation, its follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.form_kinds import FormKind, register
from projects.models import Evaluation, FollowUp, Project, Report
from projects.presenting import written
from projects.reporters import report_inside, report_title, sender_inside, sends_itself
from projects.rights import follow_up_writer
from projects.sight import reads_drafts, reads_drafts_of

if TYPE_CHECKING:
    from applications.models import Case
    from socinv.lifecycle.process import Process
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


def _follow_up(case: Case, form: str) -> Any:
    return _in(case, FollowUp.objects.select_related("project").filter(case=case).first())


def _may_read(standing: Standing, thing: Any) -> bool:
    """Those of the project while it is written; when it has been sent everyone who sits, works or decides here."""
    sent = thing.sent_at if isinstance(thing, Report) else thing.submitted_at
    return reads_drafts(standing, thing.project) or (standing.is_insider and sent is not None)


def _said_of_report(process: Process) -> dict[str, str]:
    """What the file calls its reports, and to whom the one who has written a report hands it."""
    number, sender = "%(number)s", sender_inside(process)
    said = {"name": report_title(process, number), "inside": report_inside(process, number)}
    if sends_itself(process):
        return said | {"submit": gettext("Lämna rapporten"), "sent": gettext("Rapporten är lämnad.")}
    return said | {
        "submit": gettext("Lämna rapporten till %(sender)s") % {"sender": sender},
        "sent": gettext("Rapporten är lämnad till %(sender)s.") % {"sender": sender},
    }


def _said_of_evaluation(process: Process) -> dict[str, str]:
    return {"name": process.closing.title}


def _said_of_follow_up(process: Process) -> dict[str, str]:
    rule = process.follow_up
    return {"name": rule.title, "inside": rule.definite} if rule else {}


def _may_read_follow_up(standing: Standing, thing: Any) -> bool:
    """Those who write it too, wherever they sit."""
    return _may_read(standing, thing) or bool(follow_up_writer(thing, standing))


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
        {"name": "%(number)s", "parts": _("Rapportens delar"), "crumb": _("Rapportens delar")},
        _report, said=_said_of_report, may_read=_may_read, reads_drafts=reads_drafts_of, home=written.home,
        trail=written.above,
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
        _evaluation, said=_said_of_evaluation, may_read=_may_read, reads_drafts=reads_drafts_of, home=written.home,
        trail=written.above, about=written.about_evaluation, facts=written.facts_of_evaluation, asked=written.asked,
        menu=MENU,
    )
)  # fmt: skip
register(
    FormKind(
        "follow-up", "uppfoljning", "projects.followup",
        {
            "name": _("Uppföljande utvärdering"), "parts": _("Uppföljningens delar"),
            "inside": _("uppföljningen"), "submit": _("Lämna in uppföljningen"),
            "sent": _("Uppföljningen är inlämnad."),
        },
        _follow_up, said=_said_of_follow_up, may_read=_may_read_follow_up, reads_drafts=reads_drafts_of,
        home=written.home, trail=written.above, about=written.about_follow_up, facts=written.facts_of_evaluation,
        asked=written.asked, menu=MENU,
    )
)  # fmt: skip
