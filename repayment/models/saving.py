from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from repayment.models.plan import Plan
from repayment.models.version import UNCHANGING, PlanVersion
from socinv.organisation.models import Body, Owned


class ExpectedSaving(Owned):
    """What a committee was to save in a year, by one version of a plan that was decided with the application. SEK."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="savings", db_index=False)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.DecimalField(_("väntad besparing"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("väntad besparing")
        verbose_name_plural = _("väntade besparingar")
        constraints = [models.UniqueConstraint(fields=["version", "committee", "year"], name="repayment_expected_once")]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.committee} {self.year}: {self.amount}"


class RealisedSaving(Owned):
    """What a committee saved in a year by one measure, and what shows it (SUN-40). SEK; below nought it cost more.

    Never updated, never deleted: one that was wrong is replaced by a row of its own.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="savings", db_index=False)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("år"))
    measure = models.CharField(_("mått"), max_length=250)
    amount = models.DecimalField(_("besparing"), max_digits=14, decimal_places=2)
    evidence = models.TextField(_("underlag"))
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("ersätter")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("redovisad"))

    class Meta:
        verbose_name = _("besparing")
        verbose_name_plural = _("besparingar")
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "committee", "year", "measure"],
                name="repayment_saving_first",
                condition=models.Q(replaces=None),
            )
        ]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.committee} {self.year}, {self.measure}: {self.amount}"
