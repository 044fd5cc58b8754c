from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.department import Department
from socinv.organisation.models.owned import Owned
from socinv.organisation.models.period import Period, PeriodQuerySet


class Employment(Owned, Period):
    """A person works at a department: may write its ideas and applications."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="employments", verbose_name=_("person")
    )
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="employments", verbose_name=_("förvaltning")
    )
    is_head = models.BooleanField(_("förvaltningschef"), default=False)

    objects: ClassVar[models.Manager[Employment]] = PeriodQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("anställning")
        verbose_name_plural = _("anställningar")
        indexes = [models.Index(fields=["person", "municipality"]), models.Index(fields=["department"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.department}"
