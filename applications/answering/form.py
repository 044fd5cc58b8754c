"""The form of a step: put together by its kind and its rule in the process file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from applications import checks
from applications.answering import fields
from applications.answering.words import BUTTONS, WORDS
from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.process.schema import Yardstick
from socinv.organisation.models import Delegation
from socinv.presentation.forms import PlainForm

MET, WEIGHTS = ("met", "partly", "not-met"), ("for", "uncertain", "against")
CHECKS: dict[str, Callable[..., dict[str, str]]] = {
    "expertise": checks.expertise,
    "assessment": checks.assessment,
    "stance": checks.stance,
    "preparation": checks.preparation,
    "decision": checks.decision,
}
PLAIN = ("outcome", "reasons", "terms", "expertise", "item", "financiers_note")


@dataclass(frozen=True)
class Judged:
    """A criterion or factor with its two fields."""

    yardstick: Yardstick
    verdict: BoundField
    why: BoundField


class AnswerForm(PlainForm):
    """What is asked of a step. What does not belong to the chosen outcome is left out of the answer."""

    step: Step
    delegation: Delegation | None

    @property
    def judged(self) -> list[Judged]:
        return [Judged(one, self[f"judgement-{one.key}"], self[f"why-{one.key}"]) for one in yardsticks_of(self.step)]

    @property
    def steps_aside(self) -> bool:
        """The person has said to be in conflict."""
        return self.data.get("conflict") == "yes"

    @property
    def button(self) -> str:
        """The button says the outcome where one is chosen."""
        return str(BUTTONS.get(str(self["outcome"].value()), WORDS[self.step.kind].plain))

    @property
    def plain_button(self) -> str:
        return str(WORDS[self.step.kind].plain)

    def clean(self) -> dict[str, Any]:
        """All that is wrong at once, the lifecycle's own checks too. One who steps aside needs to say why only."""
        if self.steps_aside:
            self.errors.clear()
            if not self.cleaned_data.get("conflict_reason"):
                self.add_error("conflict_reason", _("Skriv varför du är jävig."))
            return self.cleaned_data
        for name, problem in CHECKS[self.step.kind](self.step, delegation=self.delegation, **self.answer()).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, str(problem))
        return self.cleaned_data

    def answer(self) -> dict[str, Any]:
        """What perform is given."""
        given = self.cleaned_data
        found: dict[str, Any] = {name: given.get(name) or "" for name in PLAIN if name in self.fields}
        found["answered_on"] = given.get("answered_on") if "answered_on" in self.fields else clock.today()
        if "terms" in found and given.get("outcome") not in ("approved", "yes"):
            found["terms"] = ""
        if yardsticks_of(self.step):
            found["judgements"] = self._judgements()
        if "financiers" in self.fields:
            declined = given.get("outcome") == "declined"
            found["financiers"] = given.get("financiers") or [] if declined else []
            found["financiers_note"] = found["financiers_note"] if declined else ""
        if "amount" in self.fields:
            found["amount"] = given.get("amount") if given.get("outcome") == "granted" else None
        return found

    def _judgements(self) -> dict[str, dict[str, str]]:
        given = self.cleaned_data
        pairs = {
            key: {"verdict": given.get(f"judgement-{key}") or "", "why": given.get(f"why-{key}") or ""}
            for key in (one.key for one in yardsticks_of(self.step))
        }
        return {key: pair for key, pair in pairs.items() if any(pair.values())}


def yardsticks_of(step: Step) -> list[Yardstick]:
    """What an answer is given on, one by one: criteria of an assessment, factors of a preparation."""
    process = step.case.process
    if step.kind == "assessment":
        return process.criteria(step.rule.criteria)
    return process.factors(step.rule.factors) if step.kind == "preparation" else []


def answer_form(
    step: Step, data: Any = None, *, initial: dict[str, Any] | None = None, delegation: Delegation | None = None,
    expert_spoke: bool = False,
) -> AnswerForm:  # fmt: skip
    """The step's form, bound when ``data`` is given."""
    held = {"step": step, "delegation": delegation} | _fields(step, delegation, expert_spoke=expert_spoke)
    made: type[AnswerForm] = type("StepForm", (AnswerForm,), held)
    return made(data, initial=initial)


def _fields(step: Step, delegation: Delegation | None, *, expert_spoke: bool) -> dict[str, forms.Field]:
    """The fields in the order of the page."""
    if step.kind == "expertise":
        return {"outcome": fields.outcome(step), "reasons": fields.reasons(step)}
    found = fields.conflict()
    verdicts = MET if step.kind == "assessment" else WEIGHTS
    for one in yardsticks_of(step):
        found |= {f"judgement-{one.key}": fields.verdict(one, verdicts), f"why-{one.key}": fields.why(one)}
    if step.kind == "preparation":
        found["expertise"] = fields.text(
            _("Vetenskaplig expertis"), _("Skriv vilken expertis som deltog i beredningen, och vad den sa.")
        )
    if step.kind == "assessment" and expert_spoke:
        found["expertise"] = fields.text(
            _("Hur har ni använt expertens bedömning?"), _("Expertens bedömning står ovanför.")
        )
    found["outcome"] = fields.outcome(step)
    if step.kind == "assessment" and checks.outside_target(step.case):
        found["terms"] = fields.text(
            _("Varför får idén bifall fast målgruppen är en annan?"), _("Fyll i vid bifall. Skälet registreras.")
        )
    found["reasons"] = fields.reasons(step)
    if step.kind == "stance":
        found["terms"] = fields.text(
            _("Villkor (frivilligt)"), _("Villkor för att gå vidare, om ni har några."), rows=2
        )
    found["answered_on"] = fields.answered_on(_("Dag, åååå-mm-dd"))
    if step.kind in ("stance", "decision"):
        found["item"] = fields.item(needed=delegation is None)
    if step.kind == "decision":
        found["amount"] = fields.amount()
    if step.kind in ("assessment", "decision") and step.case.process.financier:
        found |= fields.financiers(step)
    return found
