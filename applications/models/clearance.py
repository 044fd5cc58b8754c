from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from socinv.organisation.models import Department, Owned


class ClearanceKind(models.TextChoices):
    APPROVED = "approved", _("Godkänd av chefen")
    INFORMED = "informed", _("Nämnden är informerad")


class Clearance(Owned):
    """A head's approval of an application as it then was, or that a committee was informed of it (NOR-02).

    ``content``: the print of what was written (applications.content.anchoring); once that has changed it holds no more.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clearances")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("slag"), max_length=10, choices=ClearanceKind.choices)
    content = models.CharField(max_length=64)
    day = models.DateField(_("dag"))
    note = models.CharField(_("protokoll eller möte"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("registrerat"))

    class Meta:
        verbose_name = _("förankring")
        verbose_name_plural = _("förankringar")
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "department", "kind", "content"], name="applications_clearance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.department}: {self.get_kind_display()}"
