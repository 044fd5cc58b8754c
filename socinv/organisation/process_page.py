"""A process file as a coordinator reads it: who does what, in which order, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process, StepRule
from socinv.lifecycle.process.described import who
from socinv.lifecycle.process.words import KINDS, outcome_words
from socinv.organisation.guideline import section
from socinv.organisation.models import SeatRole
from socinv.presentation.grammar import joined

__all__ = ["Drawn", "Way", "drawn_steps", "more_about_who", "said", "told", "who"]

STATUS = {"back": "risk"}  # the shape of an outcome as components/status.html names it
OF_SEVERAL = ("concerned-committees", "heads")  # everyone named answers on their own
ROLELESS = ("expertise", "sign-off")  # kinds of step that no seat in a body answers


@dataclass(frozen=True)
class Way:
    """An outcome and where it leads."""

    status: str
    word: str
    text: str


@dataclass(frozen=True)
class Drawn:
    """One step as the drawing shows it."""

    title: str
    who: str
    days: int
    text: str
    outcomes: list[Way]


def drawn_steps(process: Process) -> list[Drawn]:
    """From the need or the idea to the decision; what comes after it is socinv.organisation.project_page."""
    *before, last = (_drawn(process, "application", step) for step in process.steps("application"))
    return [
        *_before_writing(process),
        *(_drawn(process, "idea", step) for step in process.steps("idea")),
        _writing(process),
        *_anchored(process),
        *before,
        *_compared(process),
        last,
    ]


def _before_writing(process: Process) -> Iterator[Drawn]:
    if process.need:
        rules = [rule for one in process.need for rule in one.rules]
        names = joined([one.title for one in process.need])
        yield Drawn(_("Behov"), names, 0, said(_("Ett behov lyfts"), section(rules)), [])
    if process.has_ideas:
        yield Drawn(
            _("Idé"), _("Förvaltningen"), 0, _("En förvaltning beskriver sin idé och lämnar in den."), []
        )  # fmt: skip


def _writing(process: Process) -> Drawn:
    rule = process.writing
    text = (
        _("Får idén bifall skriver förvaltningen ansökan, med stöd av samordnarna.")
        if process.has_ideas
        else _("Förvaltningen skriver ansökan, med stöd av samordnarna.")
    )
    periods = process.periods.text if process.periods else ""
    return Drawn(rule.title, _("Förvaltningen"), rule.days, said(text, periods, section(rule.rules)), [])


def _anchored(process: Process) -> Iterator[Drawn]:
    """What is done with an application before the first body has its turn."""
    if rule := process.anchoring:
        yield Drawn(rule.title, _("Förvaltningarnas chefer"), 0, said(rule.text, section(rule.rules)), [])


def _compared(process: Process) -> Iterator[Drawn]:
    """The applications of a period beside each other, before one of them is decided."""
    if rule := process.comparing:
        names = joined([who(process, key) for key in rule.by])
        yield Drawn(rule.title, names, 0, said(_("Vid behov"), rule.text, section(rule.rules)), [])


def _drawn(process: Process, phase: str, step: StepRule) -> Drawn:
    ways = []
    for outcome, goal in step.leads.items():
        shape, word = outcome_words(outcome)
        ways.append(Way(STATUS.get(shape, shape), word, _destination(process, phase, step, goal)))
    return Drawn(step.title, who(process, step.by), step.days, said(*_terms(step), section(step.rules)), ways)


def _terms(step: StepRule) -> list[str]:
    said = []
    if step.optional:
        said.append(_("Vid behov."))
    if step.kind not in ROLELESS:
        roles = [str(role.label).lower() for role in SeatRole if role in step.roles]
        said.append(_("Svaret registreras av %(roles)s.") % {"roles": _either(roles)})
    if step.kind in ("views", "sign-off", "weighing"):
        said.append(_("Slag: %(kind)s.") % {"kind": KINDS[step.kind]})
    if step.may_delegate:
        said.append(_("Nämnden kan delegera till en ledamot, en ersättare eller en tjänsteman."))
    if "expert" in step.with_:
        said.append(_("Experter kan bjudas in."))
    return said


def said(*sentences: str) -> str:
    """The sentences after each other, each with its full stop; empty ones are left out."""
    return " ".join(f"{one}." if one and one[-1] != "." else one for one in sentences if one)


def _either(words: list[str]) -> str:
    return _(" eller ").join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _destination(process: Process, phase: str, step: StepRule, goal: str) -> str:
    if goal == "application":
        return _("ansökan kan skrivas")
    if goal == "draft":
        return _("tillbaka till den som söker")
    if goal == "declined":
        return _("ärendet avslutas")
    if goal == "granted":
        return _("insatsen blir ett projekt") if process.later else _("ärendet avslutas")
    following = [one.title for one in process.steps(phase) if one.step == goal]
    if following and step.by in OF_SEVERAL and step.kind == "stance":
        return _("när alla har sagt ja: %(step)s") % {"step": following[0].lower()}
    return following[0].lower() if following else goal


def told(process: Process) -> list[tuple[str, list[tuple[str, str]]]]:
    """Step by step who learns what."""
    steps = (*process.steps("idea"), *process.steps("application"))
    return [(step.title, [(who(process, tell.to), tell.what) for tell in step.tells]) for step in steps if step.tells]


def more_about_who(process: Process) -> list[tuple[str, list[str]]]:
    """What the guideline says besides of who may apply, as headed lists."""
    rule = process.eligibility
    lists: list[tuple[Any, list[str]]] = [
        (_("De som deltar räcker om det är"), [one.text for one in rule.combination]),
        (_("Får inte delta"), [one.text for one in rule.barred]),
        (_("Den som kan lyfta ett behov"), [one.title for one in process.need]),
    ]
    return [(str(title), lines) for title, lines in lists if lines]
