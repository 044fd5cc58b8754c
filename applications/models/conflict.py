from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Owned


class Conflict(Owned):
    """One who may not handle or decide the case (jäv): declared by the person, or flagged by the system."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conflicts", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField(_("skäl"))
    flagged = models.BooleanField(_("upptäckt av systemet"), default=False)
    since = models.DateTimeField(_("sedan"))
    retracted_at = models.DateTimeField(_("återtaget"), null=True)

    class Meta:
        verbose_name = _("jäv")
        verbose_name_plural = _("jäv")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], name="applications_conflict_once", condition=Q(retracted_at=None)
            )
        ]
        indexes = [models.Index(fields=["person", "case"], name="applications_conflict_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.case}"
