from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.body import Body
from socinv.organisation.models.employment import Employment
from socinv.organisation.models.membership import Membership, SeatRole
from socinv.organisation.models.owned import Owned
from socinv.organisation.models.period import Period, PeriodQuerySet

ELECTED = (SeatRole.CHAIR, SeatRole.MEMBER, SeatRole.DEPUTY)


class DelegationQuerySet(PeriodQuerySet["Delegation"]):
    """Delegations by day."""

    def on(self, day: date) -> Any:
        """Those that give a right that day: one whose holder has left the committee gives none (SUN-05)."""
        seat = Membership.objects.on(day).filter(
            person=models.OuterRef("holder"), body=models.OuterRef("body"), role__in=ELECTED
        )
        job = Employment.objects.on(day).filter(
            person=models.OuterRef("holder"), department__committee=models.OuterRef("body")
        )
        return super().on(day).filter(models.Exists(seat) | models.Exists(job))


class Delegation(Owned, Period):
    """A committee's right to take a stance, handed to one person between two dates (SUN-05)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("nämnd"))
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("delegat")
    )
    reference = models.CharField(_("beslut om delegation"), max_length=120, help_text=_("Datum och paragraf."))

    objects: ClassVar[models.Manager[Delegation]] = DelegationQuerySet.as_manager()

    class Meta(Period.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegationer")
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="organisation_delegation_has_an_end",
                condition=models.Q(ends__isnull=False),
                violation_error_message=_("Skriv vilken dag delegationen slutar."),
            ),
        ]
        indexes = [models.Index(fields=["holder", "municipality"])]

    def __str__(self) -> str:
        return f"{self.body}: {self.holder}, {self.reference}"

    def clean(self) -> None:
        from socinv.organisation.eligibility import may_hold_delegation

        if None in (self.body_id, self.holder_id, self.starts):
            return  # each says so at its own field
        if not may_hold_delegation(self.holder, self.body, self.starts):
            raise ValidationError(
                {
                    "holder": _(
                        "Delegaten måste vara ledamot eller ersättare i nämnden, "
                        "eller tjänsteman i en förvaltning under den."
                    )
                }
            )
