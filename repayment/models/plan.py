from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.models import Case
from applications.rights import system
from projects.models import Project
from repayment import checks, conditions, rights, saving_checks
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.process.repayment_schema import RepaymentRule
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Owned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

NO_RULE = RepaymentRule(when="none")


class PlanStatus(models.TextChoices):
    NEW = "new", _("Ny")
    PROPOSED = "proposed", _("Föreslagen")
    AWAITED = "awaited", _("Väntar på plan")
    DECIDED = "decided", _("Beslutad")
    ADJUSTED = "adjusted", _("Justerad")
    RUNNING = "running", _("Pågår")
    COMPLETED = "completed", _("Avslutad")
    WRITTEN_OFF = "written-off", _("Avskriven")
    EXEMPT = "exempt", _("Undantagen")


IN_FORCE = [PlanStatus.DECIDED, PlanStatus.ADJUSTED, PlanStatus.RUNNING]
GRANTED = [PlanStatus.AWAITED, PlanStatus.DECIDED, PlanStatus.ADJUSTED, PlanStatus.EXEMPT]


class Plan(ProtectedStatus, Owned):
    """How the savings of a project come back to the fund, from the decision to the reconciliation.

    What was decided is in the versions, which never change. A plan that is made at closing has what was saved each year
    in the surpluses; one that was decided with the application has the savings by measure, and what was settled of
    them. ``proposed_year``: the year that the coordinators have reckoned and handed to those who settle it.
    ``reasons``, ``decided_on`` and ``item`` are those of the latest decision, or of the exemption.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="repayment_plan")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="repayment_plan")
    status = FSMField(_("läge"), default=PlanStatus.NEW, choices=PlanStatus.choices, protected=True)
    due = models.DateField(_("beslut senast"), null=True)
    reasons = models.TextField(_("skäl"), blank=True)
    decided_on = models.DateField(_("beslutad"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)

    proposed_year = models.PositiveSmallIntegerField(_("föreslaget år"), null=True)
    proposal = models.TextField(_("beräkningsunderlag"), blank=True)

    reconciliation = models.TextField(_("avstämning"), blank=True)
    budget_ground = models.TextField(_("underlag för budgeten"), blank=True)
    reconciled_on = models.DateField(_("avstämd"), null=True)

    class Meta:
        verbose_name = _("återföringsplan")
        verbose_name_plural = _("återföringsplaner")

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        return reverse("repayment", args=[self.case.ref])

    @property
    def rule(self) -> RepaymentRule:
        """What the guideline says; one that says nothing has no plans."""
        return self.case.process.repayment or NO_RULE

    # -- begun and decided

    @transition(field=status, source=[PlanStatus.NEW, PlanStatus.PROPOSED], target=PlanStatus.DECIDED,
                permission=system)  # fmt: skip
    def stand(
        self, *, consumed: Decimal, rows: list[dict[str, Any]], savings: list[dict[str, Any]], reasons: str, day: date,
        item: str = "", decided_by: str,
    ) -> None:  # fmt: skip
        """The plan of the application was decided with the grant (SUN-51). ``consumed``: the money it reckons with."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=[PlanStatus.NEW, PlanStatus.PROPOSED], target=PlanStatus.EXEMPT,
                permission=system)  # fmt: skip
    def spare(self, *, reasons: str, day: date, item: str = "", decided_by: str) -> None:
        """The exemption that the application asked for was decided with the grant (SUN-43, SUN-51)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=GRANTED, target=PlanStatus.PROPOSED, permission=system)
    def take_back(self) -> None:
        """The grant has been taken back, and what was decided with it: it is a proposal again."""
        self.decided_on, self.item = None, ""

    @transition(field=status, source=[PlanStatus.NEW, PlanStatus.PROPOSED], target=PlanStatus.AWAITED,
                permission=system)  # fmt: skip
    def open(self, *, due: date) -> None:
        """A plan is due, or an exemption: the investment phase is over and has been judged (STO-06), or what was
        granted holds no plan that can be reckoned."""
        self.due = due

    @transition(field=status, source=PlanStatus.AWAITED, target=PlanStatus.DECIDED, permission=rights.decider,
                custom={"check": checks.decision})  # fmt: skip
    def decide(self, *, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """Time and amount, for each committee and year (STO-06)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=[PlanStatus.AWAITED, *IN_FORCE], target=PlanStatus.EXEMPT,
                permission=rights.decider, conditions=[conditions.nothing_followed_up],
                custom={"check": checks.exemption})  # fmt: skip
    def exempt(
        self, *, reasons: str, day: date, item: str = "", first_gain: int | None = None, study: str = ""
    ) -> None:
        """The investment has not had the planned economic effects (STO-09), or it is a very early one: then with the
        year of the municipality's first gain and the study it rests on (SUN-43). Nothing is repaid."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=PlanStatus.ADJUSTED, permission=rights.decider,
                conditions=[conditions.something_to_spread], custom={"check": checks.adjustment})  # fmt: skip
    def adjust(self, *, version: int, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """A new version of what is still to come; ``version`` is the one it replaces (STO-07)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=PlanStatus.RUNNING, permission=rights.reporter,
                conditions=[conditions.made_at_closing, conditions.a_year_is_left, conditions.the_year_is_over],
                custom={"check": checks.follow_up})  # fmt: skip
    def follow_up(self, *, year: int, savings: list[dict[str, Any]]) -> None:
        """A year's savings, reported as surplus in the annual accounts (STO-07, STO-09)."""

    # -- year by year, where the plan was decided with the application

    @transition(field=status, source=[PlanStatus.DECIDED, PlanStatus.ADJUSTED],
                target=PlanStatus.ADJUSTED, permission=system)  # fmt: skip
    def recompute(
        self, *, consumed: Decimal, rows: list[dict[str, Any]], savings: list[dict[str, Any]], reasons: str, day: date,
        item: str = "", decided_by: str,
    ) -> None:  # fmt: skip
        """Another decision has changed what the plan reckons with: the project's end or what it used (SUN-54)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=None, permission=rights.reporter,
                conditions=[conditions.decided_with_grant, conditions.the_project_is_over],
                custom={"check": saving_checks.saving})  # fmt: skip
    def report_saving(self, *, year: int, rows: list[dict[str, Any]]) -> None:
        """What a committee saved in a year by a measure, with what shows it (SUN-40). Said again it is corrected."""
        if self.proposed_year == year:
            self.proposed_year, self.proposal = None, ""

    @transition(field=status, source=IN_FORCE, target=None, permission=rights.reckoner,
                conditions=[conditions.decided_with_grant, conditions.a_year_is_left, conditions.the_year_is_over,
                            conditions.the_year_is_reported],
                custom={"check": saving_checks.proposal})  # fmt: skip
    def propose_year(self, *, year: int, text: str) -> None:
        """The coordinators have reckoned the year and hand it over (SUN-41). ``text``: what it rests on."""
        self.proposed_year, self.proposal = year, text

    @transition(field=status, source=IN_FORCE, target=PlanStatus.RUNNING, permission=rights.decider,
                conditions=[conditions.decided_with_grant, conditions.a_year_is_left, conditions.the_year_is_proposed],
                custom={"check": saving_checks.settlement})  # fmt: skip
    def settle_year(self, *, year: int, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """What each committee repays of what it saved in the year (SUN-41). It never changes after that."""
        self.reasons, self.decided_on, self.item = reasons, day, item
        self.proposed_year, self.proposal = None, ""

    @transition(field=status, source=IN_FORCE, target=None, permission=rights.decider,
                conditions=[conditions.decided_with_grant, conditions.repaid_beyond],
                custom={"check": saving_checks.refund})  # fmt: skip
    def refund(self, *, rows: list[dict[str, Any]], reasons: str, day: date, item: str = "") -> None:
        """What was repaid beyond what the project used goes back to the committees, by a decision of its own."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    # -- the end

    @transition(field=status, source=IN_FORCE, target=PlanStatus.WRITTEN_OFF, permission=rights.decider,
                conditions=[conditions.decided_with_grant, conditions.every_year_followed_up,
                            conditions.something_left],
                custom={"check": saving_checks.write_off})  # fmt: skip
    def write_off(self, *, amount: Decimal, reasons: str, day: date, item: str = "") -> None:
        """What no saving could carry is not repaid: nothing saved, nothing repaid (SUN-40)."""
        self.reasons, self.decided_on, self.item = reasons, day, item

    @transition(field=status, source=IN_FORCE, target=PlanStatus.COMPLETED, permission=rights.reconciler,
                conditions=[conditions.every_year_followed_up, conditions.nothing_left, conditions.nothing_beyond],
                custom={"check": checks.reconciliation})  # fmt: skip
    def reconcile(self, *, text: str, budget: str, day: date) -> None:
        """The period is over: what came of it, and the ground for adjusting the budget (STO-08)."""
        self.reconciliation, self.budget_ground, self.reconciled_on = text, budget, day
