"""What follows from each event of a repayment plan, in the same transaction: the process file carried out."""

from repayment.flow import after_judgement, after_plan

__all__ = ["after_judgement", "after_plan"]
