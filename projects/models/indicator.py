from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project
from projects.models.report import Report
from socinv.organisation.models import Owned


class Shows(models.TextChoices):
    EFFECT = "effect", _("effekt")
    PROCESS = "process", _("process")


class Indicator(Owned):
    """A measure fixed in the application (SUN-23), with what came of it once the evaluation is judged."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="indicators", db_index=False)
    number = models.PositiveSmallIntegerField(_("nummer"))
    name = models.CharField(_("mått"), max_length=500)
    shows = models.CharField(_("visar"), max_length=10, choices=Shows.choices)
    unit = models.CharField(_("enhet"), max_length=200, blank=True)
    baseline = models.DecimalField(_("utgångsläge"), max_digits=18, decimal_places=4)
    target = models.DecimalField(_("mål"), max_digits=18, decimal_places=4)
    direction = models.CharField(_("riktning"), max_length=10, blank=True)
    counts_in_money = models.BooleanField(_("räknas i pengar"), default=False)
    source = models.CharField(_("källa"), max_length=500, blank=True)
    outcome = models.DecimalField(_("utfall"), max_digits=18, decimal_places=4, null=True)
    outcome_missing = models.TextField(_("utfallet saknas, därför att"), blank=True)

    class Meta:
        verbose_name = _("mått")
        verbose_name_plural = _("mått")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="projects_indicator_number")]

    def __str__(self) -> str:
        return self.name


class Measurement(Owned):
    """An indicator's value in a report that was sent: a figure, or why there is none (SUN-33)."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="measurements", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    value = models.DecimalField(_("värde"), max_digits=18, decimal_places=4, null=True)
    missing = models.TextField(_("saknas, därför att"), blank=True)

    class Meta:
        verbose_name = _("mätvärde")
        verbose_name_plural = _("mätvärden")
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="projects_measurement_once"),
            models.CheckConstraint(
                name="projects_measurement_value_or_reason",
                condition=Q(value__isnull=False, missing="") | (Q(value=None) & ~Q(missing="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value if self.value is not None else self.missing}"
