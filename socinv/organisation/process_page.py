"""A process file as a coordinator reads it: who does what, in which order, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from socinv.lifecycle.process import Process, StepRule
from socinv.organisation.guideline import section
from socinv.organisation.models import SeatRole

OUTCOMES: dict[str, tuple[str, Any]] = {
    "approved": ("yes", later("Bifall")),
    "granted": ("yes", later("Bifall")),
    "declined": ("no", later("Avslag")),
    "returned": ("risk", later("Komplettering")),
    "yes": ("yes", later("Ja")),
    "no": ("no", later("Nej")),
    "done": ("yes", later("Beredd")),
}
GROUPS: dict[str, Any] = {
    "applicant": later("Den som söker"),
    "coordinators": later("Samordnarna"),
    "followers": later("De som följer ärendet"),
    "concerned-committees": later("Berörda nämnder"),
    "invited-expert": later("En inbjuden expert"),
}


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
    """From the idea to the decision; what comes after it is socinv.organisation.project_page."""
    applicant = _("Förvaltningen")
    idea = Drawn(_("Idé"), applicant, 0, _("En förvaltning beskriver sin idé och lämnar in den."), [])
    writing = process.writing
    text = said(_("Får idén bifall skriver förvaltningen ansökan, med stöd av samordnarna."), section(writing.rules))
    application = Drawn(writing.title, applicant, writing.days, text, [])
    return [
        idea,
        *(_drawn(process, step) for step in process.steps("idea")),
        application,
        *(_drawn(process, step) for step in process.steps("application")),
    ]


def _drawn(process: Process, step: StepRule) -> Drawn:
    ways = [
        Way(*_outcome(outcome), text=_destination(process, step, goal)) for outcome, goal in step.leads.items()
    ]  # fmt: skip
    return Drawn(step.title, who(process, step.by), step.days, said(*_terms(step), section(step.rules)), ways)


def _terms(step: StepRule) -> list[str]:
    said = []
    if step.optional:
        said.append(_("Vid behov."))
    if step.kind != "expertise":
        roles = [str(role.label).lower() for role in SeatRole if role in step.roles]
        said.append(_("Svaret registreras av %(roles)s.") % {"roles": _either(roles)})
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


def _outcome(key: str) -> tuple[str, str]:
    status, word = OUTCOMES.get(key, ("info", key))
    return status, str(word)


def _destination(process: Process, step: StepRule, goal: str) -> str:
    if goal == "application":
        return _("ansökan kan skrivas")
    if goal == "draft":
        return _("tillbaka till den som söker")
    if goal == "declined":
        return _("ärendet avslutas")
    if goal == "granted":
        return _("insatsen blir ett projekt") if process.later else _("ärendet avslutas")
    following = [one.title for one in process.steps("application") if one.step == goal]
    if following and step.kind == "stance":
        return _("när alla har sagt ja: %(step)s") % {"step": following[0].lower()}
    return following[0].lower() if following else goal


def who(process: Process, by: str) -> str:
    """The body's or group's name."""
    return str(GROUPS.get(by) or process.body_title(by))


def told(process: Process) -> list[tuple[str, list[tuple[str, str]]]]:
    """Step by step who learns what."""
    steps = (*process.steps("idea"), *process.steps("application"))
    return [(step.title, [(who(process, tell.to), tell.what) for tell in step.tells]) for step in steps if step.tells]
