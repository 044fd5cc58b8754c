"""What the process file says of the fund, as the guideline's page shows it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from socinv.lifecycle.process import Process
from socinv.lifecycle.process.fund_schema import FundSource
from socinv.organisation.guideline import section
from socinv.organisation.process_page import Drawn, Way, said, who


def drawn_fund(process: Process) -> list[Drawn]:
    """Who keeps it, how it is paid, and where its money comes from; empty where the file has no fund."""
    rule = process.repayment.fund if process.repayment else None
    if rule is None:
        return []
    text = said(
        rule.text, rule.paid_text, rule.appropriation_text, rule.freezes_text,
        _numbers(rule.account, rule.project_type), section(rule.rules),
    )  # fmt: skip
    return [Drawn(rule.title, who(process, rule.kept_by), 0, text, [Way("info", *_source(one)) for one in rule.source])]


def _numbers(account: str, project_type: str) -> str:
    if not account:
        return ""
    words = {"account": account, "type": project_type}
    return _("Intäktskontot hos mottagaren är %(account)s och projekttypen %(type)s") % words


def _source(one: FundSource) -> tuple[str, str]:
    target = _("Bara inom målet för god ekonomisk hushållning") if one.within_target else ""
    return one.title, said(one.text, target)
