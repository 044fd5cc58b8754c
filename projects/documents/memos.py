"""The memos of what is decided about a project: a change, how it is judged, and what becomes of the work
(SUN-07, SUN-34, SUN-36, SUN-44, ORE-19, ORE-23, NOR-12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.documents.blocks import running, section
from projects.documents.evaluation import in_short, judged, promised
from projects.documents.frame import at_hand, paper
from projects.kinds_of_change import kind_word
from projects.models import Change, Evaluation, ScaleUp
from projects.models.change import ChangeOutcome
from projects.parties import title_of as title_of_party
from projects.presenting.changes import heads_of, lines_of, positions_of
from projects.presenting.continuing import decision_of, proposal_of
from projects.presenting.ending import signed_line
from projects.presenting.judging import essence_of
from socinv.documents.paper import Block, Bullets, Facts, Lines, Paper, Quote, Section, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.dates import day
from socinv.presentation.grammar import inside
from socinv.presentation.money import NO_VALUE, kronor


def of_change(change: Change) -> Paper:
    """A change that was decided: date, reason, and effect on dates, budget and repayment (SUN-07)."""
    project, case = at_hand(change), change.case
    change.project = project
    who, word = title_of_party(case, case.process.change.by), str(ChangeOutcome(change.outcome).label)
    return paper(
        project, _("Beslut"),
        [
            *section(_("Beslut"), _decided(word, who, change.decided_on, change.item)),
            *section(_("Ärendet"), _asked(change)),
            *section(_("Vad beslutet ändrar"), _effect(change)),
            *section(_("Innan beslutet"), _positions(change)),
            *section(_("Skäl för beslutet"), _words(change.reasons, who)),
            *_signature(who),
        ],
        day=change.decided_on or clock.today(), sender=who, receiver=_receivers(change),
        title=_("%(kind)s: %(project)s") % {"kind": kind_word(case.process, change.kind), "project": case},
        page=change.get_absolute_url(),
    )  # fmt: skip


def _receivers(thing: Any) -> list[str]:
    rule = thing.case.process.project
    return [thing.case.department.name, rule.steering.title]


def _decided(word: str, who: str, when: date | None, item: str) -> Iterator[Block]:
    yield Facts(((_("Utfall"), word), (_("Beslutat av"), who), (_("Dag"), signed_line(when, item))))


def _asked(change: Change) -> Iterator[Block]:
    """What was to be changed and why, and who raised it."""
    case = change.case
    if change.raised_by_decider:
        raised = title_of_party(case, case.process.change.by)
    elif change.raised_by:
        raised = title_of_party(case, change.raised_by)
    else:
        raised = case.process.project.steering.title
    pairs = [(_("Begärd av"), raised), (_("Dag"), day(change.asked_at) if change.asked_at else "")]
    yield Facts(tuple((term, value) for term, value in pairs if value))
    yield from running(change.what)
    yield from _words(change.reason, raised)


def _effect(change: Change) -> Iterator[Block]:
    rows = tuple((one.term, one.before, one.after, one.difference) for one in lines_of(change))
    if rows:
        before, after = heads_of(change)
        heads = (_("Vad"), before, after, _("Skillnad"))
        yield Table(_("Före och efter"), heads, rows, numbers=(1, 2, 3))
    if change.repayment:
        yield Text((_("Återföringen: %(text)s") % {"text": change.repayment},))


def _positions(change: Change) -> Iterator[Block]:
    """What was said before it was decided, in order, condition by condition (ORE-19)."""
    for one in positions_of(change):
        if one["status"] != "taken":
            continue
        yield Facts(((one["title"], one["word"]), (_("Av"), one["who"]), (_("Dag"), one["signed"])))
        judgements = tuple((row["title"], row["word"], row["why"] or NO_VALUE) for row in one["judged"])
        if judgements:
            yield Table(one["title"], (_("Villkor"), _("Bedömning"), _("Skäl")), judgements)
        yield from _words(one["reasons"], one["who"])


def _words(text: str, who: str) -> tuple[Block, ...]:
    """Somebody's own words, or nothing."""
    said = tuple(line.strip() for line in text.splitlines() if line.strip())
    return (Quote(said, who),) if said else ()


def _signature(who: str) -> tuple[Section, ...]:
    return section(_("Underskrift"), [Lines(((_("För %(who)s") % {"who": inside(who)}, ""),))])


