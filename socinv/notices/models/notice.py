from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socinv.lifecycle.models import Event
from socinv.notices.models.mail import Mail
from socinv.organisation.models import Owned


class How(models.TextChoices):
    """How a person is told: a message at once, in a digest, or only on the site."""

    AT_ONCE = "at-once", _("Mejl genast")
    DAILY = "daily", _("Samlat i ett mejl om dagen")
    WEEKLY = "weekly", _("Samlat i ett mejl i veckan")
    SYSTEM = "system", _("Bara här i systemet")


class Notice(Owned):
    """One person is told of one thing: what the page shows as new, and what a message says.

    Either of an event, or a reminder with words of its own (``heading``, ``text``, ``link``) about something that is
    ``due``, in a ``case`` if it is of one; its ``key`` (thing, id, day and stage) makes it one however often the
    clock strikes. ``kind`` is what the person chooses about and ``how`` what was chosen when the row was written;
    ``mail`` is the message it went in.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, related_name="notices")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    why = models.CharField(_("varför"), max_length=60, blank=True)
    kind = models.CharField(_("slag"), max_length=20)
    key = models.CharField(_("nyckel"), max_length=200, blank=True)
    case = models.ForeignKey(
        settings.CASE_MODEL, on_delete=models.CASCADE, null=True, related_name="+", db_index=False,
        verbose_name=_("ärende"),
    )  # fmt: skip
    due = models.DateField(_("dag"), null=True)
    heading = models.CharField(_("rubrik"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    link = models.CharField(_("länk"), max_length=300, blank=True)
    how = models.CharField(_("hur"), max_length=10, choices=How.choices)
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, related_name="notices")
    written_at = models.DateTimeField(_("skriven"))
    read_at = models.DateTimeField(_("läst"), null=True)

    class Meta:
        verbose_name = _("avisering")
        verbose_name_plural = _("aviseringar")
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient"], name="notices_notice_once"),
            models.UniqueConstraint(fields=["recipient", "key"], condition=~Q(key=""), name="notices_reminder_once"),
            models.CheckConstraint(
                condition=Q(event__isnull=False, key="") | (Q(event=None) & ~Q(key="")),
                name="notices_event_or_reminder",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notices_by_recipient"),
            # Those that are still to go in a message.
            models.Index(fields=["how", "id"], name="notices_unposted", condition=Q(mail=None) & ~Q(how="system")),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.event or self.heading}"
