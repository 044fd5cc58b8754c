"""The tables of repayment, one file each."""

from repayment.models.account_number import ProjectNumber
from repayment.models.accounting_export import AccountingExport, ExportedEntry, ExportKind
from repayment.models.cost_file import CostFile, CostRow
from repayment.models.entry import AccountBalance, Entry, EntryKind, Posting
from repayment.models.fund import Fund, FundStatus
from repayment.models.office import Office
from repayment.models.plan import Plan, PlanStatus
from repayment.models.saving import ExpectedSaving, RealisedSaving
from repayment.models.settlement import Balancing, BalancingKind, Instalment, Settlement
from repayment.models.surplus import Surplus
from repayment.models.version import PlanRow, PlanVersion

__all__ = [
    "AccountBalance",
    "AccountingExport",
    "Balancing",
    "BalancingKind",
    "CostFile",
    "CostRow",
    "Entry",
    "EntryKind",
    "ExpectedSaving",
    "ExportKind",
    "ExportedEntry",
    "Fund",
    "FundStatus",
    "Instalment",
    "Office",
    "Plan",
    "PlanRow",
    "PlanStatus",
    "PlanVersion",
    "Posting",
    "ProjectNumber",
    "RealisedSaving",
    "Settlement",
    "Surplus",
]
