from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


class Event(Owned):
    """What happened: audit entry, history and source of notices in one row. Never updated, never deleted."""

    # None for what is not about one case: a meeting, a list over all of them. Not None in an app's own words and
    # listeners, whose things are all in cases: that is why its type says nothing of None.
    case: models.ForeignKey[Any, Any] = models.ForeignKey(
        settings.CASE_MODEL, on_delete=models.PROTECT, null=True, related_name="events"
    )
    at = models.DateTimeField(_("när"))
    recorded_at = models.DateTimeField(_("registrerat"), auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    actor_name = models.CharField(_("vem"), max_length=120)
    thing = models.CharField(_("vad"), max_length=60)
    thing_id = models.BigIntegerField()
    verb = models.CharField(_("åtgärd"), max_length=40)
    before = models.CharField(_("läge före"), max_length=20, blank=True)
    after = models.CharField(_("läge efter"), max_length=20, blank=True)
    said = models.JSONField(_("vad som sades"), default=dict, encoder=DjangoJSONEncoder)
    cause = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="consequences", db_index=False)

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        indexes = [
            models.Index(fields=["case", "-id"], name="lifecycle_event_by_case"),
            models.Index(fields=["municipality", "-id"], name="lifecycle_event_newest"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.thing} {self.verb}"
