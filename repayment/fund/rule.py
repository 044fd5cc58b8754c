"""What a municipality's guideline says of its fund today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socinv.lifecycle import clock
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.lifecycle.process.load import current_process

if TYPE_CHECKING:
    from socinv.lifecycle.process import Process
    from socinv.organisation.models import Municipality

NO_RULE = FundRule()


def process_today(municipality: Municipality) -> Process | None:
    """The guideline in force; none before the first one is, and for one that has no file."""
    try:
        return current_process(municipality.process, clock.today())
    except KeyError:
        return None


def rule_of(municipality: Municipality) -> FundRule:
    """One that names nobody who keeps it where the guideline says nothing of a fund."""
    process = process_today(municipality)
    rule = process.repayment.fund if process and process.repayment else None
    return rule or NO_RULE


def keeping_kind(municipality: Municipality) -> str:
    """The kind of the body that keeps the ledger; empty where none does."""
    process, key = process_today(municipality), rule_of(municipality).kept_by
    return process.kind_of(key) if process and key else ""
