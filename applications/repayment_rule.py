"""Whether a granted project's money is to be paid back, where that depends on when the project starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socinv.lifecycle.process.repayment_schema import repayment_applies

if TYPE_CHECKING:
    from applications.models import Case


def must_be_said(case: Case) -> bool:
    """The guideline is silent for the year the project starts: the decision must say which (ORE-24, NOR-13)."""
    rule = case.process.repayment
    return rule is not None and case.starts is not None and repayment_applies(rule, case.starts) == "must-be-said"
