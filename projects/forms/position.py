"""What is said of a change before it is decided: each condition by itself, and whether the matter goes on (ORE-19)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects import checks
from projects.forms.checked import CheckedForm, decided_day, item, offer, prose, radios
from projects.models import Condition


class PositionForm(CheckedForm):
    """A question for each condition of the file, then the answer with its reasons."""

    check = staticmethod(checks.position)

    outcome = radios(_("Vad säger ni?"))
    reasons = prose(_("Skäl"), _("De som beslutar läser det här."), rows=6)
    day = decided_day()
    item = item()

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        offer(self.fields["outcome"], thing.rule.choices)
        judged: dict[str, forms.Field] = {}
        for one in thing.rule.condition:
            verdict = radios(one.label, in_row=True)
            verdict.choices = Condition.choices
            why = prose(gettext("Varför?"), gettext("Behövs om förutsättningen inte håller."), rows=2)
            judged |= {f"judgement-{one.key}": verdict, f"why-{one.key}": why}
        rest = dict(self.fields)
        if not thing.rule.minuted:
            del rest["item"]
        self.fields = {**judged, **rest}

    @property
    def judged(self) -> list[tuple[BoundField, BoundField]]:
        """The question of each condition and why."""
        return [(self[f"judgement-{one.key}"], self[f"why-{one.key}"]) for one in self.thing.rule.condition]

    @property
    def above(self) -> list[BoundField]:
        """The answer and its reasons."""
        return [self["outcome"], self["reasons"]]

    def said(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        judgements = {
            one.key: {"verdict": said.pop(f"judgement-{one.key}", ""), "why": said.pop(f"why-{one.key}", "")}
            for one in self.thing.rule.condition
        }
        return said | {"judgements": judgements}
