from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import checks as form_checks
from applications.models import Case, Written
from applications.rights import system
from projects import checks, conditions, rights, signature
from projects.given import given_rows
from projects.models.project import Project
from socinv.lifecycle import clock
from socinv.lifecycle.transitions import transition

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from applications.content.fixed import Fixed
    from applications.models import Attachment, Comment


class ReportStatus(models.TextChoices):
    NEW = "new", _("Ny")
    DRAFT = "draft", _("Utkast")
    PROPOSED = "proposed", _("Hos styrgruppen")
    SENT = "sent", _("Inskickad")
    READ = "read", _("Läst")
    ACCEPTED = "accepted", _("Godkänd")
    RETURNED = "returned", _("Tillbaka för komplettering")
    CANCELLED = "cancelled", _("Behövs inte")


OPEN = [ReportStatus.DRAFT, ReportStatus.PROPOSED, ReportStatus.RETURNED]
WRITABLE = [ReportStatus.DRAFT, ReportStatus.RETURNED]
RECEIVED = [ReportStatus.SENT, ReportStatus.READ, ReportStatus.ACCEPTED]


class Report(Written):
    """A progress report for a period (4). The figures are those of the report as it was last sent, in SEK."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports", db_index=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="reports", db_index=False)
    number = models.PositiveSmallIntegerField(_("nummer"))
    status = FSMField(_("läge"), default=ReportStatus.NEW, choices=ReportStatus.choices, protected=True)
    period_from = models.DateField(_("från och med"))
    period_to = models.DateField(_("till och med"))
    due = models.DateField(_("senast"))
    submitted_at = models.DateTimeField(_("till styrgruppen"), null=True)
    sent_at = models.DateTimeField(_("inskickad"), null=True)
    received_on = models.DateField(_("behandlad"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    reasons = models.TextField(_("svar"), blank=True)

    spent = models.DecimalField(_("förbrukat"), max_digits=14, decimal_places=2, null=True)
    forecast = models.DecimalField(_("prognos"), max_digits=14, decimal_places=2, null=True)
    asks = models.TextField(_("det som efterfrågas"), blank=True)
    girls = models.PositiveIntegerField(_("flickor och kvinnor"), null=True)
    boys = models.PositiveIntegerField(_("pojkar och män"), null=True)
    other = models.PositiveIntegerField(_("annat eller ej angivet"), null=True)

    class Meta:
        verbose_name = _("lägesrapport")
        verbose_name_plural = _("lägesrapporter")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="projects_report_number"),
            models.CheckConstraint(
                name="projects_report_period", condition=Q(period_to__gte=F("period_from"), due__gte=F("period_to"))
            ),
        ]
        indexes = [
            models.Index(fields=["case", "number"], name="projects_report_by_case"),
            models.Index(fields=["municipality", "due"], name="projects_report_waiting", condition=Q(status__in=OPEN)),
        ]

    @property
    def form(self) -> str:
        return f"report-{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("project-report", args=[self.case.ref, self.number])

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of the report."""
        return {"number": str(self.number), "period_to": self.period_to.isoformat()}

    def is_late(self, day: date) -> bool:
        """The day it was due has passed and it is not sent."""
        return self.status in OPEN and self.due < day

    def fixed_rows(self) -> dict[str, Fixed]:
        return given_rows(self, self.parts)

    def take_in(self) -> None:
        """A draft's figures stay in the draft."""

    # -- the schedule

    @transition(field=status, source=ReportStatus.NEW, target=ReportStatus.DRAFT, permission=system)
    def schedule(self) -> None:
        """The schedule of the process file asks for it (SUN-33)."""

    @transition(field=status, source=OPEN, target=None, permission=system)
    def reschedule(self, *, period_to: date, due: date) -> None:
        """The project's end has moved, and with it the end of this period."""
        self.period_to, self.due = period_to, due

    @transition(field=status, source=OPEN, target=ReportStatus.CANCELLED, permission=system)
    def cancel(self) -> None:
        """The project ended before the period did."""

    # -- written by the project group

    @transition(field=status, source=WRITABLE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.part})  # fmt: skip
    def write(self, *, part: str) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def attach(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def remove_attachment(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.commenter,
                custom={"check": form_checks.comment})  # fmt: skip
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.commenter,
                custom={"check": form_checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=WRITABLE, target=ReportStatus.PROPOSED, permission=rights.project_writer,
                conditions=[conditions.project_goes_on, conditions.period_has_begun, conditions.nothing_missing],
                custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """To the steering group."""
        self.submitted_at = at

    # -- sent by the steering group

    @transition(field=status, source=ReportStatus.PROPOSED, target=ReportStatus.DRAFT, permission=rights.sender,
                custom={"check": form_checks.reason})  # fmt: skip
    def hand_back(self, *, reason: str) -> None:
        """The steering group wants something changed first."""

    @transition(field=status, source=ReportStatus.PROPOSED, target=ReportStatus.SENT, permission=rights.sender,
                conditions=[conditions.nothing_missing], custom={"sign": signature.moment})  # fmt: skip
    def send(self, *, at: datetime) -> None:
        """The steering group reports to the management group (SUN-12, SUN-33)."""
        self.sent_at = at
        self.reasons = self.item = ""
        self.received_on = None

    # -- received by the management group, through its coordinators

    @transition(field=status, source=ReportStatus.SENT, target=ReportStatus.READ, permission=rights.receiver)
    def read(self) -> None:
        """The management group has the report before it."""

    @transition(field=status, source=[ReportStatus.SENT, ReportStatus.READ], target=ReportStatus.ACCEPTED,
                permission=rights.receiver, custom={"check": checks.receipt})  # fmt: skip
    def accept(self, *, day: date, item: str = "", reasons: str = "") -> None:
        self.received_on, self.item, self.reasons = day, item, reasons

    @transition(field=status, source=[ReportStatus.SENT, ReportStatus.READ], target=ReportStatus.RETURNED,
                permission=rights.receiver,
                conditions=[conditions.project_goes_on, conditions.evaluation_is_not_sent],
                custom={"check": checks.return_})  # fmt: skip
    def send_back(self, *, day: date, reasons: str, item: str = "") -> None:
        """The management group wants it completed, and says what."""
        self.received_on, self.item, self.reasons = day, item, reasons

    @property
    def participants(self) -> int | None:
        """Everybody who has taken part since the project began; None before the report is sent."""
        counted = [one for one in (self.girls, self.boys, self.other) if one is not None]
        return sum(counted) if counted else None

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget that holds now."""
        if self.spent is None or self.project.budget is None:
            return None
        return self.project.budget - self.spent

    @property
    def has_begun(self) -> bool:
        return self.period_from <= clock.today()
