"""The official report (tjänsteskrivelse): what a body has before it when it is to answer (NOR-07)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.answering.beside import word_of
from applications.answering.excerpt import excerpt_of, taking_part
from applications.documents.blocks import (
    addressee,
    judged,
    of_answers,
    of_essence,
    of_sums,
    reasons,
    running,
    section,
    weighed,
    when_and_how,
)
from applications.documents.extra import added_to
from applications.documents.gathered import Gathered, gathered
from applications.documents.phrases import paragraphs
from applications.models import Case, Step
from socinv.documents.paper import Block, Bullets, Facts, Paper, Section, Table, Text
from socinv.lifecycle import clock
from socinv.presentation.dates import full_day
from socinv.presentation.grammar import inside, joined
from socinv.presentation.money import kronor, number

KEY = "official-report"
BACKGROUND = ("problem", "statistics", "need", "exclusion", "complement")
INTERVENTION = ("method", "new-methods", "new-thinking")
FOR_WHOM = ("group", "target", "indirect-effect", "human-gains")


def compose(step: Step) -> Paper:
    """The report as the case stands now."""
    known = gathered(step.case_id)
    return paper_of(known, known.step(step.pk))


def paper_of(known: Gathered, step: Step) -> Paper:
    """The same, of what has been read already. ``report_proposal`` and ``report_grounds`` may be unsaved."""
    case = known.case
    return Paper(
        kind=_("Tjänsteskrivelse"),
        title=title_of(step),
        municipality=case.municipality.name,
        day=clock.today().isoformat(),
        sender=known.office,
        receiver=(step.addressee,),
        regnr=case.regnr,
        facts=_facts(known, step),
        sections=_sections(known, step),
        enclosed=_enclosed(known, step),
        page=reverse("step", args=[case.ref, step.pk]),
    )


def title_of(step: Step) -> str:
    """What the matter is called in a heading."""
    return _titled(step.phase, step.case)


def title_of_case(case: Case) -> str:
    """The same of the whole case: an application from the day it was sent in."""
    application = getattr(case, "application", None)
    is_sent = application is not None and application.submitted_at is not None
    return _titled("application" if is_sent else "idea", case)


def _titled(phase: str, case: Case) -> str:
    words = {"name": str(case)}
    if phase == "idea":
        return _("Idé till social investering: %(name)s") % words
    return _("Ansökan om sociala investeringsmedel: %(name)s") % words


def _facts(known: Gathered, step: Step) -> tuple[tuple[str, str], ...]:
    case = known.case
    pairs = [
        (_("Söker"), case.department.name),
        (_("Sökt belopp"), kronor(case.applied_amount) if case.applied_amount and step.phase != "idea" else ""),
        (_("Handläggare"), "; ".join(known.coordinators())),
        (_("Steg"), step.rule.title),
        (_("Svar senast"), full_day(step.due) if step.due else ""),
    ]
    return tuple(pair for pair in pairs if pair[1])


def _sections(known: Gathered, step: Step) -> tuple[Section, ...]:
    phase = step.phase
    return (
        *section(_("Förslag till beslut"), proposal(step)),
        *section(_("Sammanfattning"), running(known.case.summary)),
        *section(_("Ärendet"), (Text(_matter(known, step)),)),
        *of_answers(_("Bakgrund"), known.asked(phase, *BACKGROUND)),
        *of_answers(_("Insatsen"), known.asked(phase, *INTERVENTION)),
        *section(_("Bedömning"), running(step.report_grounds)),
        *section(_("Kriterierna"), _judgements(known, step), level=3),
        *_goals(known, step),
        *_money(known, step),
        *section(_("Vem som vinner"), _gains(known, step)),
        *_whom(known, step),
        *_earlier(known, step),
        *section(_("Jäv"), _barred(known)),
        *added_to(KEY, step),
    )


def proposal(step: Step) -> tuple[Block, ...]:
    """What is proposed: a numbered list where there is more than one thing."""
    lines = paragraphs(step.report_proposal)
    if len(lines) > 1:
        return (Bullets(lines, numbered=True),)
    return (Text(lines),) if lines else ()


def _matter(known: Gathered, step: Step) -> tuple[str, ...]:
    """Who asks for what, with whom, and when."""
    case, who = known.case, known.case.department.name
    if step.phase == "idea":
        said = [_("%(who)s har lämnat in en idé.") % {"who": who}]
    elif case.applied_amount:
        said = [_("%(who)s söker %(amount)s ur fonden.") % {"who": who, "amount": kronor(case.applied_amount)}]
    else:
        said = [_("%(who)s söker medel ur fonden.") % {"who": who}]
    departments, partners = taking_part(case, known.names)
    if step.phase == "application" and (departments or partners):
        said.append(_("Deltar: %(names)s.") % {"names": joined([*departments, *partners])})
    if case.starts and case.ends and step.phase == "application":
        days = {"first": full_day(case.starts), "last": full_day(case.ends)}
        said.append(_("Insatsen pågår från %(first)s till %(last)s.") % days)
    sent = known.versions(step.phase)
    when = full_day(sent[-1].made_at) if sent else ""
    body = inside(step.addressee)
    turn = _("Det som lämnades in den %(day)s ligger nu hos %(body)s.") % {"day": when, "body": body}
    return (" ".join(said), turn) if when else (" ".join(said),)


def _judgements(known: Gathered, step: Step) -> tuple[Block, ...]:
    """Criterion by criterion and factor by factor, as those before have judged."""
    return tuple(block for one in known.answered() if one.pk != step.pk for block in judged(one))


def _goals(known: Gathered, step: Step) -> Iterator[Section]:
    """The municipality's goals and the global ones that the preparation has linked the application to (NOR-07)."""
    prepared = [one for one in known.answered() if one.phase == step.phase and one.goals]
    linked = prepared[-1].goals if prepared else []
    for group, heading in (("municipal", _("Kommunens mål")), ("global", _("Globala mål"))):
        titles = [
            f"{one.number}. {one.title}" if one.number else one.title
            for one in step.case.process.goals(group) if one.key in linked
        ]  # fmt: skip
        yield from section(heading, (Bullets(tuple(titles)),) if titles else ())


