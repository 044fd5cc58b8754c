"""An item of the minutes: what was put forward, how it was voted, what was decided, and who did not take part."""

from __future__ import annotations

from django.utils.translation import gettext as _

from socinv.documents.paper import Block, Bullets, Section, Table, Text
from socinv.lifecycle.telling import sentence
from socinv.meetings.matters import decided_in_words
from socinv.meetings.models import AgendaItem, ItemStatus, VoteChoice
from socinv.presentation.grammar import joined

SAID = ("reasons", "reason", "terms")  # of what was said in a decision, what the minutes repeat


def item_sections(item: AgendaItem) -> tuple[Section, ...]:
    """The item with its §, in the order that minutes have (kommunallagen 5 kap. 67 §)."""
    first = Section(
        heading=item.title, blocks=(*_about(item), *_away(item)), item=f"§ {item.section}" if item.section else ""
    )
    parts = (
        (_("Förslag och yrkanden"), _proposals(item)), (_("Omröstning"), _votes(item)), (_("Beslut"), _decided(item)),
        (_("Reservationer"), _reserved(item)),
    )  # fmt: skip
    return (first, *(Section(heading, blocks, level=3) for heading, blocks in parts if blocks))


def _about(item: AgendaItem) -> tuple[Block, ...]:
    said = [_("Ärende %(number)s") % {"number": item.case.regnr}] if item.case and item.case.regnr else []
    if item.period is not None:
        said.append(_("Ansökningsperiod: %(period)s") % {"period": item.period.title})
    said += [line for line in item.note.splitlines() if line.strip()]
    return (Text(tuple(said)),) if said else ()


def _away(item: AgendaItem) -> tuple[Block, ...]:
    lines = []
    for one in sorted(item.left.all(), key=lambda row: row.person.name):
        words = {"person": one.person.name, "deputy": one.served_by.name if one.served_by else ""}
        if one.served_by:
            lines.append(_("%(person)s deltog inte på grund av jäv. %(deputy)s tjänstgjorde i stället.") % words)
        else:
            lines.append(_("%(person)s deltog inte på grund av jäv.") % words)
    return (Text(tuple(lines)),) if lines else ()


def _proposals(item: AgendaItem) -> tuple[Block, ...]:
    lines = tuple(f"{one['who']}: {one['text']}" for one in item.proposals)
    return (Bullets(lines),) if lines else ()


def _votes(item: AgendaItem) -> tuple[Block, ...]:
    votes = sorted(item.votes.all(), key=lambda vote: vote.person.name)
    if not votes:
        return ()
    rows = tuple((vote.person.name, str(vote.get_choice_display())) for vote in votes)
    counts = [sum(vote.choice == choice for vote in votes) for choice in VoteChoice.values]
    sums = _("%(yes)d ja, %(no)d nej, %(abstains)d avstår") % dict(zip(VoteChoice.values, counts, strict=True))
    return (Table(_("Så röstade de som tjänstgjorde"), (_("Namn"), _("Röst")), rows, (_("Tillsammans"), sums)),)


def _decided(item: AgendaItem) -> tuple[Block, ...]:
    """What was decided, with the reasons that were given on the thing's own page."""
    lines: list[str] = []
    if item.status == ItemStatus.TAKEN_OFF:
        lines.append(_("Punkten utgick."))
    elif item.status == ItemStatus.PUT_OFF:
        lines.append(_("Punkten bordlades. %(reason)s") % {"reason": item.outcome})
    elif item.decision is not None:
        lines.append(decided_in_words(item.decision))
        lines += [str(item.decision.said[key]) for key in SAID if item.decision.said.get(key)]
    else:
        lines += [line for line in item.outcome.splitlines() if line.strip()]
    reported = tuple(sentence(one.event) for one in item.reports.all())
    blocks: list[Block] = [Bullets(reported)] if reported else []
    return (*blocks, Text(tuple(lines))) if lines else tuple(blocks)


def _reserved(item: AgendaItem) -> tuple[Block, ...]:
    rows = sorted(item.reservations.all(), key=lambda row: row.person.name)
    if not rows:
        return ()
    names = joined([row.person.name for row in rows])
    first = _("Mot beslutet reserverade sig %(names)s.") % {"names": names}
    texts = [f"{row.person.name}: {row.text}" for row in rows if row.text]
    return (Text((first, *texts)),)


def vote_blocks(item: AgendaItem) -> tuple[Block, ...]:
    """Votes, reservations and who was away: what a decision's own document takes from the minutes."""
    return (*_away(item), *_votes(item), *_reserved(item))
