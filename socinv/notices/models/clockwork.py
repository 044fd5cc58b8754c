from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Clockwork(models.Model):
    """How a periodic task goes: one row a task, written by each run. It belongs to no municipality.

    ``name`` is the task's key in the schedule, ``since`` when the clock first knew of it, ``did`` how many the latest
    run that ended took care of.
    """

    name = models.CharField(_("namn"), max_length=60, unique=True)
    since = models.DateTimeField(_("känd sedan"), auto_now_add=True)
    last_began_at = models.DateTimeField(_("började senast"), null=True)
    last_ended_at = models.DateTimeField(_("slutade senast"), null=True)
    last_trouble = models.CharField(_("senaste fel"), max_length=300, blank=True)
    did = models.PositiveIntegerField(_("antal"), default=0)

    class Meta:
        verbose_name = _("återkommande arbete")
        verbose_name_plural = _("återkommande arbeten")

    def __str__(self) -> str:
        return self.name
