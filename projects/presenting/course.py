"""Where a granted case is: its project, the evaluation of it, and what is to go on."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from applications.models import Case
from applications.presenting.later import State, Whither, tell_later
from projects.models import Evaluation, FollowUp, Project, ScaleUp
from projects.sight import visible_projects
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day

Stop = tuple[State, str]


def whither(standing: Standing, case: Case) -> Whither | None:
    """The places after the grant with their days, and the way to the project's page: one query."""
    found = visible_projects(standing).filter(case=case).select_related("evaluation", "scale_up", "follow_up")
    project = found.first()
    if project is None:
        return None
    return Whither(places(project), ((_("Projektets sida"), project.get_absolute_url()),))


def places(project: Project) -> dict[str, Stop]:
    """Where the project is among the file's places, with the days. Reads its evaluation and its scale-up."""
    evaluation: Evaluation | None = getattr(project, "evaluation", None)
    scale_up: ScaleUp | None = getattr(project, "scale_up", None)
    return {
        "project": _project(project),
        "evaluation": _evaluation(project, evaluation),
        "scale-up": _scale_up(project, scale_up),
        "follow-up": _follow_up(project, getattr(project, "follow_up", None)),
    }


def _project(project: Project) -> Stop:
    if project.status == "planned":
        return "current", _said(_("från %(day)s"), project.starts)
    if project.status == "running":
        return "current", _said(_("till %(day)s"), project.ends)
    if project.status == "ended":
        was_evaluated = getattr(project, "evaluation", None) is not None
        return "done" if was_evaluated else "ended", _said(_("avslutat i förtid %(day)s"), project.closed_on)
    return "done", _said(_("till %(day)s"), project.ends)


def _evaluation(project: Project, evaluation: Evaluation | None) -> Stop:
    if evaluation is None:
        return ("gone" if project.status == "ended" else "todo"), ""
    if evaluation.status == "judged":
        return "done", _said("%(day)s", evaluation.judged_on)
    if evaluation.status == "submitted":
        return "current", _said(_("inlämnad %(day)s"), evaluation.submitted_at)
    return "current", _said(_("senast %(day)s"), evaluation.due)


def _scale_up(project: Project, scale_up: ScaleUp | None) -> Stop:
    if scale_up is None:
        return ("gone" if project.status == "ended" else "todo"), ""
    if scale_up.status == "dropped":
        return "done", _said(_("ingen fortsättning, %(day)s"), scale_up.proposed_on)
    if scale_up.status == "decided":
        word = scale_up.outcome_word
        return "done", _said(f"{word[:1].lower()}{word[1:]} %(day)s", scale_up.decided_on)
    words = _("beslut senast %(day)s") if scale_up.status == "proposed" else _("förslag senast %(day)s")
    return "current", _said(words, scale_up.due)


def _follow_up(project: Project, follow_up: FollowUp | None) -> Stop:
    if follow_up is None:
        return ("gone" if project.status == "ended" else "todo"), ""
    if follow_up.status == "received":
        return "done", _said("%(day)s", follow_up.received_on)
    if follow_up.submitted_at is not None and follow_up.status == "submitted":
        return "current", _said(_("inlämnad %(day)s"), follow_up.submitted_at)
    return "current", _said(_("senast %(day)s"), follow_up.due)


def _said(words: str, when: date | datetime | None) -> str:
    return words % {"day": day(when)} if when else ""


tell_later(whither)
