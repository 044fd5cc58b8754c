"""What the accounts and the sources are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from repayment.ledger.accounts import Account, AccountKind
from repayment.ledger.entries import REPAYMENT


def account_name(account: Account, projects: Mapping[int, str], sources: Mapping[str, str]) -> str:
    """Utbetalt till Läslust; Avsatt: återföringar; Resultatanslag 2026, kvar. ``projects``: names by id."""
    words = {
        AccountKind.ORIGIN: _("Avsatt: %(source)s"),
        AccountKind.FREE: _("Fritt att bevilja"),
        AccountKind.RESERVED: _("Beviljat, inte utbetalt: %(project)s"),
        AccountKind.PAID: _("Utbetalt, inte förbrukat: %(project)s"),
        AccountKind.CONSUMED: _("Förbrukat: %(project)s"),
        AccountKind.FROZEN: _("Fryst: %(project)s"),
        AccountKind.BUDGET_GIVEN: _("Resultatanslag %(year)s, beslutat"),
        AccountKind.BUDGET: _("Resultatanslag %(year)s, kvar"),
        AccountKind.BUDGET_USED: _("Resultatanslag %(year)s, använt"),
    }
    said = {
        "source": source_name(account.source, sources), "year": account.year,
        "project": projects.get(account.project, ""),
    }  # fmt: skip
    return words[account.kind] % said


def source_name(key: str, sources: Mapping[str, str]) -> str:
    """The guideline's own title; what it does not name has one of ours."""
    return sources.get(key) or {REPAYMENT: _("Återföringar")}.get(key, key)
