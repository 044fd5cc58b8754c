from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Case
from socinv.organisation.models import Body, BodyKind


class OfficeManager(models.Manager["Office"]):
    def get_queryset(self) -> models.QuerySet[Office]:
        return super().get_queryset().filter(kind=BodyKind.COORDINATION)


class Office(Body):
    """A municipality's coordinators as those who tell the budget process of all the plans: what is of no one case."""

    case: ClassVar[Case | None] = None

    objects: ClassVar[OfficeManager] = OfficeManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("samordning")
        verbose_name_plural = _("samordningar")
