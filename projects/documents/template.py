"""The next report as an empty form on paper, with what is known filled in, for those who write in a meeting: when it
is due and for which time, the values before, the planned activities (ORE-17, SUN-33)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from applications.content.answers import answers_of
from applications.content.answers import day as day_in
from applications.content.columns import COLUMNS
from applications.documents.blocks import section
from projects.documents.frame import at_hand, paper
from projects.models import Report
from projects.models.report import RECEIVED
from projects.parties import title_of as title_of_party
from projects.presenting.reports.heading import period, title_of
from projects.presenting.reports.loading import reports_of
from projects.reporters import report_inside, sender_inside, sends_itself
from socinv.documents.paper import Block, Facts, Lines, Paper, Section, Table, Text
from socinv.lifecycle import clock
from socinv.lifecycle.process import Field, Part
from socinv.presentation.dates import day, longdate
from socinv.presentation.grammar import inside
from socinv.presentation.money import NO_VALUE, kronor

TO_FILL_IN = ""
FEWEST, MOST = 4, 10  # lines for an answer


def compose(report: Report) -> Paper:
    """The form of a report that is to be written."""
    project = at_hand(report)
    process = report.case.process
    return paper(
        project, _("Mall"),
        [
            *section(_("Planerat under tiden"), _planned(report)),
            *section(_("Ekonomin i förra rapporten"), _money(report)),
            *(one for part in report.parts for one in _part(report, part)),
            *section(_("Underskrift"), [_signed(report)]),
        ],
        day=clock.today(), sender=process.body_title("coordination"), receiver=[process.project.group.title],
        title=_("Mall för %(report)s: %(project)s")
        % {"report": report_inside(process, report.number), "project": report.case},
        lead=_lead(report), facts=[(_("Tiden"), period(report)), (_("Senast"), longdate(report.due))],
        page=report.get_absolute_url(),
    )  # fmt: skip


def _lead(report: Report) -> str:
    """Who fills it in, who sends it, to whom."""
    process = report.case.process
    words = {
        "group": process.project.group.title, "sender": sender_inside(process), "day": longdate(report.due),
        "to": inside(title_of_party(report.case, process.reporting.to)), "report": title_of(report),
    }  # fmt: skip
    if sends_itself(process):
        return _("%(report)s ska vara hos %(to)s senast %(day)s. Skriv in svaren i systemet efteråt.") % words
    return _(
        "%(group)s skriver och %(sender)s skickar till %(to)s senast %(day)s. Skriv in svaren i systemet efteråt."
    ) % words  # fmt: skip


def _planned(report: Report) -> Iterator[Block]:
    """The activities of the plan that fall in the time, and those before it that are not done."""
    answers = answers_of(report.case, report.project.form)
    words = {key: str(word) for one in COLUMNS["activities"] if one.key == "state" for key, word in one.choices}
    rows = [
        row
        for part in report.project.parts
        for field in part.field
        if field.kind == "activities"
        for row in answers.get(part.key, {}).get(field.key) or ()
        if _is_of_the_time(report, row)
    ]
    if rows:
        heads = (_("Aktivitet eller milstolpe"), _("Börjar"), _("Slutar"), _("Ansvarig"), _("Läge i planen"),
                 _("Läge nu"))  # fmt: skip
        lines = tuple(
            (str(row.get("what") or ""), _day(row.get("starts")), _day(row.get("ends")), str(row.get("who") or ""),
             words.get(str(row.get("state")), ""), TO_FILL_IN)
            for row in rows
        )  # fmt: skip
        yield Table(_("Aktiviteter enligt planen"), heads, lines)


def _is_of_the_time(report: Report, row: Mapping[str, Any]) -> bool:
    starts, ends = day_in(row.get("starts")), day_in(row.get("ends"))
    if starts is None or starts > report.period_to:
        return False
    return (ends or starts) >= report.period_from or row.get("state") != "done"


def _day(value: Any) -> str:
    found = day_in(value)
    return day(found) if found else NO_VALUE


def _money(report: Report) -> Iterator[Block]:
    """The budget, and what the report before said was used and forecast."""
    earlier = [one for one in reports_of(report.project) if one.number < report.number and one.status in RECEIVED]
    pairs = [(_("Budget"), kronor(report.project.budget))]
    if earlier:
        last = earlier[-1]
        pairs += [(_("Förbrukat"), kronor(last.spent)), (_("Prognos för hela projektet"), kronor(last.forecast))]
        pairs.append((_("Enligt"), f"{title_of(last)}, {day(last.period_to)}"))
    yield Facts(tuple(pairs))


def _part(report: Report, part: Part) -> Iterator[Section]:
    """A part of the form: its heading, then each question with room for the answer."""
    fixed = [field for field in part.field if field.is_fixed]
    intro: list[Block] = [Text((part.lead,))] if part.lead else []
    for field in fixed:
        intro += _given(report, field)
    short = tuple((_short(field), TO_FILL_IN) for field in part.field if _is_short(field))
    if short:
        intro.append(Lines(short))
    yield Section(part.title, tuple(intro))
    for field in part.field:
        if not field.is_fixed and not _is_short(field):
            yield Section(field.label, tuple(_room(field)), level=3)


def _is_short(field: Field) -> bool:
    return field.kind in ("money", "number", "date", "year", "text")


def _short(field: Field) -> str:
    unit = field.unit or (_("kronor") if field.kind == "money" else "")
    return f"{field.label}, {unit}" if unit else field.label


def _room(field: Field) -> Iterator[Block]:
    """What is asked for, then lines to write on; the choices where there are some."""
    if field.help:
        yield Text((field.help,))
    if field.choices:
        yield Lines(tuple((choice.label, TO_FILL_IN) for choice in field.choices))
    else:
        yield Lines((("", TO_FILL_IN),) * min(max(field.rows, FEWEST), MOST), wide=True)


def _given(report: Report, field: Field) -> Iterator[Block]:
    """A table with its given rows: the measures with what is known of them, or the age bands."""
    rows = report.given.get(field.kind, ())
    if not rows:
        return
    notes = [str(name) for name, _figure in rows[0].notes]
    columns = [str(column.label) for column in COLUMNS[field.kind]]
    first = _("Mått") if field.kind == "values" else _("Ålder")
    lines = tuple(
        (row.label, *(figure for _name, figure in row.notes), *(TO_FILL_IN for _c in columns)) for row in rows
    )
    numbers = tuple(range(1, 1 + len(notes)))
    yield Table(field.label, (first, *notes, *columns), lines, numbers=numbers)


def _signed(report: Report) -> Lines:
    return Lines(((_("Ort och dag"), ""), (_("Namn"), "")))
