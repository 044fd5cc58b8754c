"""What the pages of a project's forms say of them: until when, how far, and what is to be changed first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from applications.form_kinds import Asked, name_of
from applications.presenting.form_lead import handed_in, should_be_in, to_write
from projects.models import Evaluation, FollowUp, Project, Report
from projects.presenting.trail import trail
from projects.reporters import sender_inside, sender_of
from socinv.lifecycle.models import Event
from socinv.presentation.dates import day, distance, longdate
from socinv.presentation.grammar import joined

GIVEN_BACK = ("hand_back", "send_back")


def period(report: Report) -> str:
    """Gäller 1 juli till och med 31 december."""
    words = {"first": day(report.period_from), "last": day(report.period_to)}
    return _("Gäller %(first)s till och med %(last)s.") % words


def about_project(project: Any, may_write: bool) -> Sequence[str]:
    """The description before the start; afterwards the parts that live on."""
    if not may_write:
        return [handed_in(project)]
    if project.closed_parts:
        living = [part.title.lower() for part in project.parts if part.living]
        return [
            _("Håll %(parts)s aktuella så länge projektet pågår. Resten står som det lämnades in.")
            % {"parts": joined(living)}
        ]
    if project.submitted_at:
        again = _("Ni kan ändra och lämna in på nytt tills projektet börjar.")
        return [f"{handed_in(project)} {again}"]
    return [to_write(project), project.case.process.project.describes, *_due(project)]


def _due(thing: Project | Evaluation | FollowUp) -> list[str]:
    return [should_be_in(thing)] if thing.due else []


def about_report(report: Any, may_write: bool) -> Sequence[str]:
    if may_write:
        return [to_write(report), period(report), _last_day(report)]
    return [_where(report), period(report)]


def _last_day(report: Report) -> str:
    words = {"day": longdate(report.due), "far": distance(report.due)}
    words["who"] = sender_of(report.case.process)
    return _("%(who)s ska ha skickat den %(day)s, %(far)s.") % words


def _where(report: Report) -> str:
    """How far the report has come, to one who reads it."""
    if report.status in ("draft", "returned"):
        return _("Utkast, inte inskickad.")
    if report.status == "proposed" and report.submitted_at:
        words = {"who": sender_inside(report.case.process), "day": longdate(report.submitted_at)}
        return _("Lämnad till %(who)s %(day)s.") % words
    if report.status == "cancelled":
        return _("Rapporten behövs inte längre.")
    return _("Inskickad %(day)s.") % {"day": longdate(report.sent_at)} if report.sent_at else handed_in(report)


def about_evaluation(evaluation: Any, may_write: bool) -> Sequence[str]:
    return [to_write(evaluation), *_due(evaluation)] if may_write else [handed_in(evaluation)]


def about_follow_up(follow_up: Any, may_write: bool) -> Sequence[str]:
    """What it is for, and between which days it is to be sent in."""
    if not may_write:
        return [handed_in(follow_up)]
    rule, from_day = follow_up.case.process.follow_up, follow_up.opens_on
    opens = [_("Den kan lämnas in från %(day)s.") % {"day": day(from_day)}] if from_day else []
    return [to_write(follow_up), *([rule.text] if rule and rule.text else []), *opens, *_due(follow_up)]


def facts_of_project(project: Any) -> Sequence[tuple[str, str]]:
    rows = [(_("Förvaltning"), str(project.case.department)), (_("Projektnummer"), project.number)]
    return [row for row in rows if row[1]]


def facts_of_report(report: Any) -> Sequence[tuple[str, str]]:
    span = f"{day(report.period_from)} – {day(report.period_to)}"
    return [*facts_of_project(report.project), (_("Tiden"), span)]


def facts_of_evaluation(evaluation: Any) -> Sequence[tuple[str, str]]:
    return facts_of_project(evaluation.project)


def asked(thing: Any) -> Asked | None:
    """What whoever gave it back last wants changed; nothing once it has been sent in again. One query."""
    acts = Event.objects.filter(case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk)
    last = acts.filter(verb__in=[*GIVEN_BACK, "submit"]).order_by("-id").first()
    if last is None or last.verb not in GIVEN_BACK:
        return None
    text = str(last.said.get("reasons") or last.said.get("reason") or "")
    return Asked(last.actor_name, last.at, text) if text else None


def above(thing: Any) -> Sequence[tuple[str, str]]:
    """Projekt, the project, and for a report its own page."""
    if isinstance(thing, Report):
        return trail(thing.project, (name_of(thing.form, thing.case.process), thing.get_absolute_url()))
    return trail(thing.project)


def home(thing: Any) -> str:
    """Where one comes when it has been sent in: the report's own page, or the project."""
    url: str = (thing if isinstance(thing, Report) else thing.project).get_absolute_url()
    return url
