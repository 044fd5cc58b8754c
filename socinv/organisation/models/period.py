from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model, covariant=True)


class PeriodQuerySet(models.QuerySet[M]):
    """Rows that hold from one day to another, both days included."""

    def on(self, day: date) -> Any:
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


class Period(models.Model):
    """Holds from ``starts`` to ``ends``, both days included; no ``ends`` means until further notice."""

    starts = models.DateField(_("från och med"))
    ends = models.DateField(_("till och med"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_period",
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                violation_error_message=_("Slutdatum kan inte ligga före startdatum."),
            )
        ]

    def holds_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)
