from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import checks as form_checks
from applications.models import Case, Written
from applications.rights import system
from projects import checks, conditions, rights, signature
from projects.given import given_rows
from projects.models.project import Project
from socinv.lifecycle.transitions import transition

if TYPE_CHECKING:
    from datetime import date, datetime

    from applications.content.fixed import Fixed
    from applications.models import Attachment, Comment


class EvaluationStatus(models.TextChoices):
    NEW = "new", _("Ny")
    DRAFT = "draft", _("Utkast")
    SUBMITTED = "submitted", _("Inlämnad")
    RETURNED = "returned", _("Tillbaka för komplettering")
    JUDGED = "judged", _("Bedömd")


class Verdict(models.TextChoices):
    SUCCESSFUL = "successful", _("Lyckad")
    PARTLY = "partly", _("Delvis lyckad")
    UNSUCCESSFUL = "unsuccessful", _("Inte lyckad")


class Comparison(models.TextChoices):
    CONTROL_GROUP = "control-group", _("Kontrollgrupp")
    OTHER_MUNICIPALITIES = "other-municipalities", _("Grupper i andra kommuner")
    NATIONAL = "national", _("Värden för riket")
    BEFORE_AFTER = "before-after", _("Bara före och efter")


WRITABLE = [EvaluationStatus.DRAFT, EvaluationStatus.RETURNED]


class Evaluation(Written):
    """The final evaluation of a project, and what it is judged to show (4, 5). Amounts in SEK, as sent in.

    ``way`` is the process file's choice, ``verdict`` what it means.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="evaluation")
    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="evaluation")
    status = FSMField(_("läge"), default=EvaluationStatus.NEW, choices=EvaluationStatus.choices, protected=True)
    submitted_at = models.DateTimeField(_("inlämnad"), null=True)
    due = models.DateField(_("bör vara inlämnad"), null=True)
    comparison = models.CharField(_("jämförelse"), max_length=30, choices=Comparison.choices, blank=True)
    spent = models.DecimalField(_("kostnad"), max_digits=14, decimal_places=2, null=True)
    saving = models.DecimalField(_("minskade kostnader per år"), max_digits=14, decimal_places=2, null=True)

    verdict = models.CharField(_("bedömning"), max_length=20, choices=Verdict.choices, blank=True)
    way = models.CharField(_("bedömning enligt riktlinjen"), max_length=40, blank=True)
    reasons = models.TextField(_("skäl"), blank=True)
    judged_on = models.DateField(_("bedömd"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)

    form = "evaluation"

    class Meta:
        verbose_name = _("utvärdering")
        verbose_name_plural = _("utvärderingar")

    def fixed_rows(self) -> dict[str, Fixed]:
        return given_rows(self, self.parts)

    def take_in(self) -> None:
        """A draft's figures stay in the draft."""

    @transition(field=status, source=EvaluationStatus.NEW, target=EvaluationStatus.DRAFT, permission=system)
    def open(self, *, due: date) -> None:
        """The project is closing, or was ended early: what came of it is to be told (SUN-34)."""
        self.due = due

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
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None:
        """The coordinators take part as support (SUN-37)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.commenter,
                custom={"check": form_checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=WRITABLE, target=EvaluationStatus.SUBMITTED, permission=rights.leader,
                conditions=[conditions.nothing_missing, conditions.reports_are_sent],
                custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """The project leader is responsible for the evaluation (SUN-37, SUN-38, SUN-39)."""
        self.submitted_at = at

    @transition(field=status, source=EvaluationStatus.SUBMITTED, target=EvaluationStatus.RETURNED,
                permission=rights.judge, custom={"check": form_checks.reason})  # fmt: skip
    def send_back(self, *, reason: str) -> None:
        """It does not yet say what is needed to judge."""

    @transition(field=status, source=EvaluationStatus.SUBMITTED, target=EvaluationStatus.JUDGED,
                permission=rights.judge, custom={"check": checks.verdict})  # fmt: skip
    def judge(self, *, verdict: str, reasons: str, day: date, item: str = "") -> None:
        """Successful, partly or not, on the evaluation's findings (SUN-34)."""
        self.way, self.verdict = verdict, self.case.process.closing.judged.means(verdict)
        self.reasons, self.judged_on, self.item = reasons, day, item

    @property
    def verdict_word(self) -> str:
        """How it was judged, in the words of the process file; empty before."""
        way = self.case.process.closing.judged.way(self.way or self.verdict)
        return way.label if way else str(self.get_verdict_display()) if self.verdict else ""
