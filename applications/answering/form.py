"""The form of a step: put together by its kind and its rule in the process file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from applications import answer_checks, view_checks
from applications.answering import fields
from applications.answering.words import BUTTONS, words_of
from applications.models import Step
from applications.repayment_rule import must_be_said
from socinv.lifecycle import clock
from socinv.lifecycle.process.schema import Yardstick
from socinv.organisation.models import Delegation
from socinv.presentation.forms import PlainForm

MET, WEIGHTS = ("met", "partly", "not-met"), ("for", "uncertain", "against")
CHECKS: dict[str, Callable[..., dict[str, str]]] = {
    "expertise": answer_checks.expertise,
    "assessment": answer_checks.assessment,
    "stance": answer_checks.stance,
    "preparation": answer_checks.preparation,
    "decision": answer_checks.decision,
    "views": view_checks.views,
    "sign-off": view_checks.sign_off,
    "weighing": view_checks.weighing,
}
GOALS = ("goals_municipal", "goals_global")
PLAIN = ("outcome", "reasons", "terms", "expertise", "item", "financiers_note")
MINUTED = ("stance", "views", "weighing", "decision")
WITHOUT_A_DAY = ("expertise", "sign-off")  # given on the day they are registered

WITHOUT_WORDS = ("no-views", "signed")


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
    def views(self) -> list[Step]:
        """The views that a weighing takes a position on."""
        return view_checks.views_to_answer(self.step) if self.step.kind == "weighing" else []

    @property
    def positions(self) -> list[tuple[Step, BoundField, BoundField]]:
        """Each view with its two fields."""
        return [(view, self[f"position-{view.pk}"], self[f"response-{view.pk}"]) for view in self.views]

    @property
    def goals(self) -> list[BoundField]:
        """The goals to choose among, a field a group."""
        return [self[name] for name in GOALS if name in self.fields]

    @property
    def steps_aside(self) -> bool:
        """The person has said to be in conflict."""
        return self.data.get("conflict") == "yes"

    @property
    def button(self) -> str:
        """The button says the outcome where one is chosen."""
        return str(BUTTONS.get(str(self["outcome"].value()), words_of(self.step).plain))

    @property
    def plain_button(self) -> str:
        return str(words_of(self.step).plain)

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
        if given.get("outcome") in WITHOUT_WORDS:
            found["reasons"] = ""
        if yardsticks_of(self.step):
            found["judgements"] = self._judgements()
        if "financiers" in self.fields:
            declined = given.get("outcome") == "declined"
            found["financiers"] = given.get("financiers") or [] if declined else []
            found["financiers_note"] = found["financiers_note"] if declined else ""
        found |= self._of_its_kind()
        if "amount" in self.fields:
            found["amount"] = given.get("amount") if given.get("outcome") == "granted" else None
        return found

    def _of_its_kind(self) -> dict[str, Any]:
        """Goals, positions on views, repayment: where the step asks for them."""
        given = self.cleaned_data
        found: dict[str, Any] = {}
        if self.goals:
            found["goals"] = [key for field in self.goals for key in given.get(field.name) or []]
        if self.step.kind == "weighing":
            found["responses"] = {
                str(view.pk): {
                    "position": given.get(f"position-{view.pk}") or "", "why": given.get(f"response-{view.pk}") or "",
                }
                for view in self.views
            }  # fmt: skip
        if "repayment" in self.fields:
            found["repayment"] = given.get("repayment") or "" if given.get("outcome") == "granted" else ""
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
    if step.kind in WITHOUT_A_DAY:
        return {"outcome": fields.outcome(step), "reasons": fields.reasons(step)}
    found = fields.conflict() | _judged(step) | _asked(step, expert_spoke=expert_spoke)
    found["outcome"] = fields.outcome(step)
    if step.kind == "assessment" and answer_checks.outside_target(step.case):
        found["terms"] = fields.text(
            _("Varför får idén bifall fast målgruppen är en annan?")
            if step.phase == "idea"
            else _("Varför går ansökan vidare fast målgruppen är en annan?"),
            _("Fyll i vid bifall. Skälet registreras."),
        )
    found["reasons"] = fields.reasons(step)
    if step.kind == "stance":
        found["terms"] = fields.text(
            _("Villkor (frivilligt)"), _("Villkor för att gå vidare, om ni har några."), rows=2
        )
    found["answered_on"] = fields.answered_on(_("Dag, åååå-mm-dd"))
    return found | _decided(step, delegation)


def _judged(step: Step) -> dict[str, forms.Field]:
    """One by one: criteria, factors, the views of others."""
    verdicts = MET if step.kind == "assessment" else WEIGHTS
    found: dict[str, forms.Field] = {}
    for one in yardsticks_of(step):
        found |= {f"judgement-{one.key}": fields.verdict(one, verdicts), f"why-{one.key}": fields.why(one)}
    for view in view_checks.views_to_answer(step) if step.kind == "weighing" else ():
        found |= fields.position(view)
    return found


def _asked(step: Step, *, expert_spoke: bool) -> dict[str, forms.Field]:
    """What the file's step asks besides: scientific expertise, goals."""
    found: dict[str, forms.Field] = {}
    if "expertise" in step.rule.asks:
        found["expertise"] = fields.text(
            _("Vetenskaplig expertis"), _("Skriv vilken expertis som deltog i beredningen, och vad den sa.")
        )
    elif step.kind == "assessment" and expert_spoke:
        found["expertise"] = fields.text(
            _("Hur har ni använt expertens bedömning?"), _("Expertens bedömning står ovanför.")
        )
    return found | (fields.goals(step) if "goals" in step.rule.asks else {})


def _decided(step: Step, delegation: Delegation | None) -> dict[str, forms.Field]:
    """What a formal answer has besides: its item in the minutes, the amount, other financiers."""
    found: dict[str, forms.Field] = {}
    if step.kind in MINUTED and step.rule.minuted:
        found["item"] = fields.item(needed=delegation is None)
    if step.kind == "decision":
        found["amount"] = fields.amount()
        if must_be_said(step.case):
            found["repayment"] = fields.repayment(step)
    if step.kind in ("assessment", "decision") and step.case.process.financier:
        found |= fields.financiers(step)
    return found
