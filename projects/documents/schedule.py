"""What a project reports, to whom and when, as it stands in the order (SUN-33, ORE-17, NOR-10, NOR-11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from projects.models import Project
from projects.parties import title_of
from projects.presenting.reports.loading import reports_of
from projects.reporters import report_title, sender_of, sends_itself
from projects.schedule import report_periods, years_after
from socinv.documents.paper import Block, Table, Text
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside, joined
from socinv.presentation.money import NO_VALUE

UNWANTED = ("new", "cancelled")
Row = tuple[str, str, str, str]


def reporting(project: Project) -> Iterator[Block]:
    """Who writes and sends, and every report with its time, its last day and its receiver."""
    yield Text((_course(project), *filter(None, (project.case.process.reporting.text,))))
    rows = (*_reports(project), *_ending(project))
    if rows:
        heads = (_("Rapport"), _("Tiden"), _("Senast"), _("Till"))
        yield Table(_("Det som ska rapporteras"), heads, rows)


def _course(project: Project) -> str:
    """Who writes the reports, who sends them, to whom, and who else is told."""
    process = project.case.process
    rule = process.reporting
    words = {
        "group": process.project.group.title, "sender": sender_of(process),
        "to": inside(title_of(project.case, rule.to)), "report": rule.definite if rule.is_single else rule.plural,
        "informed": joined([inside(title_of(project.case, key)) for key in rule.informs]),
    }  # fmt: skip
    if sends_itself(process):
        said = _("%(sender)s svarar för %(report)s och skickar till %(to)s.") % words
    else:
        said = _("%(group)s skriver %(report)s och %(sender)s skickar till %(to)s.") % {
            **words, "sender": inside(words["sender"]),
        }  # fmt: skip
    if not rule.informs:
        return said
    return f"{said} " + _("Rapporteringen går också för information till %(informed)s.") % words


def _reports(project: Project) -> Iterator[Row]:
    """The reports that are made; before the start those that will be, if it begins as was decided: one query."""
    rule, to = project.case.process.reporting, title_of(project.case, project.case.process.reporting.to)
    made = [one for one in reports_of(project) if one.status not in UNWANTED]
    for report in made:
        span = _time(report.period_from, report.period_to)
        yield report_title(project.case.process, report.number), span, day(report.due), to
    if made or project.starts is None or project.ends is None:
        return
    periods = report_periods(
        project.starts, project.ends, rule.period_ends, rule.days, rule.shortest, half=rule.at == "half"
    )
    for number, one in enumerate(periods, start=1):
        yield report_title(project.case.process, number), _time(one.starts, one.ends), day(one.due), to


def _ending(project: Project) -> Iterator[Row]:
    """The evaluation after the last day, and the follow-up where the guideline has one (ORE-21)."""
    process, last = project.case.process, project.ends
    if last is None:
        return
    closing = process.closing
    due = day(last + timedelta(days=closing.days))
    yield closing.title, _("hela projektet"), due, title_of(project.case, closing.judged.by)
    if process.follow_up is not None:
        rule = process.follow_up
        span = f"{day(years_after(last, rule.from_years))} – {day(years_after(last, rule.to_years))}"
        yield rule.title, NO_VALUE, span, process.body_title("coordination")


def _time(first: date, last: date) -> str:
    return f"{day(first)} – {day(last)}"
