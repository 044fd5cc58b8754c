from __future__ import annotations

from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned

SUBJECT_LENGTH = 200
TROUBLE_LENGTH = 300


def new_message_id() -> str:
    """What the message is called in its Message-ID, the same each time it is handed over (RFC 5322, 3.6.4)."""
    return f"<{uuid4().hex}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


class Mail(Owned):
    """The outbox: a message to one person, written with what it is about and handed to a mail server afterwards.

    It waits until it is sent or given up. The words are those of the day it was written; a message that is handed
    over again is the same to the letter.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    address = models.EmailField(_("e-postadress"))
    subject = models.CharField(_("ämne"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text"))
    html = models.TextField(_("text i HTML"), blank=True)
    message_id = models.CharField(_("meddelandets id"), max_length=200, unique=True, default=new_message_id)
    written_at = models.DateTimeField(_("skrivet"))
    next_try_at = models.DateTimeField(_("nästa försök"))
    sent_at = models.DateTimeField(_("skickat"), null=True)
    attempts = models.PositiveSmallIntegerField(_("misslyckade försök"), default=0)
    trouble = models.CharField(_("fel"), max_length=TROUBLE_LENGTH, blank=True)
    given_up_at = models.DateTimeField(_("uppgivet"), null=True)

    class Meta:
        verbose_name = _("mejl")
        verbose_name_plural = _("mejl")
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(given_up_at=None), name="notices_mail_sent_or_given_up"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], name="notices_mail_waiting", condition=Q(sent_at=None, given_up_at=None)
            ),
            models.Index(fields=["sent_at"], name="notices_mail_sent", condition=Q(sent_at__isnull=False)),
            models.Index(fields=["-id"], name="notices_mail_given_up", condition=Q(given_up_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject
