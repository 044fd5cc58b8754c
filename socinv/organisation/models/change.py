from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.owned import Owned


class OrganisationChange(Owned):
    """Who changed what in the organisation, and when. Never updated, never deleted.

    ``before`` and ``after`` hold what the row said, in plain words of that day; ``before`` is empty for a new row.
    """

    at = models.DateTimeField(_("när"))
    recorded_at = models.DateTimeField(_("registrerat"), auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    actor_name = models.CharField(_("vem"), max_length=120)
    thing = models.CharField(_("vad"), max_length=40)
    thing_id = models.BigIntegerField()
    before = models.JSONField(_("före"), default=dict)
    after = models.JSONField(_("efter"), default=dict)

    class Meta:
        verbose_name = _("ändring")
        verbose_name_plural = _("ändringar")
        ordering = ["-id"]
        indexes = [models.Index(fields=["municipality", "-id"], name="organisation_change_newest")]
        triggers = [pgtrigger.Protect(name="change_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.thing} {self.thing_id}"
