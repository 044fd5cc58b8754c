"""The letter to the department whose idea or application was declined: why, and where else to turn (SUN-21, SUN-31)."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.answering.beside import lines_of
from applications.documents.blocks import addressee, reasons, section, when_and_how
from applications.documents.extra import added_to
from applications.documents.gathered import Gathered, gathered
from applications.documents.phrases import paragraphs, standing_sections
from applications.models import Step
from socinv.documents.models.standard_text import TextUse
from socinv.documents.paper import Block, Bullets, Paper, Section, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.grammar import inside

KEY = "decline-letter"
SHORT_OF = ("off", "risk")


def compose(step: Step) -> Paper:
    """The letter, with the answer that led to the decline."""
    known = gathered(step.case_id)
    own, case = known.step(step.pk), known.case
    idea = own.phase == "idea"
    title = _("Besked om er idé: %(name)s") if idea else _("Besked om er ansökan: %(name)s")
    return Paper(
        kind=_("Brev"),
        title=title % {"name": str(case)},
        municipality=case.municipality.name,
        day=clock.today().isoformat(),
        sender=known.office,
        receiver=(case.department.name,),
        regnr=case.regnr,
        sections=_sections(known, own),
        page=reverse("step", args=[case.ref, own.pk]),
    )


def _sections(known: Gathered, step: Step) -> tuple[Section, ...]:
    return (
        *section(_("Beskedet"), (Text(_news(step)),)),
        *section(_("Skälen"), reasons(step, by=addressee(step))),
        *section(_("Det som inte räckte"), _short_of(step)),
        *section(_("Andra som kan finansiera"), _elsewhere(step)),
        *added_to(KEY, step),
        *section(_("Har ni frågor?"), (Text(_further(known)),)),
        *standing_sections(step, TextUse.LETTER),
    )


def _news(step: Step) -> tuple[str, ...]:
    words = {"body": inside(addressee(step)), "when": when_and_how(step), "name": str(step.case)}
    if step.phase == "idea":
        thanks = _("Tack för er idé och för arbetet med den.")
        news = _("Idén ”%(name)s” har prövats av %(body)s och fick avslag den %(when)s.")
    else:
        thanks = _("Tack för er ansökan och för arbetet med den.")
        news = _("Ansökan ”%(name)s” har prövats av %(body)s och fick avslag den %(when)s.")
    return (thanks, news % words)


def _short_of(step: Step) -> tuple[Block, ...]:
    """The criteria that were not met, or not wholly, with why."""
    rows = tuple((one.title, one.word, one.why or "–") for one in lines_of(step) if one.mark in SHORT_OF)
    heads = (_("Kriterium"), _("Bedömning"), _("Skäl"))
    return (Table(_("Kriterier som inte är helt uppfyllda"), heads, rows),) if rows else ()


def _elsewhere(step: Step) -> tuple[Block, ...]:
    titles = {one.key: one.title for one in step.case.process.financier}
    named = tuple(titles.get(key, key) for key in step.financiers)
    note = paragraphs(step.financiers_note)
    if not named and not note:
        return ()
    lead = Text((_("Insatsen kan ändå vara värd att pröva. De här kan ni vända er till:"),))
    return (lead, *((Bullets(named),) if named else ()), *((Text(note),) if note else ()))


def _further(known: Gathered) -> tuple[str, ...]:
    office = inside(known.office)
    text = _("Hör gärna av er till %(office)s om ni vill gå igenom skälen eller har en ny idé.") % {"office": office}
    return (text, *known.coordinators())
