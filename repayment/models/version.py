from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from repayment.models.plan import Plan
from repayment.plan import Line, in_order
from socinv.organisation.models import Body, Owned

UNCHANGING = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


class PlanVersion(Owned):
    """The plan as it was decided, or adjusted to, on a day. Never updated, never deleted (STO-07).

    ``consumed``: the money of the fund that it reckons with, SEK; nothing in a plan that is made at closing.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveSmallIntegerField(_("nummer"))
    consumed = models.DecimalField(_("räknar med förbrukat"), max_digits=14, decimal_places=2, null=True)
    reasons = models.TextField(_("skäl"))
    day = models.DateField(_("beslutad"))
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    decided_by = models.CharField(_("beslutad av"), max_length=250)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("registrerad"))

    class Meta:
        verbose_name = _("version av återföringsplan")
        verbose_name_plural = _("versioner av återföringsplaner")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="repayment_version_number")]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return str(_("Plan %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("repayment-version", args=[self.plan.case.ref, self.number])

    @property
    def lines(self) -> list[Line]:
        """What it says, as the pure functions take it. Reads the rows with their committees."""
        return in_order(Line(row.committee_id, row.committee.name, row.year, row.amount) for row in self.rows.all())

    @property
    def expected(self) -> list[Line]:
        """What it expects to be saved; nothing in a plan that is made at closing."""
        return in_order(Line(one.committee_id, one.committee.name, one.year, one.amount) for one in self.savings.all())


class PlanRow(Owned):
    """What one committee is to repay of one year's savings, by one version of the plan. Amount in SEK."""

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="rows", db_index=False)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("rad i återföringsplan")
        verbose_name_plural = _("rader i återföringsplaner")
        constraints = [
            models.UniqueConstraint(fields=["version", "committee", "year"], name="repayment_row_once"),
            models.CheckConstraint(name="repayment_row_positive", condition=Q(amount__gt=0)),
        ]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.committee} {self.year}: {self.amount}"
