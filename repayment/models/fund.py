from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.rights import system
from repayment.fund import checks, conditions, grant_checks, money_checks, rights
from repayment.fund.rule import rule_of
from repayment.models.unchanging import NEVER_DELETED
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.process.fund_schema import FundRule
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body, Owned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from projects.models import Project
    from repayment.models.entry import Entry
    from repayment.models.plan import Plan


class FundStatus(models.TextChoices):
    NEW = "new", _("Inte öppnad")
    OPEN = "open", _("Öppen")


class Fund(ProtectedStatus, Owned):
    """A municipality's money for social investments, kept by double entry from the day it is opened.

    What has happened is in the entries, which never change: the verbs that move money leave the fund as it is.
    Amounts in SEK, to the öre.
    """

    case: None = None  # of the whole municipality: its events belong to no case

    status = FSMField(_("läge"), default=FundStatus.NEW, choices=FundStatus.choices, protected=True)
    opened_on = models.DateField(_("öppnad"), null=True)

    class Meta:
        verbose_name = _("fond")
        verbose_name_plural = _("fonder")
        constraints = [models.UniqueConstraint(fields=["municipality"], name="repayment_one_fund")]
        triggers = [NEVER_DELETED]

    def __str__(self) -> str:
        return self.rule.title

    def get_absolute_url(self) -> str:
        return reverse("fund")

    @property
    def rule(self) -> FundRule:
        """What the municipality's guideline says today."""
        return rule_of(self.municipality)

    @transition(field=status, source=FundStatus.NEW, target=FundStatus.OPEN, permission=rights.keeper,
                conditions=[conditions.is_first], custom={"check": checks.opening, "alone": True})  # fmt: skip
    def open_fund(self, *, day: date, rows: list[dict[str, Any]] | None = None,
                  allocations: list[dict[str, Any]] | None = None) -> None:  # fmt: skip
        """The ledger begins: what has been allocated so far, and the grants of running projects taken in."""
        self.opened_on = day

    # -- money in

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": money_checks.allocation})  # fmt: skip
    def set_aside(self, *, amount: Decimal, source: str, decision: str, day: date, text: str = "",
                  within_target: bool = False) -> None:  # fmt: skip
        """Money allocated within equity, from one of the guideline's sources, by decision (SUN-46, NOR-14)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                conditions=[conditions.has_appropriations],
                custom={"check": money_checks.appropriation})  # fmt: skip
    def appropriate(self, *, amount: Decimal, year: int, decision: str, day: date, text: str = "") -> None:
        """What may be used in a year, budgeted by decision (SUN-45, SUN-47)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": money_checks.repayment})  # fmt: skip
    def receive_repayment(self, *, plan: Plan, committee: Body, year: int, amount: Decimal, day: date,
                          text: str = "") -> None:  # fmt: skip
        """A committee's repayment of a year comes back to the fund."""

    # -- grants, which follow from the decisions on the cases

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=system,
                custom={"check": grant_checks.commitment})  # fmt: skip
    def commit_grant(self, *, project: Project, amount: Decimal, years: dict[int, Decimal], decision: str = "") -> None:
        """A decided grant is reserved for its project, a year at a time."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper_or_system,
                custom={"check": grant_checks.release})  # fmt: skip
    def release_grant(self, *, project: Project, amount: Decimal, decision: str = "") -> None:
        """Granted money that will not be paid is free again."""

    # -- a project's money

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": checks.numbering})  # fmt: skip
    def number_project(self, *, project: Project, number: str) -> None:
        """The project's own number in the accounts (SUN-50)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": money_checks.payment})  # fmt: skip
    def pay_grant(self, *, project: Project, amount: Decimal, day: date, year: int, text: str = "",
                  reference: str = "") -> None:  # fmt: skip
        """An internal grant to the receiver, in advance or in arrears as the guideline says (SUN-48, ORE-18)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": checks.costs})  # fmt: skip
    def book_costs(self, *, rows: list[dict[str, Any]], file: str = "") -> None:
        """Costs of projects and months out of the accounting system; ``file``: what they came in."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                conditions=[conditions.freezes], custom={"check": checks.freezing})  # fmt: skip
    def freeze_unused(self, *, year: int) -> None:
        """What no project used in a calendar year waits for a decision (SUN-48)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": money_checks.of_frozen})  # fmt: skip
    def carry_over(self, *, project: Project, amount: Decimal, decision: str, day: date) -> None:
        """Frozen money that the project may go on using, by decision (SUN-48)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": money_checks.of_frozen})  # fmt: skip
    def hand_back(self, *, project: Project, amount: Decimal, decision: str, day: date) -> None:
        """Frozen money that goes back to the fund, by decision (SUN-48)."""

    @transition(field=status, source=FundStatus.OPEN, target=None, permission=rights.keeper,
                custom={"check": checks.reversal})  # fmt: skip
    def reverse_entry(self, *, entry: Entry, reason: str) -> None:
        """A wrong entry is undone by its mirror image; it stays where it is."""
