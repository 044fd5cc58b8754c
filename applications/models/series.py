from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Owned


class Series(Owned):
    """The last registration number given in a municipality and year."""

    year = models.PositiveSmallIntegerField(_("år"))
    last = models.PositiveIntegerField(_("senaste löpnummer"), default=0)

    class Meta:
        verbose_name = _("nummerserie")
        verbose_name_plural = _("nummerserier")
        constraints = [models.UniqueConstraint(fields=["municipality", "year"], name="applications_series_once")]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}: {self.last}"
