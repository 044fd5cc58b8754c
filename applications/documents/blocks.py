"""A form's answers and sums, and a body's answer, as the blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from applications.answering.beside import goals_of, lines_of, positions_of, word_of
from applications.content.answers import day
from applications.content.shown import Shown
from applications.content.sums import Sums
from applications.documents.gathered import titled
from applications.documents.phrases import paragraphs
from applications.listing.outcomes import other_financiers
from applications.models import Step
from applications.presenting.calculation.essence import Essence
from socinv.documents.paper import Block, Facts, Quote, Section, Table, Text
from socinv.presentation.dates import full_day
from socinv.presentation.grammar import inside
from socinv.presentation.money import kronor

SHORT = 80  # characters of an answer that stands beside its question
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def running(text: str) -> tuple[Block, ...]:
    """Running text, or nothing."""
    said = paragraphs(text)
    return (Text(said),) if said else ()


def section(heading: str, blocks: Iterable[Block], *, level: int = 2, apart: bool = False) -> tuple[Section, ...]:
    """The section, or none where there is nothing in it."""
    found = tuple(blocks)
    return (Section(heading, found, level, apart),) if found else ()


def of_sums(sums: Sums) -> Table:
    """Sums as a table with its whole in the last line."""
    return Table(sums.caption, sums.heads, sums.lines, sums.foot, tuple(range(1, len(sums.heads))))


def of_essence(found: Essence | None) -> tuple[Block, ...]:
    """What the calculation comes to: a sentence, whether it holds the guideline's test, and a small table."""
    if found is None or found.sums is None:
        return ()
    said = (found.covering.word + ". " + found.covering.text, found.covering.discounted) if found.covering else ()
    return (Text(tuple(text for text in (found.text, *said) if text)), of_sums(found.sums))


def of_table(shown: Shown) -> Table:
    """The rows of a table as they were filled in."""
    numbers = tuple(place for place, head in enumerate(shown.heads) if head.is_number)
    rows = tuple(tuple(_dated(cell.text or cell.label) for cell in line) for line in shown.lines)
    return Table(shown.label, tuple(head.label for head in shown.heads), rows, numbers=numbers)


def of_answers(
    heading: str, answers: Iterable[Shown], *, before: tuple[Block, ...] = (), level: int = 2, apart: bool = False
) -> tuple[Section, ...]:
    """Questions under a heading: short answers side by side and tables first, then each long one under its question.

    ``before``: what stands first. A single answer needs no heading of its own.
    """
    given = [one for one in answers if one.text or one.lines]
    short = [one for one in given if not one.is_table and _is_short(one.text)]
    long = [one for one in given if not one.is_table and not _is_short(one.text)]
    tables = [table for one in given if one.is_table for table in (of_table(one), *_summed(one))]
    facts = (Facts(tuple((one.label, _dated(one.text)) for one in short)),) if short else ()
    first: tuple[Block, ...] = (*before, *facts, *tables)
    if not first and len(long) == 1:
        return section(heading, running(long[0].text), level=level, apart=apart)
    own = tuple(Section(one.label, running(one.text), min(level + 1, 4)) for one in long)
    return (Section(heading, first, level, apart), *own) if first or own else ()


def _summed(shown: Shown) -> tuple[Table, ...]:
    return (of_sums(shown.sums),) if shown.sums else ()


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and "\n" not in text


def _dated(text: str) -> str:
    """A day as it is said: 14 mars 2026; anything else as it is."""
    found = day(text) if _ISO.fullmatch(text) else None
    return full_day(found) if found else text


def when_and_how(step: Step) -> str:
    """14 mars 2026, § 88; or on delegation with its reference (SUN-05)."""
    said = [full_day(step.answered_on)] if step.answered_on else []
    if step.item:
        said.append(f"§\u00a0{step.item}")
    if step.delegation is not None:
        said.append(_("på delegation enligt %(reference)s") % {"reference": step.delegation.reference})
    return ", ".join(said)


def addressee(step: Step) -> str:
    """The body; the department whose head answered; an invited expert by name."""
    if step.department is not None:
        return _("Chefen för %(department)s") % {"department": step.department.name}
    if step.person is None:
        return step.addressee
    return titled(step.person) if step.person.title else _("%(name)s, inbjuden expert") % {"name": step.person.name}


def judged(step: Step) -> tuple[Block, ...]:
    """Criterion by criterion, or factor by factor, with why."""
    rows = tuple((one.title, one.word, one.why or "–") for one in lines_of(step))
    heads = (_("Grund") if step.kind == "preparation" else _("Kriterium"), _("Bedömning"), _("Skäl"))
    caption = _("%(title)s: bedömning enligt %(who)s") % {"title": step.rule.title, "who": inside(addressee(step))}
    return (Table(caption, heads, rows),) if rows else ()


def weighed(step: Step) -> tuple[Block, ...]:
    """The position taken on each view (ORE-13)."""
    rows = tuple((one.title, one.text, one.word, one.why) for one in positions_of(step))
    heads = (_("Vem"), _("Synpunkt"), _("Ställning"), _("Skäl"))
    return (Table(_("Ställning till synpunkterna"), heads, rows),) if rows else ()


def answer_facts(step: Step) -> Facts:
    """What came out of it, when and by what right, and what was granted."""
    pairs = [(_("Utfall"), word_of(step)), (_("Dag"), when_and_how(step))]
    if step.amount is not None and step.outcome == "granted":
        pairs.append((_("Beviljat belopp"), kronor(step.amount)))
    if step.repayment:
        pairs.append((_("Återföring"), step.get_repayment_display()))
    if step.goals:
        pairs.append((_("Mål"), "; ".join(goals_of(step))))
    elsewhere = other_financiers(step)
    if elsewhere:
        pairs.append((_("Andra finansiärer"), elsewhere))
    return Facts(tuple(pairs))


def reasons(step: Step, *, by: str = "") -> tuple[Block, ...]:
    """The body's own words, with its terms. ``by``: whose they are, where no heading says it."""
    said = paragraphs(step.reasons)
    terms = paragraphs(_("Villkor: %(terms)s") % {"terms": step.terms}) if step.terms else ()
    return (Quote((*said, *terms), by),) if said or terms else ()


def answer(step: Step, *, level: int = 3) -> Section:
    """A step's answer whole: outcome, reasons and terms, judgements, positions, expertise."""
    expertise = paragraphs(_("Vetenskaplig expertis: %(text)s") % {"text": step.expertise}) if step.expertise else ()
    blocks = (
        answer_facts(step), *reasons(step), *judged(step), *weighed(step), *((Text(expertise),) if expertise else ()),
    )  # fmt: skip
    return Section(f"{step.rule.title}: {addressee(step)}", blocks, level)
