"""Whether an answer about views, a signature or a weighing holds (ORE-12, ORE-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from applications.answer_checks import answered, item_needed
from applications.checks import Problems, needed

if TYPE_CHECKING:
    from applications.models import Step

POSITIONS = ("followed", "partly", "not-followed")


def views(step: Step, **data: Any) -> Problems:
    """Views in words, or none; with the item of the minutes where the committee itself has answered."""
    found = answered(step, {"views", "no-views"}, data, reasons=data.get("outcome") == "views")
    if step.rule.minuted and data.get("delegation") is None:
        found |= item_needed(data)
    return found


def sign_off(step: Step, **data: Any) -> Problems:
    """A signature needs no words, a refusal does."""
    return answered(step, {"signed", "refused"}, data, reasons=data.get("outcome") == "refused")


def views_to_answer(step: Step) -> list[Step]:
    """The views of the step's round that a position must be taken on."""
    return [
        one for one in step.case.steps.all()
        if (one.phase, one.round, one.kind) == (step.phase, step.round, "views")
        and (one.status, one.outcome) == ("answered", "views")
    ]  # fmt: skip


def weighing(step: Step, **data: Any) -> Problems:
    """A position with its reason on each view before the case can go on (ORE-13)."""
    found = answered(step, set(step.rule.leads), data)
    if step.rule.minuted:
        found |= item_needed(data)
    if data.get("outcome") == "returned":
        return found
    given = data.get("responses") or {}
    for view in views_to_answer(step):
        response = given.get(str(view.pk)) or {}
        if response.get("position") not in POSITIONS:
            found[f"position-{view.pk}"] = _("Ta ställning till synpunkten från %(who)s.") % {"who": view.addressee}
        found |= needed(
            response.get("why"), f"response-{view.pk}", _("Skriv vad ni svarar %(who)s.") % {"who": view.addressee}
        )
    return found
