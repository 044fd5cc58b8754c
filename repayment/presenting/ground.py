"""What a plan is decided on: what the evaluation showed of the municipality's costs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Evaluation
from projects.presenting.judging import verdict_mark
from projects.promised import is_exempt, promises_of, yearly_saving
from projects.repaying import repayment_after
from repayment.models import Plan
from socinv.presentation.money import NO_VALUE, kronor


def ground(plan: Plan) -> dict[str, Any]:
    """The verdict, what was spent and saved a year, and what follows from it by the guideline."""
    evaluation: Evaluation = plan.project.evaluation
    evaluation.project, evaluation.case = plan.project, plan.case
    saving = evaluation.saving
    follows = _follows(plan, evaluation)
    return {
        "mark": verdict_mark(evaluation) if evaluation.verdict else None,
        "facts": [
            {"term": _("Kostnad för fonden"), "value": kronor(evaluation.spent)},
            {"term": _("Minskade kostnader per år"), "value": kronor(saving) if saving is not None else NO_VALUE},
            {"term": _("Ansökan lovade per år"), "value": kronor(yearly_saving(plan.case))},
        ],
        "follows": follows,
        "url": reverse("project-judge", args=[plan.case.ref]),
    }


def _follows(plan: Plan, evaluation: Evaluation) -> str:
    """The same sentence as on the page where the project is judged."""
    in_money = [promise for indicator, promise in promises_of(evaluation) if indicator.counts_in_money]
    return repayment_after(evaluation.saving, in_money, is_exempt=is_exempt(plan.case)).why
