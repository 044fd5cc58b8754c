from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.models import Case
from applications.rights import system
from projects.models import Project
from repayment import checks, conditions, rights
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Owned

if TYPE_CHECKING:
    from datetime import date

NO_RULE = RepaymentRule(when="none")


class PlanStatus(models.TextChoices):
    NEW = "new", _("Ny")
    AWAITED = "awaited", _("Väntar på plan")
    DECIDED = "decided", _("Beslutad")
    ADJUSTED = "adjusted", _("Justerad")
    RUNNING = "running", _("Pågår")
    COMPLETED = "completed", _("Avslutad")
    EXEMPT = "exempt", _("Undantagen")


IN_FORCE = [PlanStatus.DECIDED, PlanStatus.ADJUSTED, PlanStatus.RUNNING]


class Plan(ProtectedStatus, Owned):
    """How the savings of a project come back to the fund, from the decision to the reconciliation.

    What was decided is in the versions, which never change; what was saved each year in the surpluses.
    ``reasons``, ``decided_on`` and ``item`` are those of the latest decision, or of the exemption.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="repayment_plan")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="repayment_plan")
    status = FSMField(_("läge"), default=PlanStatus.NEW, choices=PlanStatus.choices, protected=True)
    due = models.DateField(_("beslut senast"), null=True)
    reasons = models.TextField(_("skäl"), blank=True)
    decided_on = models.DateField(_("beslutad"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)

    reconciliation = models.TextField(_("avstämning"), blank=True)
    budget_ground = models.TextField(_("underlag för budgeten"), blank=True)
    reconciled_on = models.DateField(_("avstämd"), null=True)

    class Meta:
        verbose_name = _("återföringsplan")
        verbose_name_plural = _("återföringsplaner")

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        return f"{reverse('project', args=[self.case.ref])}#aterforing"

    @property
    def rule(self) -> RepaymentRule:
        """What the guideline says; one that says nothing has no plans."""
        return self.case.process.repayment or NO_RULE

    @transition(field=status, source=PlanStatus.NEW, target=PlanStatus.AWAITED, permission=system)
    def open(self, *, due: date) -> None:
        """The investment phase is over and has been judged: a plan is due, or an exemption (STO-06)."""
        self.due = due

    @transition(field=status, source=PlanStatus.AWAITED, target=PlanStatus.DECIDED, permission=rights.decider,
                custom={"check": checks.decision})  # fmt: skip
    def decide(self, *, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """Time and amount, for each committee and year (STO-06)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=[PlanStatus.AWAITED, *IN_FORCE], target=PlanStatus.EXEMPT,
                permission=rights.decider, conditions=[conditions.nothing_followed_up],
                custom={"check": checks.exemption})  # fmt: skip
    def exempt(self, *, reasons: str, day: date, item: str = "") -> None:
        """The investment has not had the planned economic effects: nothing is repaid (STO-09)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=PlanStatus.ADJUSTED, permission=rights.decider,
                custom={"check": checks.adjustment})  # fmt: skip
    def adjust(self, *, version: int, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """A new version of what is still to come; ``version`` is the one it replaces (STO-07)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=PlanStatus.RUNNING, permission=rights.reporter,
                conditions=[conditions.a_year_is_left, conditions.the_year_is_over],
                custom={"check": checks.follow_up})  # fmt: skip
    def follow_up(self, *, year: int, savings: list[dict[str, Any]]) -> None:
        """A year's savings, reported as surplus in the annual accounts (STO-07, STO-09)."""

    @transition(field=status, source=IN_FORCE, target=PlanStatus.COMPLETED, permission=rights.reconciler,
                conditions=[conditions.every_year_followed_up], custom={"check": checks.reconciliation})  # fmt: skip
    def reconcile(self, *, text: str, budget: str, day: date) -> None:
        """The period is over: what came of it, and the ground for adjusting the budget (STO-08)."""
        self.reconciliation, self.budget_ground, self.reconciled_on = text, budget, day
