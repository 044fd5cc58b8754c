from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


def new_token() -> str:
    """What nobody guesses: 256 random bits."""
    return secrets.token_urlsafe(32)


class Feed(Owned):
    """The secret address of a person's calendar in one municipality. Whoever knows it reads the calendar."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds")
    token = models.CharField(_("hemlig adress"), max_length=60, unique=True, default=new_token)
    made_at = models.DateTimeField(_("skapad"))

    class Meta:
        verbose_name = _("kalenderadress")
        verbose_name_plural = _("kalenderadresser")
        constraints = [models.UniqueConstraint(fields=["person", "municipality"], name="notices_feed_once")]

    def __str__(self) -> str:
        return f"{self.person}, {self.municipality}"
