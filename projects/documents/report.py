"""A report that was sent, on paper: what was done, the values against what was promised, and the money
(SUN-33, ORE-17, NOR-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from applications.documents.blocks import of_answers, running, section
from applications.forms.lists import lists_of
from projects.documents.frame import at_hand, enclosures, paper
from projects.documents.pictures import of_line
from projects.models import Report
from projects.parties import title_of as title_of_party
from projects.presenting.measures.pictures import drawn
from projects.presenting.measures.series import Measures, Series, measures
from projects.presenting.reports.content import Block as Said
from projects.presenting.reports.content import Value, asked_for, sections
from projects.presenting.reports.heading import period, title_of
from projects.presenting.reports.loading import KnownReport, measured, reports_of
from projects.presenting.reports.participants import GENDERS, Participants
from projects.presenting.reports.story import answer
from projects.reporters import sender_of
from socinv.documents.paper import Block, Facts, Paper, Quote, Section, Table, Text
from socinv.lifecycle import clock
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from socinv.presentation.dates import day, day_of
from socinv.presentation.money import NBSP, NO_VALUE, number

ENOUGH = 2  # values that make a picture


def compose(report: Report) -> Paper:
    """The report as it was last sent."""
    project = at_hand(report)
    known = _known(report)
    names = lists_of(report.case).departments
    files, enclosed = enclosures(report)
    return paper(
        project, report.case.process.reporting.title,
        [
            *section(_("Det här ber projektet om"), running(asked_for(known))),
            *(one for said in sections(known, measured(known), names) for one in _part(known, said.title, said.blocks)),
            *section(_("Måtten över tid"), _over_time(known)),
            *_answer(known),
            *files,
        ],
        day=day_of(report.sent_at or clock.now()), sender=_sender(report),
        receiver=[title_of_party(report.case, report.case.process.reporting.to)], facts=_facts(report),
        title=f"{title_of(report)}: {report.case}", enclosed=enclosed, page=report.get_absolute_url(),
    )  # fmt: skip


def _known(report: Report) -> KnownReport:
    """The report as everyone reads it: the latest version that was sent."""
    standing = standing_of(User.objects.system(), report.municipality_id, clock.today())
    version = report.case.versions.filter(form=report.form).order_by("-number").first()
    answers = version.answers if version is not None else None
    return KnownReport(report, standing, reports_of(report.project), (), (), version, answers)


def _sender(report: Report) -> str:
    return f"{sender_of(report.case.process)}, {report.case.department.name}"


def _facts(report: Report) -> list[tuple[str, str]]:
    return [
        (_("Tiden"), period(report)),
        (_("Skulle skickas"), _("senast %(day)s") % {"day": day(report.due)}),
        (_("Skickad"), day(report.sent_at) if report.sent_at else ""),
    ]


def _part(known: KnownReport, title: str, said: Iterable[Said]) -> tuple[Section, ...]:
    """A part of the report: its tables and figures first, then what is said of them."""
    said = list(said)
    figures = tuple(block for one in said if one.text is None for block in _figures(known, one))
    return of_answers(title, [one.text for one in said if one.text is not None], before=figures)


def _figures(known: KnownReport, said: Said) -> Iterator[Block]:
    if said.participants is not None:
        yield from _participants(said.participants)
    elif said.economy is not None:
        yield Facts(tuple((str(one["term"]), _amount(one)) for one in said.economy.figures))
    else:
        yield from _values(known, said.values)


def _amount(figure: dict[str, str]) -> str:
    said = NBSP.join(filter(None, (figure["value"], figure["unit"])))
    return f"{said} ({figure['note']})" if figure["note"] else said


def _participants(found: Participants) -> Iterator[Block]:
    """Whom it has reached, by age and gender (SUN-29)."""
    yield Text((found.sentence,))
    heads = (_("Ålder"), _("Flickor och kvinnor"), _("Pojkar och män"), _("Annat eller ej angivet"), _("Summa"))
    rows = tuple((one.label, *map(number, one.figures), number(one.total)) for one in found.bands)
    if rows:
        sums = (found.all.label, *map(number, found.all.figures), number(found.all.total))
        numbers = tuple(range(1, len(GENDERS) + 2))
        yield Table(_("Deltagare från projektets början"), heads, rows, sums, numbers)


def _values(known: KnownReport, found: Iterable[Value]) -> Iterator[Block]:
    """Each measure against where it began and where it is going; a value that is missing says why."""
    rows = list(found)
    if not rows:
        return
    before = title_of(known.before) if known.before else _("Förra rapporten")
    heads = (_("Mått"), _("Enhet"), _("Utgångsläge"), _("Mål"), before, _("Nu"), _("Hur långt"))
    yield Table(_("Måtten mot utgångsläge och mål"), heads, tuple(_value(one) for one in rows), numbers=(2, 3, 4, 5))
    missing = [f"{one.indicator}: {one.missing}" for one in rows if one.missing]
    if missing:
        yield Text((_("Värden som saknas:"), *missing))


def _value(one: Value) -> tuple[str, ...]:
    indicator = one.indicator
    now = _("saknas") if one.missing else one.now
    before = _("saknas") if one.before_missing else one.before
    return (
        indicator.name, indicator.unit or NO_VALUE, number(indicator.baseline), number(indicator.target), before, now,
        one.way or NO_VALUE,
    )  # fmt: skip


def _over_time(known: KnownReport) -> Iterator[Block]:
    """A picture of each measure that has values enough, up to this report."""
    found = _until(measures(known.project), known.report)
    for series in found.series:
        if sum(row.value is not None for _report, row in series.values) >= ENOUGH:
            yield of_line(drawn(series).chart)


def _until(found: Measures, report: Report) -> Measures:
    series = tuple(
        Series(one.indicator, tuple(pair for pair in one.values if pair[0].number <= report.number))
        for one in found.series
    )
    return Measures(found.project, found.reports, series)


def _answer(known: KnownReport) -> tuple[Section, ...]:
    """What those who received it said."""
    said: dict[str, Any] | None = answer(known)
    if said is None:
        return ()
    who = title_of_party(known.case, known.case.process.reporting.to)
    words = (Quote(tuple(str(said["words"]).splitlines()), who),) if said["words"] else ()
    return section(_("Svar"), (Text((said["sentence"],)), *words))
