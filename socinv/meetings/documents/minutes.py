"""The minutes of a meeting as they were adjusted, and the extract of one item."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from socinv.documents.paper import Block, Bullets, Facts, Paper, Section, Table, Text
from socinv.meetings.documents.gathered import Gathered, gathered
from socinv.meetings.documents.item_section import item_sections
from socinv.meetings.law import is_under_the_act, posted_by
from socinv.meetings.models import AgendaItem, Meeting
from socinv.presentation.dates import isodate
from socinv.presentation.grammar import joined

MINUTES, EXTRACT = "minutes", "extract"


def compose_minutes(meeting: Meeting) -> Paper:
    """The whole minutes, item by item."""
    known = gathered(meeting.pk)
    numbered = [item for item in known.items if item.section]
    return Paper(
        kind=_("Protokoll"),
        title=_("Sammanträde med %(body)s") % {"body": known.title},
        sections=(_present(known), *(one for item in numbered for one in item_sections(item)), _adjusted(known)),
        contents=len(numbered) > 3,
        **_frame(known),
    )


def compose_extract(item: AgendaItem) -> Paper:
    """One item, for the case it is about and for whoever is to carry it out."""
    known = gathered(item.meeting_id)
    own = known.item(item.pk)
    number = own.case.regnr if own.case else ""
    return Paper(
        kind=_("Protokollsutdrag"),
        title=_("%(section)s, sammanträde med %(body)s") % {"section": f"§ {own.section}", "body": known.title},
        sections=(*item_sections(own), *_served(own), _adjusted(known)),
        regnr=number,
        **_frame(known),
    )


def _frame(known: Gathered) -> dict[str, Any]:
    meeting = known.meeting
    return {
        "municipality": meeting.municipality.name, "day": isodate(meeting.held_on), "sender": meeting.body.name,
        "facts": known.facts(), "page": meeting.get_absolute_url(),
    }  # fmt: skip


def _present(known: Gathered) -> Section:
    """Those who were there, each with the role and for whom a deputy served."""
    rows = []
    for row in known.called:
        if row.is_present:
            serves = row.serves_for.name if row.serves_for else ""
            rows.append((row.person.name, known.role(row), serves))
    heads = (_("Namn"), _("Roll"), _("Tjänstgör för"))
    blocks: list[Block] = [Table(_("De som var med"), heads, tuple(rows))]
    away = [row.person.name for row in known.called if not row.is_present]
    if away:
        blocks.append(Text((_("Inte närvarande: %(names)s.") % {"names": joined(away)},)))
    return Section(_("Närvarande"), tuple(blocks))


def _served(item: AgendaItem) -> tuple[Section, ...]:
    lines = tuple(
        _("%(name)s, tjänstgjorde för %(other)s") % {"name": one["name"], "other": one["for"]}
        if one["for"] else one["name"]
        for one in item.served
    )  # fmt: skip
    return (Section(_("Deltog i beslutet"), (Bullets(lines),)),) if lines else ()


def _adjusted(known: Gathered) -> Section:
    """Who adjusted the minutes and when; and what the law says of announcing it and of appeals."""
    meeting = known.meeting
    pairs = [
        (meeting.chaired_by, meeting.chair_adjusted_at, _("Ordförande")),
        (meeting.adjuster, meeting.adjuster_adjusted_at, _("Justerare")),
    ]
    facts = tuple((role, f"{person.name}, {isodate(at)}") for person, at, role in pairs if person and at)
    blocks: list[Block] = [Facts(facts)] if facts else []
    if meeting.adjusted_on is not None and is_under_the_act(meeting.body.kind):
        words = {"day": isodate(posted_by(meeting.adjusted_on))}
        blocks.append(Text((
            _("Att protokollet är justerat tillkännages på kommunens anslagstavla senast %(day)s.") % words,
            _("Ett beslut kan överklagas inom tre veckor från den dag då justeringen tillkännagavs."),
        )))  # fmt: skip
    return Section(_("Justering"), tuple(blocks))
