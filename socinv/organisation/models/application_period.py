from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeBoundary, RangeField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.owned import Owned


def _both_included(first: str, last: str, function: str, field: RangeField[Any]) -> Func:
    """A range with both its ends: a GiST index holds it without any extension of the server's."""
    ends = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
    return Func(first, last, ends, function=function, output_field=field)


class ApplicationPeriod(Owned):
    """A time when applications are taken in, both days included; two of a municipality's never overlap (NOR-03)."""

    title = models.CharField(_("namn"), max_length=80, help_text=_("Till exempel Våren 2027."))
    opens = models.DateField(_("öppnar"))
    closes = models.DateField(_("stänger"))

    class Meta:
        verbose_name = _("ansökningsperiod")
        verbose_name_plural = _("ansökningsperioder")
        ordering = ["opens"]
        constraints = [
            models.CheckConstraint(
                name="organisation_application_period_order",
                condition=Q(closes__gte=F("opens")),
                violation_error_message=_("Perioden kan inte stänga innan den öppnar."),
            ),
            ExclusionConstraint(
                name="organisation_application_period_apart",
                expressions=[
                    (_both_included("municipality", "municipality", "INT8RANGE", BigIntegerRangeField()), "&&"),
                    (_both_included("opens", "closes", "DATERANGE", DateRangeField()), "&&"),
                ],
                violation_error_message=_("Perioden går in i en annan period."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def holds_on(self, day: date) -> bool:
        return self.opens <= day <= self.closes


def period_on(periods: Iterable[ApplicationPeriod], day: date) -> ApplicationPeriod | None:
    """The period that is open on the day."""
    return next((one for one in periods if one.holds_on(day)), None)


def next_period(periods: Iterable[ApplicationPeriod], day: date) -> ApplicationPeriod | None:
    """The first period that opens after the day."""
    return min((one for one in periods if one.opens > day), key=lambda one: one.opens, default=None)
