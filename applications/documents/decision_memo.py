"""The memo of an answer: who decided what, when, by what right and why. Also what was decided outside a meeting."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.documents.blocks import (
    addressee,
    answer_facts,
    judged,
    reasons,
    section,
    weighed,
    when_and_how,
)
from applications.documents.extra import added_to
from applications.documents.gathered import Gathered, gathered, titled
from applications.documents.official_report import title_of
from applications.documents.phrases import paragraphs, standing_sections
from applications.flow.work import VERB_OF_KIND
from applications.models import Step
from applications.telling import what_was_done
from socinv.documents.models.standard_text import TextUse
from socinv.documents.paper import Block, Lines, Paper, Section, Text
from socinv.lifecycle import clock
from socinv.presentation.grammar import inside, joined

KEY = "decision-memo"
CALLED = {
    "assessment": later("Beslut"), "decision": later("Beslut"), "stance": later("Ställningstagande"),
    "weighing": later("Ställningstagande"), "preparation": later("Beredning"), "views": later("Synpunkter"),
    "sign-off": later("Underskrift"),
}  # fmt: skip


def compose(step: Step) -> Paper:
    """The memo of an answered step."""
    known = gathered(step.case_id)
    own, case = known.step(step.pk), known.case
    return Paper(
        kind=str(CALLED[own.kind]),
        title=title_of(own),
        municipality=case.municipality.name,
        day=(own.answered_on or clock.today()).isoformat(),
        sender=addressee(own),
        receiver=(case.department.name,),
        regnr=case.regnr,
        lead=_lead(own),
        facts=_facts(known, own),
        sections=_sections(known, own),
        page=reverse("step", args=[case.ref, own.pk]),
        extra={
            "outcome": own.outcome, "answered_on": str(own.answered_on or ""), "item": own.item,
            "amount": str(own.amount) if own.amount is not None else "",
        },
    )  # fmt: skip


def _lead(step: Step) -> str:
    """Who did what, with how much and when: one sentence."""
    did = what_was_done(VERB_OF_KIND[step.kind], step.outcome, {"phase": step.phase, "amount": step.amount})
    return _("%(who)s %(did)s den %(when)s.") % {"who": addressee(step), "did": did, "when": when_and_how(step)}


def _facts(known: Gathered, step: Step) -> tuple[tuple[str, str], ...]:
    by = step.answered_by
    right = ""
    if step.delegation is not None:
        words = {"body": inside(step.addressee), "reference": step.delegation.reference}
        right = _("Delegation från %(body)s: %(reference)s") % words
    pairs = [
        (_("Söker"), known.case.department.name),
        (_("Beslutat av") if step.delegation else _("Registrerat av"), titled(by) if by else ""),
        (_("Med stöd av"), right),
        (_("Handläggare"), "; ".join(known.coordinators())),
    ]
    return tuple(pair for pair in pairs if pair[1])


def _sections(known: Gathered, step: Step) -> tuple[Section, ...]:
    expertise = paragraphs(step.expertise)
    return (
        *section(str(CALLED[step.kind]), (answer_facts(step),)),
        *section(_("Skäl"), reasons(step, by=addressee(step))),
        *section(_("Bedömning"), (*judged(step), *weighed(step))),
        *section(_("Vetenskaplig expertis"), (Text(expertise),) if expertise else ()),
        *section(_("Jäv"), _barred(known, step)),
        *added_to(KEY, step),
        *(standing_sections(step, TextUse.MEMO) if step.kind == "decision" else ()),
        *section(_("Undertecknas"), _signature(step)),
    )


def _barred(known: Gathered, step: Step) -> tuple[Block, ...]:
    """Those who were barred when the answer was given."""
    names = [
        one.person.name for one in known.barred() if step.answered_at is None or one.since <= step.answered_at
    ]  # fmt: skip
    said = _("Deltog inte på grund av jäv: %(names)s.") % {"names": joined(names)}
    return (Text((said,)),) if names else ()


def _signature(step: Step) -> tuple[Block, ...]:
    """A line to sign on where one person decided; a meeting's minutes have their own."""
    by = step.answered_by
    alone = step.delegation is not None or step.department is not None
    return (Lines(((_("Beslutsfattare"), titled(by)),)),) if alone and by is not None else ()
