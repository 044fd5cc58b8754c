from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications.models import Case
from projects import checks, conditions, rights, signature
from projects.models.project import Project
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body, Owned

if TYPE_CHECKING:
    from datetime import datetime

    from socinv.organisation.models import User


class RequestStatus(models.TextChoices):
    NEW = "new", _("Ny")
    ASKED = "asked", _("Väntar på svar")
    ANSWERED = "answered", _("Besvarad")


class ResultsRequest(ProtectedStatus, Owned):
    """A committee asks for a project's results; the steering group must answer by a day (2.3)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="results_requests", db_index=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="results_requests")
    status = FSMField(_("läge"), default=RequestStatus.NEW, choices=RequestStatus.choices, protected=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.TextField(_("fråga"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(_("ställd"), null=True)
    due = models.DateField(_("svar senast"), null=True)
    answer_text = models.TextField(_("svar"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(_("besvarad"), null=True)

    class Meta:
        verbose_name = _("efterfrågat resultat")
        verbose_name_plural = _("efterfrågade resultat")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("project-request", args=[self.case.ref, self.pk])

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of the request."""
        return {"body": self.body.name}

    @transition(field=status, source=RequestStatus.NEW, target=RequestStatus.ASKED, permission=rights.asker,
                conditions=[conditions.project_has_results],
                custom={"check": checks.question, "sign": signature.asked})  # fmt: skip
    def ask(self, *, question: str, asked_by: User, at: datetime) -> None:
        """Ask for results (SUN-03)."""
        self.question, self.asked_by, self.asked_at = question, asked_by, at

    @transition(field=status, source=RequestStatus.ASKED, target=RequestStatus.ANSWERED, permission=rights.steering,
                custom={"check": checks.reply, "sign": signature.replied})  # fmt: skip
    def answer(self, *, answer_text: str, answered_by: User, at: datetime) -> None:
        """The steering group's answer."""
        self.answer_text, self.answered_by, self.answered_at = answer_text, answered_by, at
