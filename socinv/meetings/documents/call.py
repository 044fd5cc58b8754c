"""The call to a meeting, with its agenda and the papers of each item."""

from __future__ import annotations

from django.utils.translation import gettext as _

from socinv.documents.paper import Bullets, Paper, Section, Table, Text
from socinv.meetings.agenda import matters_on
from socinv.meetings.documents.gathered import ON_THE_AGENDA, Gathered, gathered
from socinv.meetings.models import AgendaItem, Meeting
from socinv.presentation.dates import day_of, isodate

KEY = "call"


def compose(meeting: Meeting) -> Paper:
    """The call as the agenda stands now."""
    known = gathered(meeting.pk)
    called_at = known.meeting.called_at
    return Paper(
        kind=_("Kallelse"),
        title=_("Sammanträde med %(body)s") % {"body": known.title},
        municipality=known.meeting.municipality.name,
        day=isodate(day_of(called_at)) if called_at else isodate(known.meeting.held_on),
        sender=known.meeting.body.name,
        receiver=(_("De som är kallade"),),
        facts=known.facts(),
        sections=(_agenda(known), _called(known)),
        page=known.meeting.get_absolute_url(),
    )


def _agenda(known: Gathered) -> Section:
    items = [item for item in known.items if item.status in ON_THE_AGENDA]
    matters = matters_on(items)
    lines = []
    for item in items:
        papers = matters[item.pk].papers if item.pk in matters else ()
        named = ", ".join(paper.title for paper in papers)
        lines.append(f"{_titled(item)}. {_('Handlingar')}: {named}." if named else f"{_titled(item)}.")
    return Section(_("Dagordning"), (Bullets(tuple(lines), numbered=True),))


def _titled(item: AgendaItem) -> str:
    number = item.case.regnr if item.case else ""
    return f"{item.title} ({number})" if number and number not in item.title else item.title


def _called(known: Gathered) -> Section:
    rows = tuple((row.person.name, known.role(row)) for row in known.called)
    rule = Text((_("Den som inte kan komma meddelar det, så att en ersättare kan träda in."),))
    return Section(_("Kallade"), (Table(_("De som är kallade"), (_("Namn"), _("Roll")), rows), rule))
