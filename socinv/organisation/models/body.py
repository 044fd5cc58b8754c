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
    REVIEW_COUNCIL = "review-council", _("Råd")
    POLITICAL_STEERING = "political-steering", _("Politisk styrgrupp")
    EVALUATION_TEAM = "evaluation-team", _("Utvärderingsteam")
    DIRECTOR = "director", _("Direktör")
    ACTOR = "actor", _("Aktör utanför kommunen")
    STEERING_GROUP = "steering-group", _("Styrgrupp")
    PROJECT_GROUP = "project-group", _("Projektgrupp")


class ActorKind(models.TextChoices):
    """What an actor outside the municipality's own organisation is (registered, and checked where it matters)."""

    ASSOCIATION = "association", _("Förening")
    FOUNDATION = "foundation", _("Stiftelse")
    COOPERATIVE = "cooperative", _("Kooperativ")
    CHARITY = "charity", _("Välgörenhetsorganisation")
    MUNICIPAL_COMPANY = "municipal-company", _("Majoritetsägt kommunalt bolag")
    PUBLIC = "public", _("Annan offentlig aktör")
    COMPANY = "company", _("Vinstdrivande företag")


OF_ONE_PROJECT = (BodyKind.STEERING_GROUP, BodyKind.PROJECT_GROUP)
# A seat in one of these does not make anybody one of the municipality's own people.
NOT_INSIDE = (*OF_ONE_PROJECT, BodyKind.ACTOR)


class BodyQuerySet(models.QuerySet["Body"]):
    def lasting(self) -> BodyQuerySet:
        """The municipality's own bodies, not the groups that come and go with a project."""
        return self.exclude(kind__in=OF_ONE_PROJECT)

    def own(self) -> BodyQuerySet:
        """The lasting ones that are part of the municipality, not the actors that take part beside it."""
        return self.exclude(kind__in=NOT_INSIDE)


class Body(Owned):
    """A body that has people in it and may have a turn: a committee, the network, the management group."""

    key = models.SlugField(_("nyckel"), max_length=60)
    kind = models.CharField(_("slag"), max_length=30, choices=BodyKind.choices)
    name = models.CharField(_("namn"), max_length=250, help_text=_("I bestämd form, till exempel Byggnadsnämnden."))
    area = models.CharField(
        _("verksamhetsområde"), max_length=100, blank=True, help_text=_("Till exempel Barn och utbildning.")
    )
    actor_kind = models.CharField(_("slag av aktör"), max_length=30, choices=ActorKind.choices, blank=True)

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
