from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Department, Owned


class Participation(Owned):
    """A department that takes part in the application beside the applicant."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="participations", db_index=False)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="participations")

    class Meta:
        verbose_name = _("deltagande förvaltning")
        verbose_name_plural = _("deltagande förvaltningar")
        constraints = [models.UniqueConstraint(fields=["case", "department"], name="applications_participation_once")]

    def __str__(self) -> str:
        return f"{self.department}: {self.case}"