def _money(known: Gathered, step: Step) -> tuple[Section, ...]:
    """What is applied for, costs by year and payer, the plan to pay back, and how sure the figures are."""
    if step.phase == "idea":
        return of_answers(_("Ekonomi"), known.asked("idea", "rough-cost", "economic-gains"))
    case, excerpt = known.case, excerpt_of(known.case, known.names)
    amounts = (
        (_("Sökt belopp"), case.applied_amount), (_("Hela kostnaden"), case.total_cost),
        (_("Kommunens besparing"), case.municipal_saving),
    )  # fmt: skip
    facts = [(term, kronor(amount)) for term, amount in amounts if amount is not None]
    facts += [(_("Återföring: %(what)s") % {"what": inside(one["term"])}, one["value"]) for one in excerpt.terms]
    costs = [one.sums for one in known.shown("application") if one.sums and len(one.sums.heads) > 2]
    said = [one for one in (excerpt.sensitivity, *excerpt.repayment) if one is not None]
    before = (*((Facts(tuple(facts)),) if facts else ()), *map(of_sums, costs), *of_essence(excerpt.calculation))
    return of_answers(_("Ekonomi"), said, before=before)


def _gains(known: Gathered, step: Step) -> tuple[Block, ...]:
    """Who gains how much, all years together."""
    sums = [one.sums for one in known.shown("application") if one.sums and len(one.sums.heads) == 2]
    return tuple(map(of_sums, sums)) if step.phase == "application" else ()


def _whom(known: Gathered, step: Step) -> tuple[Section, ...]:
    """For whom: the group, its age, and girls and boys where the form asks for them (SUN-29)."""
    case, pairs = known.case, []
    if case.girls is not None and case.boys is not None:
        pairs.append((_("Flickor eller unga kvinnor"), number(case.girls)))
        pairs.append((_("Pojkar eller unga män"), number(case.boys)))
    if case.age_from is not None and case.age_to is not None:
        pairs.append((_("Ålder"), f"{case.age_from}–{case.age_to}"))
    heading = _("Barn, unga och jämställdhet") if pairs else _("Målgrupp")
    before = (Facts(tuple(pairs)),) if pairs else ()
    return of_answers(heading, known.asked(step.phase, *FOR_WHOM), before=before)


def _earlier(known: Gathered, step: Step) -> tuple[Section, ...]:
    """What those before have answered: a table of all, then each one's reasons."""
    before = [one for one in known.answered() if one.pk != step.pk]
    if not before:
        return ()
    heads = (_("Steg"), _("Vem"), _("Utfall"), _("Dag"))
    rows = tuple((one.rule.title, addressee(one), word_of(one), when_and_how(one)) for one in before)
    own = tuple(
        Section(f"{one.rule.title}: {addressee(one)}", (*reasons(one), *weighed(one)), 3)
        for one in before if one.reasons or one.terms or one.responses
    )  # fmt: skip
    return (Section(_("Tidigare steg"), (Table(_("Svar i ärendet"), heads, rows),)), *own)


def _barred(known: Gathered) -> tuple[Block, ...]:
    names = [one.person.name for one in known.barred()]
    return (Text((_("Deltar inte på grund av jäv: %(names)s.") % {"names": joined(names)},)),) if names else ()


def _enclosed(known: Gathered, step: Step) -> tuple[str, ...]:
    """The form as it was sent in, and its attachments."""
    sent = known.versions(step.phase)
    name = _("Idé") if step.phase == "idea" else _("Ansökan")
    form = _("%(form)s, version %(number)d, inlämnad %(day)s")
    first = [form % {"form": name, "number": sent[-1].number, "day": full_day(sent[-1].made_at)}] if sent else []
    return (*first, *(one.name for one in known.attachments(step.phase)))
