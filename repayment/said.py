"""Whether a project repays: by the guideline, or in the years when it is silent by what the decision said."""

from __future__ import annotations

from typing import Literal

from applications.models import Step
from projects.models import Project
from socinv.lifecycle.process.repayment_schema import repayment_applies

Repays = Literal["yes", "no", "unsaid"]


def repays(project: Project) -> Repays:
    """By the day it began; unsaid where neither the guideline nor the decision says it (ORE-24, NOR-13)."""
    rule, begins = project.case.process.repayment, project.starts or project.first_starts
    if rule is None:
        return "no"
    if begins is None:
        return "unsaid"
    applies = repayment_applies(rule, begins)
    if applies != "must-be-said":
        return applies
    answer = decided(project)
    return "yes" if answer == "yes" else "no" if answer == "no" else "unsaid"


def decided(project: Project) -> str:
    """What the decision to grant said of repayment; empty where it said nothing."""
    step = granting_step(project)
    return step.repayment if step else ""


def granting_step(project: Project) -> Step | None:
    """The decision that granted the money."""
    grants = Step.objects.filter(case=project.case_id, kind="decision", status="answered", outcome="granted")
    return grants.select_related("body").order_by("-pk").first()
