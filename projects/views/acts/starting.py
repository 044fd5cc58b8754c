"""The start of a project, with what is missing before it; and the closing phase, in which it is evaluated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.views.case.acting import Page, refuse, show
from projects.forms.acts import NothingToFillIn, StartForm
from projects.models import Project
from projects.parties import title_of
from projects.presenting.before_start import before_start
from projects.schedule import report_periods
from projects.views.acting import of_project, project_act
from projects.views.fetch import project_or_404
from socinv.lifecycle import clock, policy
from socinv.lifecycle.verdict import Ground
from socinv.lifecycle.web import act
from socinv.notices.audience import told_of
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.dates import day, longdate
from socinv.presentation.grammar import count_words, inside, joined


@person_page
def start(request: PersonRequest, ref: str) -> HttpResponse:
    """The first day, once everything is in place; until then what is missing and where it is done (SUN-32, SUN-55)."""
    project = project_or_404(request, ref)
    verdict = policy.ask(request.standing, "start", project)
    if not verdict and verdict.ground is not Ground.CONDITION:
        return refuse(request, verdict, project.case, project.get_absolute_url())
    form = StartForm(request.POST if request.method == "POST" else None) if verdict else None
    if request.method == "POST" and form is not None and act(request, project, "start", form):
        messages.success(request, _("Projektet har börjat."))
        return redirect(project.get_absolute_url())
    needs = before_start(project, request.standing)
    left = sum(need.status != "ok" for need in needs)
    more: dict[str, Any] = {"needs": needs, "left": left, "coming": _what_comes(project)}
    lead = _("Allt som behövs är på plats.") if verdict else _still_missing(left)
    page = of_project(project, Page(_("Starta projektet"), lead, _("Starta projektet"), "", more))
    status = 409 if request.method == "POST" and not verdict else 200
    told = told_of(project, "start") if verdict else []
    return show(request, project.case, form, page, told, status, template="projects/acts/start.html")


def _still_missing(left: int) -> str:
    return ngettext(
        "Projektet kan inte börja än. En sak saknas.", "Projektet kan inte börja än. %(left)s saker saknas.", left
    ) % {"left": count_words(left).capitalize()}


def _what_comes(project: Project) -> list[str]:
    """What the start sets in motion, if it were today (SUN-33)."""
    today, ends, rule = clock.today(), project.ends, project.case.process.reporting
    lines = [*_what_stands(project), *_who_is_told(project)]
    if ends is None or ends <= today:
        return lines
    half = rule.at == "half"
    periods = report_periods(today, ends, rule.period_ends, rule.days, rule.shortest, half=half)
    first = periods[0]
    lines.append(
        ngettext("En %(report)s ska skrivas.", "%(count)s %(reports)s ska skrivas.", len(periods))
        % {
            "count": count_words(len(periods)).capitalize(),
            "report": rule.title.lower(),
            "reports": rule.plural,
        }
        + " "
        + _("Den första gäller till och med %(to)s och ska vara inskickad senast %(due)s.")
        % {"to": day(first.ends), "due": day(first.due)}
    )
    return [*lines, _("Projektet pågår till och med %(day)s.") % {"day": day(ends)}]


def _what_stands(project: Project) -> list[str]:
    """What of the description can still be changed, where there is one."""
    living = [inside(part.title) for part in project.parts if part.living]
    if not project.parts:
        return []
    if not living:
        return [_("Projektbeskrivningen står fast.")]
    words = {"parts": joined(living)}
    return [_("Projektbeskrivningen står fast. Så länge projektet pågår kan ni ändra %(parts)s.") % words]


def _who_is_told(project: Project) -> list[str]:
    """To whom the plan is reported (NOR-09)."""
    key = project.case.process.project.reported_to
    return [_("Projektplanen rapporteras till %(who)s.") % {"who": inside(title_of(project.case, key))}] if key else []


@person_page
def closing(request: PersonRequest, ref: str) -> HttpResponse:
    """Begin the closing phase: the evaluation opens for the project leader (SUN-34)."""
    project = project_or_404(request, ref)
    heading = _("Börja avsluta projektet")
    page = Page(
        heading, project.case.process.closing.judged.text, heading, _("Projektet avslutas. Utvärderingen kan skrivas."),
        more={"undone": _what_closing_means(project)},
    )  # fmt: skip
    return project_act(request, project, "begin_closing", NothingToFillIn, page)


def _what_closing_means(project: Project) -> list[str]:
    """When the evaluation is due, which reports are left, and that the last day has not come."""
    today, rule = clock.today(), project.case.process.reporting
    last = project.ends or today
    due: date = max(last, today) + timedelta(days=project.case.process.closing.days)
    lines = [
        _("Projektledaren skriver utvärderingen med stöd av samordnarna. Den ska vara inlämnad %(day)s.")
        % {"day": longdate(due)},
        _("Projektet kan inte längre ändras eller förlängas."),
    ]
    left = project.reports.filter(status__in=("draft", "proposed", "returned")).count()
    if left:
        lines.append(
            ngettext(
                "En %(report)s är inte inskickad. Den ska vara det innan utvärderingen lämnas in.",
                "%(count)s %(reports)s är inte inskickade. De ska vara det innan utvärderingen lämnas in.",
                left,
            )
            % {"count": count_words(left).capitalize(), "report": rule.title.lower(), "reports": rule.plural}
        )
    if last > today:
        lines.append(
            _("Projektet pågår till och med %(day)s. Ska det sluta tidigare begär styrgruppen avslut i förtid.")
            % {"day": day(last)}
        )
    return lines
