from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.models import Case
from applications.rights import system
from projects import checks, parties, rights, signature
from projects.models.change import Change
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body, Owned

if TYPE_CHECKING:
    from datetime import date, datetime

    from projects.models.project import Project
    from socinv.lifecycle.process.project_schema import Before
    from socinv.organisation.models import User


class PositionStatus(models.TextChoices):
    NEW = "new", _("Ny")
    OPEN = "open", _("Väntar på svar")
    TAKEN = "taken", _("Lämnat")
    CANCELLED = "cancelled", _("Behövs inte")


class Condition(models.TextChoices):
    """Whether something that was there when the project was granted still is."""

    HOLDS = "holds", _("Håller")
    FAILS = "fails", _("Håller inte")


class Position(ProtectedStatus, Owned):
    """What somebody says of a change before it is decided, in the order of the process file (ORE-19).

    ``key`` is the file's element; ``judgements``: by condition, whether it holds and why.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="positions", db_index=False)
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="positions")
    key = models.CharField(_("nyckel"), max_length=60)
    status = FSMField(_("läge"), default=PositionStatus.NEW, choices=PositionStatus.choices, protected=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)
    due = models.DateField(_("senast"), null=True)
    outcome = models.CharField(_("utfall"), max_length=40, blank=True)
    judgements = models.JSONField(_("bedömningar"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    reasons = models.TextField(_("skäl"), blank=True)
    taken_on = models.DateField(_("dag"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    taken_at = models.DateTimeField(_("registrerat"), null=True)

    class Meta:
        verbose_name = _("ställningstagande inför en ändring")
        verbose_name_plural = _("ställningstaganden inför en ändring")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["change", "key"],
                name="projects_position_once",
                condition=models.Q(status__in=["open", "taken"]),
            )
        ]

    def __str__(self) -> str:
        return self.rule.title

    def get_absolute_url(self) -> str:
        return reverse("project-position", args=[self.case.ref, self.pk])

    @property
    def project(self) -> Project:
        return self.change.project

    @property
    def rule(self) -> Before:
        """What the process file says of it. Raises KeyError when the file has none of that name."""
        found: dict[str, Before] = {one.key: one for one in self.case.process.change.before}
        return found[self.key]

    @property
    def who(self) -> str:
        """Whose it is, where a sentence begins."""
        return parties.title_of(self.case, self.rule.by)

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of it."""
        return {"title": self.rule.title, "whose": self.who, "key": self.key}

    @transition(field=status, source=PositionStatus.NEW, target=PositionStatus.OPEN, permission=system)
    def open(self, *, due: date) -> None:
        """Its turn has come."""
        self.due = due

    @transition(field=status, source=PositionStatus.OPEN, target=PositionStatus.TAKEN, permission=rights.positioner,
                custom={"check": checks.position, "sign": signature.position})  # fmt: skip
    def take(
        self, *, outcome: str, reasons: str, day: date, taken_by: User, at: datetime, item: str = "",
        judgements: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        """Say whether the matter goes on, and of each condition whether it still holds."""
        self.outcome, self.reasons, self.judgements = outcome, reasons, judgements or {}
        self.taken_on, self.item, self.taken_by, self.taken_at = day, item, taken_by, at

    @transition(field=status, source=PositionStatus.OPEN, target=PositionStatus.CANCELLED, permission=system)
    def cancel(self) -> None:
        """The change was withdrawn."""
