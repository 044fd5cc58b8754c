from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.models import Event
from socinv.organisation.models import Owned


class Notice(Owned):
    """One person is told of one event: what the page shows as new, and the message still to be sent."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    why = models.CharField(_("varför"), max_length=60)
    written_at = models.DateTimeField(_("skriven"))
    read_at = models.DateTimeField(_("läst"), null=True)
    sent_at = models.DateTimeField(_("skickad"), null=True)
    attempts = models.PositiveSmallIntegerField(_("försök"), default=0)
    trouble = models.CharField(_("fel"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("avisering")
        verbose_name_plural = _("aviseringar")
        constraints = [models.UniqueConstraint(fields=["event", "recipient"], name="notices_notice_once")]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notices_by_recipient"),
            models.Index(fields=["id"], name="notices_unsent", condition=Q(sent_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.event}"
