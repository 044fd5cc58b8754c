from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socinv.meetings import frozen
from socinv.meetings.models.item import AgendaItem
from socinv.meetings.models.meeting import Meeting
from socinv.organisation.models import Owned


class Attendance(Owned):
    """A person called to a meeting: there or not, and whom a deputy (ersättare) serves for."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("roll"), max_length=20)
    place = models.PositiveSmallIntegerField(_("plats i turordningen"), default=0)
    is_present = models.BooleanField(_("närvarande"), null=True)  # None: has not said
    serves_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("närvaro")
        verbose_name_plural = _("närvaro")
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="meetings_attendance_once")]
        triggers = [frozen.part("meeting_id")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.person}"


class LeftForItem(Owned):
    """One who took no part in an item because of a conflict of interest (jäv, kommunallagen 6 kap. 28–32 §§)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="left")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    served_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("lämnade punkten")
        verbose_name_plural = _("lämnade punkten")
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="meetings_left_once")]
        triggers = [frozen.part_of_item()]

    def __str__(self) -> str:
        return f"{self.item}: {self.person}"


class VoteChoice(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    ABSTAINS = "abstains", _("Avstår")


class Vote(Owned):
    """How one of those who served voted in an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("röst"), max_length=10, choices=VoteChoice.choices)

    class Meta:
        verbose_name = _("röst")
        verbose_name_plural = _("röster")
        constraints = [
            models.UniqueConstraint(fields=["item", "person"], name="meetings_vote_once"),
            models.CheckConstraint(
                name="meetings_vote_is_one_of_three", condition=Q(choice__in=["yes", "no", "abstains"])
            ),
        ]
        triggers = [frozen.part_of_item()]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_choice_display()}"


class Reservation(Owned):
    """One who took part and reserved himself or herself against the decision (5 kap. 68 §)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="reservations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("reservation"), blank=True)

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservationer")
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="meetings_reservation_once")]
        triggers = [frozen.part_of_item()]

    def __str__(self) -> str:
        return f"{self.item}: {self.person}"
