"""Documents that are made by themselves, where the process file says so: when a step is answered, and at a decline."""

from __future__ import annotations

from typing import Any

from applications.documents import decision_memo, decline_letter
from applications.documents.rights import is_declined_by
from applications.models import Application, Idea, Step
from socinv.documents.ordering import order_document
from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.organisation.models import User


@on("applications.step", "assess", "take_stance", "prepare", "decide", "give_views", "sign", "weigh")
def memo(step: Step, event: Event) -> None:
    """The memo of the answer."""
    if decision_memo.KEY in step.rule.documents and step.outcome != "no-views":
        _order(decision_memo.KEY, step, event)


@on("applications.idea", "decline")
@on("applications.application", "decline")
def letter(form: Idea | Application, event: Event) -> None:
    """The letter to the department, with the answer that led here; of several the first (SUN-31)."""
    steps = Step.objects.filter(case=form.case, phase=form.form).select_related("body", "department", "delegation")
    latest = max((one.round for one in steps), default=0)
    for step in steps.order_by("id"):
        step.case = form.case
        if step.round == latest and is_declined_by(step) and decline_letter.KEY in step.rule.documents:
            _order(decline_letter.KEY, step, event)
            return


def _order(kind: str, thing: Any, event: Event) -> None:
    order_document(kind, thing, by=User.objects.system(), cause=event)
