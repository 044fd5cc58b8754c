from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import anchoring_checks, checks, conditions, rights
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.process import Process, process_of
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import ApplicationPeriod, Body, Department, Owned
from socinv.organisation.swedish_order import swedish

if TYPE_CHECKING:
    from datetime import date

    from socinv.organisation.models import User

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """An address that says nothing of how many cases there are."""
    return "".join(secrets.choice(ALPHABET) for _n in range(10))


class CaseStatus(models.TextChoices):
    OPEN = "open", _("Pågår")
    GRANTED = "granted", _("Bifall")
    DECLINED = "declined", _("Avslag")
    WITHDRAWN = "withdrawn", _("Återkallat")


class Evidence(models.TextChoices):
    EVIDENCE = "evidence", _("Evidensbaserad")
    DEVELOPMENT = "development", _("Ny, oprövad")


class Target(models.TextChoices):
    DIRECT = "direct", _("Direkt")
    INDIRECT = "indirect", _("Indirekt")
    OUTSIDE = "outside", _("Utanför målgruppen")


class Case(ProtectedStatus, Owned):
    """An idea and what becomes of it, under one registration number and one version of the guideline."""

    ref = models.CharField(_("adress"), max_length=12, unique=True, default=new_ref, editable=False)
    process_slug = models.CharField(max_length=60)
    process_version = models.CharField(max_length=20)
    status = FSMField(_("utfall"), default=CaseStatus.OPEN, choices=CaseStatus.choices, protected=True)
    stage = models.CharField(_("skede"), max_length=60, default="idea")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="cases", verbose_name=_("söker"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField(_("påbörjat"))
    changed_at = models.DateTimeField(_("senast ändrat"))

    regnr = models.CharField(_("diarienummer"), max_length=30, blank=True)
    year = models.PositiveSmallIntegerField(_("år"), null=True)
    serial = models.PositiveIntegerField(_("löpnummer"), null=True)
    registered_at = models.DateTimeField(_("inlämnat"), null=True)
    decided_on = models.DateField(_("beslutat"), null=True)

    coordinator_method = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False,
        verbose_name=_("samordnare, innehåll och metod"),
    )  # fmt: skip
    coordinator_evaluation = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False,
        verbose_name=_("samordnare, effektutvärdering och kalkyl"),
    )  # fmt: skip

    raised_by = models.CharField(_("behovet lyftes av"), max_length=60, blank=True)  # a need of the process file
    raised_by_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("organ")
    )
    period = models.ForeignKey(
        ApplicationPeriod, on_delete=models.PROTECT, null=True, related_name="cases", verbose_name=_("period")
    )
    place = models.PositiveSmallIntegerField(_("plats i ordningen"), null=True)
    place_why = models.TextField(_("därför"), blank=True)

    # Read out of the forms by applications.content.facts whenever a part is saved.
    title = models.CharField(_("namn"), max_length=200, blank=True)
    summary = models.TextField(_("i korthet"), blank=True)
    target = models.CharField(_("målgrupp"), max_length=20, choices=Target.choices, blank=True)
    evidence = models.CharField(_("metod"), max_length=20, choices=Evidence.choices, blank=True)
    age_from = models.PositiveSmallIntegerField(_("från ålder"), null=True)
    age_to = models.PositiveSmallIntegerField(_("till ålder"), null=True)
    girls = models.PositiveIntegerField(_("flickor eller unga kvinnor"), null=True)
    boys = models.PositiveIntegerField(_("pojkar eller unga män"), null=True)
    starts = models.DateField(_("projektet börjar"), null=True)
    ends = models.DateField(_("projektet slutar"), null=True)
    applied_amount = models.DecimalField(_("sökt belopp"), max_digits=14, decimal_places=2, null=True)
    total_cost = models.DecimalField(_("hela kostnaden"), max_digits=14, decimal_places=2, null=True)
    municipal_saving = models.DecimalField(_("kommunens besparing"), max_digits=16, decimal_places=2, null=True)
    last_gain_year = models.PositiveSmallIntegerField(_("sista året med vinst"), null=True)
    granted_amount = models.DecimalField(_("beviljat belopp"), max_digits=14, decimal_places=2, null=True)

    search = models.GeneratedField(
        expression=SearchVector("regnr", "title", "summary", config="swedish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    participants: models.ManyToManyField[Department, models.Model] = models.ManyToManyField(
        Department, through="applications.Participation", related_name="participates_in"
    )

    class Meta:
        verbose_name = _("ärende")
        verbose_name_plural = _("ärenden")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "serial"],
                name="applications_case_number",
                condition=Q(serial__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "-changed_at", "-id"], name="applications_case_newest"),
            models.Index(fields=["municipality", "stage", "-changed_at"], name="applications_case_stage"),
            models.Index(fields=["municipality", "status", "-changed_at"], name="applications_case_status"),
            models.Index(fields=["department", "-changed_at"], name="applications_case_department"),
            models.Index(F("municipality"), F("regnr").desc(), name="applications_case_regnr"),
            models.Index(fields=["municipality", "-decided_on"], name="applications_case_decided"),
            models.Index(F("municipality"), swedish("title"), name="applications_case_title"),
            GinIndex(fields=["search"], name="applications_case_search"),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Idé utan namn") if self.process.has_ideas else _("Ansökan utan namn"))

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.ref])

    @property
    def case(self) -> Case:
        return self

    @property
    def process(self) -> Process:
        return process_of(self.process_slug, self.process_version)

    # -- what people do to the case as such

    @transition(field=status, source="*", target=None, permission=rights.handler, custom={"check": checks.coordinators})
    def assign_coordinators(self, *, for_method: User, for_evaluation: User | None = None) -> None:
        """Name the two responsible coordinators, one of each competence (SUN-02), or the one who handles the case."""
        self.coordinator_method, self.coordinator_evaluation = for_method, for_evaluation

    @transition(field=status, source="*", target=None, permission=rights.handler, custom={"check": checks.note})
    def write_note(self, *, text: str) -> None:
        """A note to the file."""

    @transition(
        field=status,
        source=[CaseStatus.OPEN, CaseStatus.GRANTED],
        target=None,
        permission=rights.free_of_declared_conflict,
        custom={"check": checks.reason},
    )
    def declare_conflict(self, *, reason: str) -> None:
        """Say that oneself may not handle or decide the case (jäv): what was granted is decided about for years."""

    @transition(
        field=status, source="*", target=None, permission=rights.declared_conflict, custom={"check": checks.reason}
    )
    def retract_conflict(self, *, reason: str) -> None:
        """Take back one's own declaration, with the reason."""

    @transition(field=status, source=CaseStatus.OPEN, target=None, permission=rights.comparer,
                conditions=[conditions.is_compared], custom={"check": anchoring_checks.place})  # fmt: skip
    def rank(self, *, place: int, why: str) -> None:
        """Give the application its place among those of the same period, with the reason (NOR-08)."""
        self.place, self.place_why = place, why

    @transition(field=status, source=CaseStatus.OPEN, target=None, permission=rights.system)
    def flag_conflict(self, *, person: User, reason: str) -> None:
        """The system sees that a decider belongs to the applying department."""

    # -- what follows from its idea and application

    @transition(field=status, source=CaseStatus.OPEN, target=CaseStatus.GRANTED, permission=rights.system,
                conditions=[conditions.application_is("granted")])  # fmt: skip
    def grant(self, *, day: date) -> None:
        self.decided_on = day

    @transition(field=status, source=CaseStatus.OPEN, target=CaseStatus.DECLINED, permission=rights.system,
                conditions=[conditions.idea_or_application_is("declined")])  # fmt: skip
    def decline(self, *, day: date) -> None:
        self.decided_on = day

    @transition(field=status, source=CaseStatus.OPEN, target=CaseStatus.WITHDRAWN, permission=rights.system,
                conditions=[conditions.idea_or_application_is("withdrawn")])  # fmt: skip
    def close_withdrawn(self) -> None:
        """The applicant has withdrawn; nothing more happens in the case."""

    @transition(field=status, source=[CaseStatus.GRANTED, CaseStatus.DECLINED], target=CaseStatus.OPEN,
                permission=rights.system)  # fmt: skip
    def reopen(self) -> None:
        """The body that ended the case has reopened its step."""
        self.decided_on = None
        self.granted_amount = None
