from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import checks as form_checks
from applications.models import Case
from applications.rights import system
from projects import checks, conditions, rights, signature
from projects.models.project import Project
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Owned

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from socinv.organisation.models import User


class ChangeStatus(models.TextChoices):
    NEW = "new", _("Ny")
    ASKED = "asked", _("Väntar på beslut")
    DECIDED = "decided", _("Beslutad")
    WITHDRAWN = "withdrawn", _("Återtagen")
    STOPPED = "stopped", _("Förs inte vidare")


class ChangeKind(models.TextChoices):
    SETUP = "setup", _("Ändrat upplägg")
    EXTENSION = "extension", _("Förlängning")
    EARLY_END = "early-end", _("Avslut i förtid")


class ChangeOutcome(models.TextChoices):
    GRANTED = "granted", _("Bifall")
    DECLINED = "declined", _("Avslag")


class Change(ProtectedStatus, Owned):
    """A change of a running project: its set-up, its length or its end (2.5, 4).

    ``ends`` is the new last day, ``amount`` what the budget grows or shrinks by in SEK; ``from_...`` what held before.
    ``raised_by``: the party of the process file that raised it, where it is neither the steering group nor the decider.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="changes", db_index=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="changes", db_index=False)
    number = models.PositiveSmallIntegerField(_("nummer"))
    status = FSMField(_("läge"), default=ChangeStatus.NEW, choices=ChangeStatus.choices, protected=True)
    kind = models.CharField(_("slag"), max_length=20, choices=ChangeKind.choices)
    what = models.TextField(_("vad som ändras"))
    reason = models.TextField(_("skäl"))
    ends = models.DateField(_("ny sista dag"), null=True)
    amount = models.DecimalField(_("ändrad budget"), max_digits=14, decimal_places=2, null=True)
    repayment = models.TextField(_("återföringen"), blank=True)
    raised_by_decider = models.BooleanField(_("väckt av den som beslutar"), default=False)
    raised_by = models.CharField(_("väckt av"), max_length=60, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(_("begärd"), null=True)
    due = models.DateField(_("beslut senast"), null=True)

    outcome = models.CharField(_("utfall"), max_length=20, choices=ChangeOutcome.choices, blank=True)
    reasons = models.TextField(_("beslutets skäl"), blank=True)
    decided_on = models.DateField(_("beslutad"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    from_ends = models.DateField(_("gällde till"), null=True)
    from_budget = models.DecimalField(_("budgeten var"), max_digits=14, decimal_places=2, null=True)

    class Meta:
        verbose_name = _("ändring")
        verbose_name_plural = _("ändringar")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="projects_change_number"),
            models.UniqueConstraint(
                fields=["project"], name="projects_change_one_at_a_time", condition=models.Q(status="asked")
            ),
        ]

    def __str__(self) -> str:
        way = self.case.process.change.way(self.kind)
        return way.label if way else str(ChangeKind(self.kind).label)

    def get_absolute_url(self) -> str:
        return reverse("project-change", args=[self.case.ref, self.number])

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of the change."""
        return {"kind": self.kind, "number": str(self.number)}

    @transition(field=status, source=ChangeStatus.NEW, target=ChangeStatus.ASKED, permission=rights.changer,
                conditions=[conditions.project_may_change, conditions.no_change_waits],
                custom={"check": checks.change, "sign": signature.change_asked})  # fmt: skip
    def ask(
        self, *, kind: str, what: str, reason: str, asked_by: User, at: datetime, ends: date | None = None,
        amount: Decimal | None = None, repayment: str = "", raised_by_decider: bool = False, raised_by: str = "",
    ) -> None:  # fmt: skip
        """The steering group asks, or the management group raises it itself (SUN-07)."""
        self.kind, self.what, self.reason, self.ends, self.amount = kind, what, reason, ends, amount
        self.repayment, self.asked_by, self.asked_at = repayment, asked_by, at
        self.raised_by_decider, self.raised_by = raised_by_decider, raised_by

    @transition(field=status, source=ChangeStatus.ASKED, target=ChangeStatus.WITHDRAWN, permission=rights.withdrawer,
                custom={"check": form_checks.reason})  # fmt: skip
    def withdraw(self, *, reason: str) -> None:
        """Those who asked do not want it any more."""

    @transition(field=status, source=ChangeStatus.ASKED, target=ChangeStatus.STOPPED, permission=system)
    def stop(self) -> None:
        """Somebody who was to say something before the decision has said that it goes no further (ORE-19)."""

    @transition(field=status, source=ChangeStatus.ASKED, target=ChangeStatus.DECIDED, permission=rights.change_decider,
                conditions=[conditions.project_may_change, conditions.is_weighed],
                custom={"check": checks.change_decision})  # fmt: skip
    def decide(self, *, outcome: str, reasons: str, day: date, item: str = "") -> None:
        """A recorded decision with date, reason and effect (SUN-07)."""
        self.outcome, self.reasons, self.decided_on, self.item = outcome, reasons, day, item
        self.from_ends, self.from_budget = self.project.ends, self.project.budget
