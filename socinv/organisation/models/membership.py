from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.body import Body
from socinv.organisation.models.owned import Owned
from socinv.organisation.models.period import Period, PeriodQuerySet


class SeatRole(models.TextChoices):
    CHAIR = "chair", _("Ordförande")
    MEMBER = "member", _("Ledamot")
    DEPUTY = "deputy", _("Ersättare")
    SECRETARY = "secretary", _("Sekreterare")
    CO_OPTED = "co-opted", _("Adjungerad")


class Competence(models.TextChoices):
    METHOD = "method", _("Innehåll och metod")
    EVALUATION = "evaluation", _("Effektutvärdering och kalkyl")


class Membership(Owned, Period):
    """A person's seat in a body, in one role, from one day to another."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("organ"))
    role = models.CharField(_("roll"), max_length=20, choices=SeatRole.choices)
    competence = models.CharField(
        _("kompetens"),
        max_length=20,
        choices=Competence.choices,
        blank=True,
        help_text=_("Gäller samordnare."),
    )
    place = models.PositiveSmallIntegerField(
        _("plats i turordningen"),
        null=True,
        blank=True,
        help_text=_("Gäller ersättare: 1 träder in först."),
    )

    objects: ClassVar[models.Manager[Membership]] = PeriodQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        indexes = [models.Index(fields=["person", "municipality"]), models.Index(fields=["body"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.body}"
