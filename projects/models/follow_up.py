from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import checks as form_checks
from applications.models import Case, Written
from applications.rights import handler, system
from projects import checks, conditions, rights, signature
from projects.given import given_rows
from projects.models.project import Project
from socinv.lifecycle.transitions import transition

if TYPE_CHECKING:
    from datetime import date, datetime

    from applications.content.fixed import Fixed
    from applications.models import Attachment, Comment


class FollowUpStatus(models.TextChoices):
    NEW = "new", _("Ny")
    DRAFT = "draft", _("Utkast")
    SUBMITTED = "submitted", _("Inlämnad")
    RETURNED = "returned", _("Tillbaka för komplettering")
    RECEIVED = "received", _("Mottagen")


WRITABLE = [FollowUpStatus.DRAFT, FollowUpStatus.RETURNED]


class FollowUp(Written):
    """The evaluation some years after a project: what lasted, and what the implementation taught (ORE-21).

    ``opens_on`` is the first day it can be sent in, ``due`` the last.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="follow_up")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="follow_up")
    status = FSMField(_("läge"), default=FollowUpStatus.NEW, choices=FollowUpStatus.choices, protected=True)
    opens_on = models.DateField(_("kan lämnas in från"), null=True)
    due = models.DateField(_("bör vara inlämnad"), null=True)
    submitted_at = models.DateTimeField(_("inlämnad"), null=True)
    received_on = models.DateField(_("mottagen"), null=True)
    reasons = models.TextField(_("svar"), blank=True)

    form = "follow-up"

    class Meta:
        verbose_name = _("uppföljande utvärdering")
        verbose_name_plural = _("uppföljande utvärderingar")

    def get_absolute_url(self) -> str:
        return reverse("form", args=[self.case.ref, self.form])

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of it."""
        rule = self.case.process.follow_up
        return {"title": rule.title, "definite": rule.definite} if rule else {}

    def fixed_rows(self) -> dict[str, Fixed]:
        return given_rows(self, self.parts)

    def take_in(self) -> None:
        """A draft's figures stay in the draft."""

    @transition(field=status, source=FollowUpStatus.NEW, target=FollowUpStatus.DRAFT, permission=system)
    def open(self, *, opens_on: date, due: date) -> None:
        """The project is over."""
        self.opens_on, self.due = opens_on, due

    @transition(field=status, source=WRITABLE, target=None, permission=rights.follow_up_writer,
                custom={"check": form_checks.part})  # fmt: skip
    def write(self, *, part: str) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.follow_up_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def attach(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.follow_up_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def remove_attachment(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.follow_up_writer,
                custom={"check": form_checks.comment})  # fmt: skip
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.follow_up_writer,
                custom={"check": form_checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=WRITABLE, target=FollowUpStatus.SUBMITTED, permission=rights.follow_up_writer,
                conditions=[conditions.follow_up_has_begun, conditions.nothing_missing],
                custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """To the coordinators."""
        self.submitted_at = at

    @transition(field=status, source=FollowUpStatus.SUBMITTED, target=FollowUpStatus.RETURNED, permission=handler,
                custom={"check": form_checks.reason})  # fmt: skip
    def send_back(self, *, reason: str) -> None:
        """It does not yet say what is needed."""

    @transition(field=status, source=FollowUpStatus.SUBMITTED, target=FollowUpStatus.RECEIVED, permission=handler,
                custom={"check": checks.received})  # fmt: skip
    def receive(self, *, day: date, reasons: str = "") -> None:
        """It is there, for those who decide about the next one."""
        self.received_on, self.reasons = day, reasons
