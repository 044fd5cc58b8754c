"""What is done with a report on pages of their own: sent and handed back, read, accepted and sent back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.answering.kept import running_text
from applications.forms_of_case.administering import ReasonForm
from applications.views.case.acting import Page, act_page, show
from projects.forms.acts import NothingToFillIn
from projects.forms.receiving import ReceiptForm, ReturnForm
from projects.models import Report, ReportStatus
from projects.parties import title_of as title_of_party
from projects.presenting.reports.heading import here, period, title_of
from projects.reporters import report_inside, sender_inside, sender_of
from projects.views.acting import of_project
from projects.views.reports.fetch import report_or_404
from socinv.lifecycle import policy
from socinv.lifecycle.models import Event
from socinv.lifecycle.verdict import Ground, Verdict
from socinv.organisation.web import PersonRequest, person_page
from socinv.presentation.grammar import inside

Make = Callable[[Any], forms.Form]
RECEIVED = (ReportStatus.SENT, ReportStatus.READ, ReportStatus.ACCEPTED)
# Where the report is when somebody has done it already, and how that is said.
ALREADY: dict[str, tuple[tuple[str, ...], Any]] = {
    "send": (RECEIVED, later("%(report)s är redan skickad.")),
    "hand_back": ((ReportStatus.DRAFT,), later("%(report)s är redan hos projektgruppen.")),
    "read": ((ReportStatus.READ, ReportStatus.ACCEPTED), later("%(report)s är redan läst.")),
    "accept": ((ReportStatus.ACCEPTED,), later("%(report)s är redan godkänd.")),
    "send_back": ((ReportStatus.RETURNED,), later("%(report)s är redan skickad tillbaka.")),
}


def _report_act(
    request: PersonRequest, ref: str, number: int, verb: str, make: Make, words: Callable[[Report], Page]
) -> HttpResponse:
    """Ask the policy, show the form, perform and go back to the report.

    One who presses twice is told that it is done; one who comes too late keeps what was typed.
    """
    report, _reports = report_or_404(request, ref, number)
    page = of_project(report.project, words(report), here(report), home=report.get_absolute_url())
    verdict = policy.ask(request.standing, verb, report)
    if verdict.ground is Ground.STATE:
        return _too_late(request, report, verb, make, page, verdict)
    return act_page(request, report, verb, make, page)


def _too_late(
    request: PersonRequest, report: Report, verb: str, make: Make, page: Page, verdict: Verdict
) -> HttpResponse:
    statuses, said = ALREADY[verb]
    is_done = report.status in statuses
    form = make(request.POST) if request.method == "POST" else None
    if form is not None and running_text(form) and not (is_done and _did(request, report, verb)):
        form.add_error(None, str(verdict.reason))
        return show(request, report.case, form, replace(page, tells=False), [], status=409)
    messages.info(request, str(said) % {"report": title_of(report)} if is_done else str(verdict.reason))
    return redirect(report)


def _did(request: PersonRequest, report: Report, verb: str) -> bool:
    """Whether it was this person who did it last."""
    events = Event.objects.filter(case=report.case, thing=report._meta.label_lower, thing_id=report.pk, verb=verb)
    last = events.order_by("-id").first()
    return last is not None and last.actor_id == request.user.pk


def _receiver(report: Report) -> str:
    """The body that reports go to, inside a sentence."""
    return inside(title_of_party(report.case, report.case.process.reporting.to))


def _inside(report: Report) -> str:
    """lägesrapport 3, as it is called in a sentence."""
    return report_inside(report.case.process, report.number)


@person_page
def send(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """The steering group sends the report to those who receive it (SUN-12, SUN-33)."""
    return _report_act(request, ref, number, "send", NothingToFillIn, _sending)


def _sending(report: Report) -> Page:
    lead = _("%(sender)s rapporterar till %(who)s för tiden %(period)s. Sedan går det inte att ändra i rapporten.")
    name, sender = title_of(report), sender_of(report.case.process)
    return Page(
        _("Skicka %(report)s") % {"report": _inside(report)},
        lead % {"sender": sender, "who": _receiver(report), "period": period(report)},
        _("Skicka rapporten"), _("%(report)s är skickad.") % {"report": name},
        {"more_url": report.get_absolute_url(), "more_word": _("Läs den först"), "more_text": ""},
    )  # fmt: skip


@person_page
def hand_back(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """The steering group wants something changed before it sends."""
    return _report_act(request, ref, number, "hand_back", _why, _handing_back)


def _why(data: Any) -> forms.Form:
    return ReasonForm(data, label=_("Vad ska projektgruppen ändra?"))


def _handing_back(report: Report) -> Page:
    name = title_of(report)
    return Page(
        _("Lämna tillbaka %(report)s") % {"report": _inside(report)},
        _("Projektgruppen får skriva i rapporten igen och lämnar den till %(sender)s när den är klar.")
        % {"sender": sender_inside(report.case.process)},
        _("Lämna tillbaka"), _("%(report)s är tillbaka hos projektgruppen.") % {"report": name},
    )  # fmt: skip


@person_page
def read(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """Those who receive it have it before them."""
    return _report_act(request, ref, number, "read", NothingToFillIn, _reading)


def _reading(report: Report) -> Page:
    name = title_of(report)
    lead = _("Då ser projektet att %(who)s har fått rapporten. Den kan godkännas eller skickas tillbaka efteråt.")
    return Page(
        _("Notera att %(report)s är läst") % {"report": _inside(report)}, lead % {"who": _receiver(report)},
        _("Notera att den är läst"), _("%(report)s är läst.") % {"report": name},
    )  # fmt: skip


@person_page
def accept(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """The body that the report went to accepts it (SUN-33)."""
    return _report_act(request, ref, number, "accept", ReceiptForm, _accepting)


def _accepting(report: Report) -> Page:
    name = title_of(report)
    lead = _("%(who)s godkänner rapporten för tiden %(period)s.")
    who = title_of_party(report.case, report.case.process.reporting.to)
    return Page(
        _("Godkänn %(report)s") % {"report": _inside(report)}, lead % {"who": who, "period": period(report)},
        _("Godkänn rapporten"), _("%(report)s är godkänd.") % {"report": name},
    )  # fmt: skip


@person_page
def send_back(request: PersonRequest, ref: str, number: int) -> HttpResponse:
    """The body that the report went to wants it completed, and says what."""
    return _report_act(request, ref, number, "send_back", ReturnForm, _sending_back)


def _sending_back(report: Report) -> Page:
    name = title_of(report)
    return Page(
        _("Skicka tillbaka %(report)s") % {"report": _inside(report)},
        _("Projektgruppen kompletterar rapporten och %(sender)s skickar den igen. Det som skickades står kvar.")
        % {"sender": sender_inside(report.case.process)},
        _("Skicka tillbaka"), _("%(report)s är skickad tillbaka för komplettering.") % {"report": name},
    )  # fmt: skip
