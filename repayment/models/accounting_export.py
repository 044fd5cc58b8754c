from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from repayment.models.entry import Entry
from repayment.models.fund import Fund
from repayment.models.unchanging import APPEND_ONLY
from socinv.organisation.models import Owned


class ExportKind(models.TextChoices):
    PAYMENTS = "payments", _("Interna bidrag")
    FRAMES = "frames", _("Ramminskningar")


class AccountingExport(Owned):
    """A file made for the accounting system, kept as it was made. Never updated, never deleted.

    ``first`` and ``last``: the days, both included. ``account`` is where the other half of every amount is booked, and
    ``receiver_account`` the
    receiver's or the committee's own.
    """

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="exports", db_index=False)
    kind = models.CharField(_("slag"), max_length=10, choices=ExportKind.choices)
    form = models.CharField(_("format"), max_length=3, choices=[("csv", "CSV"), ("sie", "SIE 4")])
    first = models.DateField(_("från"))
    last = models.DateField(_("till och med"))
    account = models.CharField(_("motkonto"), max_length=20)
    receiver_account = models.CharField(_("konto hos mottagaren"), max_length=20, blank=True)
    series = models.CharField(_("serie"), max_length=5, blank=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("skapad"))

    class Meta:
        verbose_name = _("fil till ekonomisystemet")
        verbose_name_plural = _("filer till ekonomisystemet")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="repayment_export_days", condition=Q(last__gte=F("first"))),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.first}–{self.last}"


class ExportedEntry(Owned):
    """That an entry was in a file: so that the next file can leave it out, or say that it is there again."""

    export = models.ForeignKey(AccountingExport, on_delete=models.PROTECT, related_name="entries", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="exports")

    class Meta:
        verbose_name = _("verifikation i fil")
        verbose_name_plural = _("verifikationer i filer")
        constraints = [models.UniqueConstraint(fields=["export", "entry"], name="repayment_exported_entry_once")]
        triggers = [APPEND_ONLY]

    def __str__(self) -> str:
        return f"{self.entry_id}"
