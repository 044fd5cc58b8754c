from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models.owned import Owned


class BodyKind(models.TextChoices):
    COUNCIL = "council", _("Kommunfullmäktige")
    EXECUTIVE_BOARD = "executive-board", _("Kommunstyrelse")
    PLANNING_COMMITTEE = "planning-committee", _("Plan- och utvecklingsutskott")
    COMMITTEE = "committee", _("Facknämnd")
    MANAGEMENT_GROUP = "management-group", _("Ledningsgrupp")
    NETWORK = "network", _("Nätverk eller beredningsgrupp")
    COORDINATION = "coordination", _("Samordning")
    STEERING_GROUP = "steering-group", _("Styrgrupp")
    PROJECT_GROUP = "project-group", _("Projektgrupp")


OF_ONE_PROJECT = (BodyKind.STEERING_GROUP, BodyKind.PROJECT_GROUP)


class BodyQuerySet(models.QuerySet["Body"]):
    def lasting(self) -> BodyQuerySet:
        """The municipality's own bodies, not the groups that come and go with a project."""
        return self.exclude(kind__in=OF_ONE_PROJECT)


class Body(Owned):
    """A body that has people in it and may have a turn: a committee, the network, the management group."""

    key = models.SlugField(_("nyckel"), max_length=60)
    kind = models.CharField(_("slag"), max_length=30, choices=BodyKind.choices)
    name = models.CharField(_("namn"), max_length=250, help_text=_("I bestämd form, till exempel Byggnadsnämnden."))

    objects: ClassVar[BodyQuerySet] = BodyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("organ")
        verbose_name_plural = _("organ")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"],
                name="organisation_body_key",
                violation_error_message=_("Det finns redan ett organ med den nyckeln."),
            )
        ]

    def __str__(self) -> str:
        return self.name
