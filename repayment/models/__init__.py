"""The tables of repayment, one file each."""

from repayment.models.office import Office
from repayment.models.plan import Plan, PlanStatus
from repayment.models.surplus import Surplus
from repayment.models.version import PlanRow, PlanVersion

__all__ = ["Office", "Plan", "PlanRow", "PlanStatus", "PlanVersion", "Surplus"]
