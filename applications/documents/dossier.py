"""The dossier (akt): the whole case as one file, for somebody who has no account.

What is not for others is left out: comments, drafts, notes and the reasons for a conflict of interest.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applications.content.shown import ShownPart, shown_form
from applications.documents.blocks import addressee, answer, of_answers, section, when_and_how
from applications.documents.extra import added_to
from applications.documents.gathered import Gathered, gathered
from applications.documents.official_report import title_of_case
from applications.history.sight import MINOR
from applications.listing.outcomes import outcome_word
from applications.models import Case, Step, StepStatus, Version
from socinv.documents.paper import Block, Enclosure, Facts, Paper, Section, Table, Text
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.telling import sentence
from socinv.presentation.dates import full_day
from socinv.presentation.grammar import joined
from socinv.presentation.money import kronor

KEY = "dossier"
INSIDE = (*MINOR, "write_note", "flag_conflict", "declare_conflict", "retract_conflict")
DOCUMENT = "documents.document"
WAITING = (StepStatus.OPEN,)


def compose(case: Case) -> Paper:
    """The dossier as the case stands now."""
    known = gathered(case.pk)
    found = known.case
    return Paper(
        kind=_("Akt"),
        title=title_of_case(found),
        municipality=found.municipality.name,
        day=clock.today().isoformat(),
        sender=known.office,
        regnr=found.regnr,
        lead=found.summary,
        facts=_facts(known),
        sections=(
            *_forms(known),
            *section(_("Versioner"), _versions(known)),
            *section(_("Beslut"), _decisions(known)),
            *_review(known),
            *section(_("Jäv"), _conflicts(known)),
            *added_to(KEY, found),
            *section(_("Historik"), _history(found)),
            *_enclosures(known),
        ),
        contents=True,
        page=found.get_absolute_url(),
    )


def _facts(known: Gathered) -> tuple[tuple[str, str], ...]:
    case, taking_part = known.case, sorted(one.name for one in known.case.participants.all())
    pairs = [
        (_("Söker"), case.department.name),
        (_("Deltar"), joined(taking_part)),
        (_("Handläggare"), "; ".join(known.coordinators())),
        (_("Inlämnat"), full_day(case.registered_at) if case.registered_at else ""),
        (_("Läge"), str(case.get_status_display())),
        (_("Avslutat"), full_day(case.decided_on) if case.decided_on else ""),
        (_("Sökt belopp"), kronor(case.applied_amount) if case.applied_amount else ""),
        (_("Beviljat belopp"), kronor(case.granted_amount) if case.granted_amount else ""),
        (_("Riktlinje"), f"{case.process.process.title}, {case.process.version}"),
    ]
    return tuple(pair for pair in pairs if pair[1])


def _forms(known: Gathered) -> Iterator[Section]:
    """Idea and application as they were last sent in, part by part."""
    for form, name in (("idea", _("Idén")), ("application", _("Ansökan"))):
        sent = known.versions(form)
        if not sent:
            continue
        latest = sent[-1]
        words = {"number": latest.number, "day": full_day(latest.made_at)}
        lead = Text((_("Version %(number)d, som den lämnades in den %(day)s.") % words,))
        yield Section(name, (lead,), apart=True)
        for part in _parts(known, form, latest):
            yield from of_answers(f"{part.number}. {part.part.title}", part.answers, level=3)


def _parts(known: Gathered, form: str, version: Version) -> list[ShownPart]:
    return shown_form(known.case.process.parts(form), version.answers, known.names)


def _versions(known: Gathered) -> tuple[Block, ...]:
    """Each time something was sent in."""
    names = {"idea": _("Idé"), "application": _("Ansökan")}
    rows = tuple(
        (names[one.form], str(one.number), full_day(one.made_at), one.made_by.name) for one in known.versions(*names)
    )
    heads = (_("Formulär"), _("Version"), _("Inlämnad"), _("Av"))
    return (Table(_("Det som har lämnats in"), heads, rows, numbers=(1,)),) if rows else ()


def _decisions(known: Gathered) -> tuple[Block, ...]:
    """The decisions that count, in short; the whole answers follow."""
    decided = [one for one in known.answered() if one.kind in ("assessment", "decision")]
    rows = tuple((addressee(one), one.rule.title, outcome_word(one), when_and_how(one)) for one in decided)
    heads = (_("Vem"), _("Steg"), _("Utfall"), _("Dag"))
    return (Table(_("Beslut i ärendet"), heads, rows),) if rows else ()


def _review(known: Gathered) -> tuple[Section, ...]:
    """Every answer, also those that were taken back or belong to an earlier round; then who has not answered."""
    said = [one for one in known.steps if one.outcome]
    waiting = [one for one in known.steps if one.status in WAITING]
    if not said and not waiting:
        return ()
    asked = tuple(
        (f"{one.rule.title}: {addressee(one)}", _("svar senast %(day)s") % {"day": full_day(one.due)})
        for one in waiting if one.due
    )  # fmt: skip
    lead = Text((_("Svaren står i den ordning de kom.") if said else _("Ingen har svarat än."),))
    first = Section(_("Steg och utfall"), (lead, *((Facts(asked),) if asked else ())), apart=True)
    return (first, *(_answer(one) for one in said))


def _answer(step: Step) -> Section:
    whole = answer(step)
    if step.status == StepStatus.ANSWERED:
        return whole
    note = Text((_("Svaret har tagits tillbaka och gäller inte längre."),))
    return Section(whole.heading, (note, *whole.blocks), whole.level)


def _conflicts(known: Gathered) -> tuple[Block, ...]:
    """Who was barred and when, without why."""
    rows = tuple(
        (one.person.name, full_day(one.since), full_day(one.retracted_at) if one.retracted_at else "–")
        for one in known.case.conflicts.all()
    )
    heads = (_("Vem"), _("Från"), _("Återtaget"))
    return (Table(_("Jäv i ärendet"), heads, rows),) if rows else ()


def _history(case: Case) -> tuple[Block, ...]:
    """What was done by people, in order, without what is for those inside."""
    events = Event.objects.filter(case=case, cause=None).exclude(verb__in=INSIDE).exclude(thing=DOCUMENT)
    rows = []
    for event in events.order_by("pk"):
        event.case = case
        rows.append((full_day(event.at), sentence(event)))
    return (Table(_("Det som har hänt"), (_("Dag"), _("Händelse")), tuple(rows)),) if rows else ()


def _enclosures(known: Gathered) -> tuple[Section, ...]:
    """The files that were sent in, whole."""
    files = [*known.attachments("idea"), *known.attachments("application")]
    blocks: list[Block] = [Enclosure(one.pk, one.name, one.sha256) for one in files]
    return section(_("Bilagor"), blocks, apart=True)
