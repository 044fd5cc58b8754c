from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from repayment.models.entry import Entry
from repayment.models.fund import Fund
from repayment.models.unchanging import APPEND_ONLY
from socinv.organisation.models import Owned

UNCHANGING = pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update)


class CostFile(Owned):
    """A file of costs from the accounting system, as it came in. Never changed; while nothing of it has been booked it
    may be thrown away, and after that its rows hold it in place."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="cost_files", db_index=False)
    name = models.CharField(_("namn"), max_length=120)
    form = models.CharField(_("format"), max_length=3, choices=[("csv", "CSV"), ("sie", "SIE 4")])
    size = models.PositiveIntegerField(_("storlek"))
    sha256 = models.CharField(max_length=64)
    orgnr = models.CharField(_("organisationsnummer"), max_length=20, blank=True)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("inläst"))

    class Meta:
        verbose_name = _("kostnadsfil")
        verbose_name_plural = _("kostnadsfiler")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["municipality", "sha256"], name="repayment_cost_file_once")]
        triggers = [UNCHANGING]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cost-file-preview", args=[self.pk])


class CostRow(Owned):
    """A row of a file that has been booked, with the entry it is a part of. Never updated, never deleted.

    ``fingerprint`` knows the row again in another file; ``turn``: 1, and one more for each time that the entry it was
    part of has been reversed, so that it may be booked anew. Amount in SEK, debit above nought.
    """

    file = models.ForeignKey(CostFile, on_delete=models.PROTECT, related_name="rows")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="cost_rows")
    line = models.PositiveIntegerField(_("rad"))
    day = models.DateField(_("dag"))
    account = models.CharField(_("konto"), max_length=40, blank=True)
    verification = models.CharField(_("verifikation"), max_length=80)
    text = models.CharField(_("text"), max_length=250, blank=True)
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)
    fingerprint = models.CharField(max_length=64)
    turn = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("kostnadsrad")
        verbose_name_plural = _("kostnadsrader")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "fingerprint", "turn"], name="repayment_cost_row_once"),
            models.CheckConstraint(name="repayment_cost_row_says", condition=~Q(verification="")),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.verification}: {self.amount}"
