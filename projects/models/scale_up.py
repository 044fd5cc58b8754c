from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.models import Case
from applications.rights import system
from projects import checks, rights
from projects.models.project import Project
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body, Owned

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class ScaleUpStatus(models.TextChoices):
    NEW = "new", _("Ny")
    AWAITED = "awaited", _("Väntar på förslag")
    PROPOSED = "proposed", _("Föreslagen")
    DECIDED = "decided", _("Beslutad")
    DROPPED = "dropped", _("Ingen fortsättning")


class Continuation(models.TextChoices):
    PERMANENT = "permanent", _("Permanenta i ordinarie verksamhet")
    SCALE_UP = "scale-up", _("Permanenta och skala upp till fler")
    NONE = "none", _("Ingen fortsättning")


class ScaleUpOutcome(models.TextChoices):
    APPROVED = "approved", _("Bifall")
    DECLINED = "declined", _("Avslag")


class ScaleUp(ProtectedStatus, Owned):
    """What is to become of the work: the management group's proposal and the council's decision (4, 7).

    Where the file has no proposal the decision is awaited at once. ``way`` is the process file's choice, ``outcome``
    what it means; ``compared``: what it costs and gives against the alternatives. ``parts`` names what is carried on
    where it is not the whole; ``yearly_cost`` in SEK.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="scale_up")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="scale_up")
    status = FSMField(_("läge"), default=ScaleUpStatus.NEW, choices=ScaleUpStatus.choices, protected=True)
    due = models.DateField(_("senast"), null=True)
    continuation = models.CharField(_("fortsättning"), max_length=20, choices=Continuation.choices, blank=True)
    is_whole = models.BooleanField(_("hela arbetet"), default=True)
    parts = models.JSONField(_("delar"), default=list, blank=True, encoder=DjangoJSONEncoder)
    proposal = models.TextField(_("förslag"), blank=True)
    yearly_cost = models.DecimalField(_("kostnad per år"), max_digits=14, decimal_places=2, null=True)
    proposed_on = models.DateField(_("föreslaget"), null=True)
    proposed_item = models.CharField(_("paragraf"), max_length=20, blank=True)

    outcome = models.CharField(_("utfall"), max_length=20, choices=ScaleUpOutcome.choices, blank=True)
    way = models.CharField(_("utfall enligt riktlinjen"), max_length=40, blank=True)
    compared = models.TextField(_("jämfört med alternativen"), blank=True)
    reasons = models.TextField(_("skäl"), blank=True)
    decided_on = models.DateField(_("beslutad"), null=True)
    item = models.CharField(_("beslutets paragraf"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("uppskalning")
        verbose_name_plural = _("uppskalningar")

    def __str__(self) -> str:
        return str(self.case)

    def get_absolute_url(self) -> str:
        return reverse("project-scale-up", args=[self.case.ref])

    @transition(field=status, source=ScaleUpStatus.NEW, target=ScaleUpStatus.AWAITED, permission=system)
    def open(self, *, due: date) -> None:
        """The project has been judged: a proposal is due."""
        self.due = due

    @transition(field=status, source=ScaleUpStatus.NEW, target=ScaleUpStatus.PROPOSED, permission=system)
    def await_decision(self, *, due: date) -> None:
        """The project has been judged and nobody proposes anything: those who decide have the turn (ORE-23)."""
        self.due = due

    @transition(field=status, source=ScaleUpStatus.AWAITED, target=ScaleUpStatus.PROPOSED, permission=rights.proposer,
                custom={"check": checks.proposal})  # fmt: skip
    def propose(
        self, *, continuation: str, proposal: str, day: date, item: str = "", parts: list[str] | None = None,
        yearly_cost: Decimal | None = None,
    ) -> None:  # fmt: skip
        """Make it permanent or scale it up, the whole or the parts named (SUN-36, SUN-44)."""
        self.continuation, self.proposal, self.parts, self.is_whole = continuation, proposal, parts or [], not parts
        self.yearly_cost, self.proposed_on, self.proposed_item = yearly_cost, day, item

    @transition(field=status, source=ScaleUpStatus.AWAITED, target=ScaleUpStatus.DROPPED, permission=rights.proposer,
                custom={"check": checks.dropping})  # fmt: skip
    def drop(self, *, proposal: str, day: date, item: str = "") -> None:
        """Nothing is proposed to go on; the project closes."""
        self.continuation, self.proposal, self.parts = Continuation.NONE, proposal, []
        self.proposed_on, self.proposed_item = day, item

    @transition(field=status, source=ScaleUpStatus.PROPOSED, target=ScaleUpStatus.DECIDED,
                permission=rights.scale_up_decider, custom={"check": checks.scale_up})  # fmt: skip
    def decide(
        self, *, outcome: str, reasons: str, day: date, item: str = "", compared: str = "",
        parts: list[str] | None = None, moves: list[dict[str, Any]] | None = None,
    ) -> None:  # fmt: skip
        """The council decides and prioritises resources, sometimes moving them between committees (SUN-36)."""
        rule = self.case.process.scale_up
        self.way, self.outcome = outcome, rule.means(outcome) if rule else ""
        self.reasons, self.decided_on, self.item, self.compared = reasons, day, item, compared
        if parts:
            self.parts, self.is_whole = parts, False

    @property
    def outcome_word(self) -> str:
        """What was decided, in the words of the process file; empty before."""
        rule = self.case.process.scale_up
        way = rule.way(self.way or self.outcome) if rule else None
        return way.label if way else str(self.get_outcome_display()) if self.outcome else ""


class ResourceMove(Owned):
    """Resources moved from one committee to another by the council's decision, from a year on. Amount in SEK a year."""

    scale_up = models.ForeignKey(ScaleUp, on_delete=models.PROTECT, related_name="moves")
    from_body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    to_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)
    amount = models.DecimalField(_("belopp per år"), max_digits=14, decimal_places=2)
    from_year = models.PositiveSmallIntegerField(_("från år"))

    class Meta:
        verbose_name = _("flyttad resurs")
        verbose_name_plural = _("flyttade resurser")
        constraints = [
            models.CheckConstraint(
                name="projects_move_between_two",
                condition=Q(amount__gt=0) & (Q(from_body=None) | ~Q(from_body=F("to_body"))),
            )
        ]

    def __str__(self) -> str:
        return f"{self.to_body}: {self.amount}"
