from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from repayment.models.plan import Plan
from repayment.models.version import UNCHANGING
from socinv.organisation.models import Body, Owned


class Surplus(Owned):
    """What one committee saved in one year and reported as surplus in the annual accounts (STO-09). Amount in SEK.

    Never updated, never deleted: a year that has been followed up does not change.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="surpluses", db_index=False)
    committee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("år"))
    amount = models.DecimalField(_("överskott"), max_digits=14, decimal_places=2)
    note = models.TextField(_("förklaring"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("redovisat"))

    class Meta:
        verbose_name = _("redovisat överskott")
        verbose_name_plural = _("redovisade överskott")
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "committee", "year"], name="repayment_surplus_once"),
            models.CheckConstraint(name="repayment_surplus_not_negative", condition=Q(amount__gte=0)),
        ]
        triggers = UNCHANGING

    def __str__(self) -> str:
        return f"{self.committee} {self.year}: {self.amount}"
