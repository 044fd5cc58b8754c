from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned

if TYPE_CHECKING:
    from collections.abc import Sequence

SAID = ("name", "contents", "unit", "amount", "price_year", "source")


class PriceQuerySet(models.QuerySet["PriceItem"]):
    """The versions of the municipality's prices."""

    def choosable(self, municipality: int) -> PriceQuerySet:
        """Those that a new calculation can use, by name."""
        return self.filter(municipality=municipality, is_current=True, retired_on=None).order_by("name", "unit")


class PriceItem(Owned):
    """What a unit of something costs the municipality: one version of one item of its price list.

    What a version says never changes, for a calculation may rest on it: a change is a new version of the same
    ``series``. ``amount``: SEK a unit in the prices of ``price_year``.
    """

    series = models.UUIDField(default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    name = models.CharField(_("namn"), max_length=120)
    contents = models.TextField(_("det som ingår"), max_length=1000)
    unit = models.CharField(_("enhet"), max_length=60)
    amount = models.DecimalField(_("pris"), max_digits=12, decimal_places=2)
    price_year = models.PositiveSmallIntegerField(_("prisår"))
    source = models.CharField(_("källa"), max_length=500)
    is_current = models.BooleanField(default=True)
    retired_on = models.DateField(_("används inte från"), null=True, blank=True)
    made_at = models.DateTimeField(_("skriven"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = PriceQuerySet.as_manager()

    class Meta:
        verbose_name = _("pris")
        verbose_name_plural = _("prislista")
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="applications_price_version_once"),
            models.UniqueConstraint(fields=["series"], name="applications_price_current", condition=Q(is_current=True)),
            models.CheckConstraint(name="applications_price_not_below", condition=Q(amount__gte=0)),
        ]
        indexes = [models.Index(fields=["municipality", "name"], name="applications_price_name")]
        triggers = [
            pgtrigger.ReadOnly(name="said_once", fields=[*SAID, "series", "number", "made_at", "made_by"]),
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"

    def get_absolute_url(self) -> str:
        return reverse("price", args=[self.pk])

    def following(self, **said: Any) -> PriceItem:
        """The next version, not saved."""
        values = {name: getattr(self, name) for name in (*SAID, "municipality_id", "series", "retired_on")} | said
        return PriceItem(number=self.number + 1, **values)

    @property
    def versions(self) -> Sequence[PriceItem]:
        """Every version of the item, the latest first: one query."""
        return list(PriceItem.objects.filter(municipality=self.municipality_id, series=self.series).order_by("-number"))


class PriceIndex(Owned):
    """How dear a year was beside others: an amount of one year is made one of another by the two years' values."""

    year = models.PositiveSmallIntegerField(_("år"))
    value = models.DecimalField(_("indextal"), max_digits=10, decimal_places=4)
    source = models.CharField(_("källa"), max_length=500)

    class Meta:
        verbose_name = _("prisindex")
        verbose_name_plural = _("prisindex")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year"], name="applications_price_index_once",
                violation_error_message=_("Året har redan ett indextal."),
            ),
            models.CheckConstraint(name="applications_price_index_above", condition=Q(value__gt=0)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("price-index", args=[self.pk])
