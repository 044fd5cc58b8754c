from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import checks as form_checks
from applications.models import Case, Written
from applications.rights import handler, system
from projects import checks, conditions, rights, signature
from projects.given import given_rows
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from applications.content.fixed import Fixed
    from applications.models import Attachment, Comment
    from socinv.organisation.models import Membership, User


class ProjectStatus(models.TextChoices):
    NEW = "new", _("Nytt")
    PLANNED = "planned", _("Planeras")
    RUNNING = "running", _("Pågår")
    CLOSING = "closing", _("Avslutas")
    EVALUATED = "evaluated", _("Utvärderat")
    CLOSED = "closed", _("Avslutat")
    ENDED = "ended", _("Avslutat i förtid")
    SHELVED = "shelved", _("Vilande")


LIVE = [ProjectStatus.PLANNED, ProjectStatus.RUNNING, ProjectStatus.CLOSING]
STAFFED = [*LIVE, ProjectStatus.EVALUATED, ProjectStatus.ENDED]


class EuOutcome(models.TextChoices):
    APPLY = "apply", _("EU-medel söks")
    LATER = "later", _("Kanske senare")
    NO = "no", _("Inga EU-medel")


class Project(Written):
    """What a granted application becomes (2.8, 4). As a form it is the project description.

    ``first_...`` is what was first decided, the same without it what holds now. Amounts in SEK.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="project")
    status = FSMField(_("läge"), default=ProjectStatus.NEW, choices=ProjectStatus.choices, protected=True)
    steering_group = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="steers")
    project_group = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="runs")
    number = models.CharField(_("projektnummer"), max_length=20, blank=True)

    first_starts = models.DateField(_("skulle börja"), null=True)
    first_ends = models.DateField(_("skulle sluta"), null=True)
    first_budget = models.DecimalField(_("beviljades"), max_digits=14, decimal_places=2, null=True)
    starts = models.DateField(_("börjar"), null=True)
    ends = models.DateField(_("slutar"), null=True)
    budget = models.DecimalField(_("budget"), max_digits=14, decimal_places=2, null=True)

    submitted_at = models.DateTimeField(_("projektbeskrivningen inlämnad"), null=True)
    due = models.DateField(_("projektbeskrivningen bör vara inlämnad"), null=True)
    eu_outcome = models.CharField(_("EU-medel"), max_length=20, choices=EuOutcome.choices, blank=True)
    eu_reasons = models.TextField(_("skäl"), blank=True)
    eu_assessed_at = models.DateTimeField(_("prövat för EU-medel"), null=True)
    closing_at = models.DateTimeField(_("avslutsfasen började"), null=True)
    closed_on = models.DateField(_("avslutat"), null=True)

    form = "project"

    class Meta:
        verbose_name = _("projekt")
        verbose_name_plural = _("projekt")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number"], name="projects_project_number", condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="projects_project_days", condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=models.F("starts"))
            ),
        ]
        indexes = [models.Index(fields=["municipality", "status", "ends"], name="projects_project_status")]

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.case.ref])

    @property
    def project(self) -> Project:
        return self

    @property
    def is_being_written(self) -> bool:
        """The plan and the risks are, as long as the project lives."""
        return self.status in LIVE

    @property
    def closed_parts(self) -> frozenset[str]:
        """What was described before the start stands; the plan and the risks live on."""
        if self.status == ProjectStatus.PLANNED:
            return frozenset()
        return frozenset(part.key for part in self.parts if not part.living)

    def fixed_rows(self) -> dict[str, Fixed]:
        return given_rows(self, self.parts)

    def take_in(self) -> None:
        """Nothing of the description is kept outside it."""

    # -- begun and shelved by the decision

    @transition(field=status, source=[ProjectStatus.NEW, ProjectStatus.SHELVED], target=ProjectStatus.PLANNED,
                permission=system, conditions=[conditions.case_is_granted])  # fmt: skip
    def open(self, *, starts: date | None, ends: date | None, budget: Decimal | None, due: date) -> None:
        """The grant makes the project; a grant given anew takes it up again with what was decided then."""
        self.first_starts, self.first_ends, self.first_budget = starts, ends, budget
        self.starts, self.ends, self.budget, self.due = starts, ends, budget, due

    @transition(field=status, source=ProjectStatus.PLANNED, target=ProjectStatus.SHELVED, permission=system)
    def shelve(self) -> None:
        """The grant has been taken back; the project rests until it is granted again."""

    # -- people, number, EU

    @transition(field=status, source=STAFFED, target=None, permission=rights.staffer,
                custom={"check": checks.appointment})  # fmt: skip
    def appoint(self, *, person: User, seat: str, starts: date) -> None:
        """Give a person a place in the project from a day (SUN-12)."""

    @transition(field=status, source=STAFFED, target=None, permission=rights.staffer,
                custom={"check": checks.release})  # fmt: skip
    def release(self, *, membership: Membership, ends: date) -> None:
        """A person's place in the project ends on a day."""

    @transition(field=status, source=LIVE, target=None, permission=handler,
                custom={"check": checks.number, "alone": True})  # fmt: skip
    def set_number(self, *, number: str) -> None:
        """The project's own number in the accounts (SUN-50)."""
        self.number = number.strip()

    @transition(field=status, source=LIVE, target=None, permission=rights.eu_assessor,
                conditions=[conditions.asks_for_eu],
                custom={"check": checks.eu, "sign": signature.moment})  # fmt: skip
    def assess_eu(self, *, outcome: str, reasons: str, at: datetime) -> None:
        """Whether the project can be part-financed with EU money (SUN-55)."""
        self.eu_outcome, self.eu_reasons, self.eu_assessed_at = outcome, reasons, at

    # -- the project description

    @transition(field=status, source=LIVE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.part})  # fmt: skip
    def write(self, *, part: str) -> None:
        """Somebody writes in the description, the plan or the risks."""

    @transition(field=status, source=LIVE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def attach(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=LIVE, target=None, permission=rights.project_writer,
                custom={"check": form_checks.attachment})  # fmt: skip
    def remove_attachment(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=LIVE, target=None, permission=rights.commenter,
                custom={"check": form_checks.comment})  # fmt: skip
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None: ...

    @transition(field=status, source=LIVE, target=None, permission=rights.commenter,
                custom={"check": form_checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=ProjectStatus.PLANNED, target=None, permission=rights.leader,
                conditions=[conditions.nothing_missing], custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """The project description is there (SUN-32). It may be sent in again until the start."""
        self.submitted_at = at

    # -- the life of the project

    @transition(field=status, source=ProjectStatus.PLANNED, target=ProjectStatus.RUNNING, permission=rights.starter,
                conditions=[conditions.is_described, conditions.is_assessed_for_eu, conditions.is_staffed,
                            conditions.has_number],
                custom={"check": checks.start})  # fmt: skip
    def start(self, *, day: date) -> None:
        """The work begins (SUN-32, SUN-55)."""
        self.starts = day

    @transition(field=status, source=[ProjectStatus.PLANNED, ProjectStatus.RUNNING], target=None, permission=system)
    def alter(self, *, ends: date | None = None, budget: Decimal | None = None) -> None:
        """A decided change of set-up or extension takes effect (SUN-07)."""
        self.ends, self.budget = ends or self.ends, self.budget if budget is None else budget

    @transition(field=status, source=[ProjectStatus.PLANNED, ProjectStatus.RUNNING], target=ProjectStatus.ENDED,
                permission=system)  # fmt: skip
    def end_early(self, *, day: date) -> None:
        """The project ends before its time, by decision (SUN-07)."""
        self.ends = self.closed_on = day
        self.starts = min(self.starts, day) if self.starts else None

    @transition(field=status, source=ProjectStatus.RUNNING, target=ProjectStatus.CLOSING, permission=rights.starter,
                conditions=[conditions.no_change_waits], custom={"sign": signature.moment})  # fmt: skip
    def begin_closing(self, *, at: datetime) -> None:
        """The closing phase, in which the project is evaluated (SUN-34)."""
        self.closing_at = at

    @transition(field=status, source=ProjectStatus.CLOSING, target=ProjectStatus.EVALUATED, permission=system)
    def evaluate(self) -> None:
        """The evaluation has been judged."""

    @transition(field=status, source=ProjectStatus.EVALUATED, target=ProjectStatus.CLOSED, permission=system)
    def close(self, *, day: date) -> None:
        """It is decided what becomes of the work (SUN-36)."""
        self.closed_on = day