def of_verdict(evaluation: Evaluation) -> Paper:
    """How a project was judged, on what and what follows (SUN-34, SUN-35)."""
    project, case = at_hand(evaluation), evaluation.case
    rule, essence = case.process.closing.judged, essence_of(evaluation)
    who = title_of_party(case, rule.by)
    return paper(
        project, rule.title,
        [
            *section(rule.title, judged(evaluation)),
            *section(_("Det som bedömningen bygger på"), [*running(rule.text), *in_short(evaluation, essence)]),
            *section(_("Det som lovades och det som blev"), promised(essence)),
            *_signature(who),
        ],
        day=evaluation.judged_on or clock.today(), sender=who, receiver=_receivers(evaluation),
        facts=[(_("Jämförelse"), str(evaluation.get_comparison_display()))],
        page=reverse("project-judge", args=[case.ref]),
    )  # fmt: skip


def of_continuation(scale_up: ScaleUp) -> Paper:
    """What becomes of the work: the proposal, the decision and the resources that are moved (SUN-36, SUN-44)."""
    project, case = at_hand(scale_up), scale_up.case
    scale_up.project = project
    process, decided = case.process, scale_up.decided_on is not None
    rule = process.scale_up if decided and process.scale_up else process.proposal
    who = title_of_party(case, rule.by) if rule else ""
    return paper(
        project, _("Beslut"),
        [
            *section(_("Beslut"), _continued(scale_up, who)),
            *section(_("Förslaget"), _proposed(scale_up) if process.proposal and decided else ()),
            *section(_("Resurser som flyttas"), _moves(scale_up) if decided else ()),
            *_signature(who),
        ],
        day=scale_up.decided_on or scale_up.proposed_on or clock.today(), sender=who, receiver=_receivers(scale_up),
        title=_("%(title)s: %(project)s") % {"title": rule.title if rule else _("Fortsättning"), "project": case},
        page=scale_up.get_absolute_url(),
    )  # fmt: skip


def _continued(scale_up: ScaleUp, who: str) -> Iterator[Block]:
    """The decision, or that nothing was to go on; the parts, where it is not the whole."""
    if scale_up.decided_on is None:
        yield from _decided(str(scale_up.get_continuation_display()), who, scale_up.proposed_on, scale_up.proposed_item)
        yield from _parts(scale_up.parts)
        yield from _words(scale_up.proposal, who)
        return
    said = decision_of(scale_up)
    yield from _decided(scale_up.outcome_word, who, scale_up.decided_on, scale_up.item)
    yield from _parts(said["parts"])
    yield from _words(scale_up.reasons, who)
    if said["compared"]:
        yield Text((said["compares"], *said["compared"].splitlines()))


def _parts(parts: Iterable[object]) -> Iterator[Block]:
    names = tuple(str(one) for one in parts)
    if names:
        yield Text((_("Beslutet gäller de här delarna:"),))
        yield Bullets(names)


def _proposed(scale_up: ScaleUp) -> Iterator[Block]:
    process, said = scale_up.case.process, proposal_of(scale_up)
    who = title_of_party(scale_up.case, process.proposal.by) if process.proposal else ""
    pairs = [
        (_("Förslag"), said["continuation"]), (_("Föreslaget av"), who), (_("Dag"), said["signed"]),
        (_("Omfattning"), _("Hela arbetet") if said["is_whole"] else ", ".join(said["parts"])),
        (_("Kostnad per år"), kronor(said["yearly_cost"]) if said["yearly_cost"] is not None else ""),
    ]  # fmt: skip
    yield Facts(tuple((term, value) for term, value in pairs if value))
    yield from _words(said["text"], who)


def _moves(scale_up: ScaleUp) -> Iterator[Block]:
    """From whom to whom, how much a year and from when; and what it is for each of them together."""
    said = decision_of(scale_up)
    if not said["moves"]:
        return
    rows = tuple((one.source or _("Nya medel"), one.goal, str(one.year), kronor(one.amount)) for one in said["moves"])
    heads = (_("Från"), _("Till"), _("Från år"), _("Belopp per år"))
    sums = (_("Summa"), "", "", kronor(said["total"]))
    yield Table(_("Flyttade resurser"), heads, rows, sums, numbers=(2, 3))
    balances = tuple((one["name"], one["gets"], one["gives"], one["net"]) for one in said["balances"])
    yield Table(_("För var och en"), (_("Nämnd"), _("Får"), _("Lämnar"), _("Netto")), balances, numbers=(1, 2, 3))
