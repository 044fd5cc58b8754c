from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from repayment.models.plan import Plan
from repayment.models.version import UNCHANGING
from socinv.organisation.models import Body, Owned


class Decided(Owned):
    """A decision in a plan that stands for good: never updated, never deleted."""

    reasons = models.TextField(_("skäl"))
    day = models.DateField(_("beslutad"))
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    decided_by = models.CharField(_("beslutad av"), max_length=250)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("registrerad"))

    class Meta:
        abstract = True


class Settlement(Decided):
    """A year of a plan, settled: what each committee repays of it is in the instalments (SUN-41).

    ``consumed``: what the project had used of the fund's money, as it was known then (SUN-54). SEK.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="settlements", db_index=False)
    year = models.PositiveSmallIntegerField(_("år"))
    consumed = models.DecimalField(_("förbrukat"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("fastställt år")
        verbose_name_plural = _("fastställda år")
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["plan", "year"], name="repayment_settled_once")]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return str(self.year)


class Instalment(Owned):
    """What one committee repays of what it saved in a settled year, never more than that. SEK.

    ``planned``: what the plan said before the year was settled.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="instalments", db_index=False)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    planned = models.DecimalField(_("enligt planen"), max_digits=14, decimal_places=2)
    saved = models.DecimalField(_("besparing"), max_digits=14, decimal_places=2)
    amount = models.DecimalField(_("återförs"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("delbelopp")
        verbose_name_plural = _("delbelopp")
        constraints = [
            models.UniqueConstraint(fields=["settlement", "committee"], name="repayment_instalment_once"),
            models.CheckConstraint(name="repayment_instalment_not_negative", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="repayment_instalment_saved", condition=Q(amount=0) | Q(amount__lte=F("saved"))
            ),
        ]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.committee} {self.settlement}: {self.amount}"


class BalancingKind(models.TextChoices):
    WRITE_OFF = "write-off", _("Avskrivet")
    REFUND = "refund", _("Tillbaka till nämnden")


class Balancing(Decided):
    """What evens out a plan beside its instalments: written off, or given back to a committee. SEK, above nought."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="balancings", db_index=False)
    kind = models.CharField(_("slag"), max_length=20, choices=BalancingKind.choices)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("utjämning")
        verbose_name_plural = _("utjämningar")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="repayment_balancing_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="repayment_balancing_committee", condition=Q(kind="write-off") | Q(committee__isnull=False)
            ),
            models.UniqueConstraint(fields=["plan"], name="repayment_written_off_once", condition=Q(kind="write-off")),
        ]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount}"
