from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from repayment.models.unchanging import NEVER_DELETED, OWN_PROJECT
from socinv.organisation.models import Owned


class ProjectNumber(Owned):
    """How a project is told apart in the accounting system: its own number, the project type that social investments
    have there, and the revenue account that internal grants are booked on at the receiver (SUN-48, SUN-50)."""

    project = models.OneToOneField(
        Project, on_delete=models.PROTECT, related_name="account_number", db_constraint=False
    )
    number = models.CharField(_("projektnummer"), max_length=20)
    project_type = models.CharField(_("projekttyp"), max_length=10, blank=True)
    account = models.CharField(_("konto hos mottagaren"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("projektnummer")
        verbose_name_plural = _("projektnummer")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="repayment_project_number"),
            models.CheckConstraint(name="repayment_project_number_said", condition=~Q(number="")),
        ]
        triggers = [
            NEVER_DELETED,
            pgtrigger.Trigger(
                name="own_project", operation=pgtrigger.Insert | pgtrigger.Update, when=pgtrigger.Before,
                func=f"{OWN_PROJECT} RETURN NEW;",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number
