"""What follows from each event of a repayment plan, in the same transaction: the process file carried out."""

from repayment.flow import (
    after_fund,
    after_grant,
    after_judgement,
    after_plan,
    after_project,
    settling,
    with_grant,
)

__all__ = [
    "after_fund",
    "after_grant",
    "after_judgement",
    "after_plan",
    "after_project",
    "settling",
    "with_grant",
]
