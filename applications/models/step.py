from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import answer_checks, checks, conditions, rights, signature, view_checks
from applications.models.case import Case
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.process import StepRule
from socinv.lifecycle.transitions import transition
from socinv.organisation.models import Body, Delegation, Department, Owned

if TYPE_CHECKING:
    from socinv.organisation.models import User


class StepStatus(models.TextChoices):
    NEW = "new", _("Ny")
    OPEN = "open", _("Väntar")
    ANSWERED = "answered", _("Klart")
    REOPENED = "reopened", _("Tillbakataget")
    CANCELLED = "cancelled", _("Avbrutet")


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Bifall")
    GRANTED = "granted", _("Bifall")
    DECLINED = "declined", _("Avslag")
    RETURNED = "returned", _("Tillbaka för komplettering")
    YES = "yes", _("Ja, gå vidare")
    NO = "no", _("Nej")
    DONE = "done", _("Beredd")
    VIEWS = "views", _("Synpunkter")
    NO_VIEWS = "no-views", _("Inga synpunkter")
    SIGNED = "signed", _("Undertecknad")
    REFUSED = "refused", _("Inte undertecknad")
    FORWARD = "forward", _("Vidare till beslut")
    STRONG = "strong", _("Stark evidens")
    MODERATE = "moderate", _("Måttlig evidens")
    WEAK = "weak", _("Svag evidens")
    NONE = "none", _("Ingen evidens än")


class Repaid(models.TextChoices):
    """What a decision says of repayment where the guideline leaves it open."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")


class Step(ProtectedStatus, Owned):
    """One body's turn in a review, one head's or one invited expert's. Answered once; a change of mind is a new row.

    ``department``: whose head is to sign. ``responses``: the position taken on each view, by the id of its step.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    phase = models.CharField(_("skede"), max_length=20)
    key = models.CharField(_("steg"), max_length=40)
    kind = models.CharField(_("slag"), max_length=20)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="steps")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    round = models.PositiveSmallIntegerField(_("omgång"), default=1)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by", db_index=False
    )
    status = FSMField(_("läge"), default=StepStatus.NEW, choices=StepStatus.choices, protected=True)
    question = models.TextField(_("fråga till experten"), blank=True)
    opened_at = models.DateTimeField(_("skickat"), null=True)
    due = models.DateField(_("svar senast"), null=True)

    outcome = models.CharField(_("utfall"), max_length=20, choices=Outcome.choices, blank=True)
    reasons = models.TextField(_("skäl"), blank=True)
    terms = models.TextField(_("villkor"), blank=True)
    expertise = models.TextField(_("vetenskaplig expertis"), blank=True)
    judgements = models.JSONField(_("bedömningar"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    financiers = models.JSONField(_("andra finansiärer"), default=list, blank=True)
    financiers_note = models.TextField(_("om andra finansiärer"), blank=True)
    goals = models.JSONField(_("mål"), default=list, blank=True)
    responses = models.JSONField(_("svar på synpunkter"), default=dict, blank=True)
    amount = models.DecimalField(_("belopp"), max_digits=14, decimal_places=2, null=True)
    repayment = models.CharField(_("återföring"), max_length=3, choices=Repaid.choices, blank=True)
    answered_on = models.DateField(_("dag"), null=True)
    item = models.CharField(_("paragraf"), max_length=20, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(_("registrerat"), null=True)
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)

    # The official report to the body, as the coordinators write it before it answers.
    report_proposal = models.TextField(_("förslag till beslut"), blank=True)
    report_grounds = models.TextField(_("bedömning"), blank=True)
    report_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    report_at = models.DateTimeField(_("skriven"), null=True)
    report_number = models.PositiveSmallIntegerField(_("lydelse"), default=0)

    class Meta:
        verbose_name = _("steg")
        verbose_name_plural = _("steg")
        constraints = [
            models.CheckConstraint(
                name="applications_step_has_one_addressee",
                condition=(
                    Q(body__isnull=False, person=None, department=None)
                    | Q(body=None, person__isnull=False, department=None)
                    | Q(body=None, person=None, department__isnull=False)
                ),
            ),
            models.UniqueConstraint(
                fields=["case", "phase", "key", "round", "department"],
                name="applications_step_once_a_department",
                condition=Q(status__in=["open", "answered"], department__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["case", "phase", "key", "round", "body"],
                name="applications_step_once_a_round",
                condition=Q(status__in=["open", "answered"], body__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="applications_step_by_case"),
            models.Index(fields=["body", "-opened_at"], name="applications_step_by_body"),
            models.Index(fields=["body", "due"], name="applications_step_waiting", condition=Q(status="open")),
            models.Index(
                fields=["body", "-answered_at", "-id"],
                name="applications_step_answered",
                condition=Q(status="answered"),
            ),
            models.Index(
                fields=["municipality", "-answered_on", "-id"],
                name="applications_step_outcomes",
                condition=Q(status="answered", kind="assessment"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule.title}: {self.addressee}"

    @property
    def rule(self) -> StepRule:
        return self.case.process.step(self.phase, self.key)

    @property
    def addressee(self) -> str:
        return str(self.body or self.department or self.person)

    def noted(self) -> dict[str, str]:
        """What the history needs to tell of the step when bodies and people are called something else."""
        words = {"title": self.rule.title, "addressee": self.addressee, "key": self.key, "phase": self.phase}
        return words | ({"reference": self.delegation.reference} if self.delegation else {})

    # -- opened and cancelled by the flow

    @transition(field=status, source=StepStatus.NEW, target=StepStatus.OPEN, permission=rights.system)
    def open(self, *, at: datetime, due: date) -> None:
        self.opened_at, self.due = at, due

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.CANCELLED, permission=rights.canceller)
    def cancel(self, *, reason: str = "") -> None:
        """No answer is wanted any more: the case left this step, or the invitation was taken back."""

    # -- the coordinators' administration

    @transition(field=status, source=StepStatus.OPEN, target=None, permission=rights.handler,
                custom={"check": checks.reminder})  # fmt: skip
    def remind(self, *, message: str = "") -> None: ...

    @transition(field=status, source=StepStatus.OPEN, target=None, permission=rights.handler,
                custom={"check": checks.new_due})  # fmt: skip
    def extend(self, *, due: date, reason: str) -> None:
        self.due = due

    @transition(field=status, source=StepStatus.OPEN, target=None, permission=rights.handler,
                conditions=[conditions.is_answered_by_a_body],
                custom={"check": checks.official_report, "sign": signature.writer})  # fmt: skip
    def write_report(self, *, wording: str, grounds: str, seen: int, written_by: User, written_at: datetime) -> None:
        """What the coordinators propose that the body decides, and why (NOR-07). ``seen``: the wording gone on from."""
        self.report_proposal, self.report_grounds = wording, grounds
        self.report_by, self.report_at, self.report_number = written_by, written_at, seen + 1

    # -- the answers, one verb a kind of step

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.invited,
                conditions=[conditions.kind_is("expertise")],
                custom={"check": answer_checks.expertise, "sign": signature.answer})  # fmt: skip
    def give_expertise(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("assessment"), conditions.expert_has_answered],
                custom={"check": answer_checks.assessment, "sign": signature.answer})  # fmt: skip
    def assess(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        """Approve, decline or send back an idea, criterion by criterion (SUN-21)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("stance")],
                custom={"check": answer_checks.stance, "sign": signature.answer})  # fmt: skip
    def take_stance(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        """A committee's yes or no to going on (SUN-04)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("preparation"), conditions.expert_has_answered],
                custom={"check": answer_checks.preparation, "sign": signature.answer})  # fmt: skip
    def prepare(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        """The network's preparation, factor by factor, with scientific expertise (SUN-30)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("decision")],
                custom={"check": answer_checks.decision, "sign": signature.answer})  # fmt: skip
    def decide(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        """Grant, decline or return an application (SUN-06)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("views")],
                custom={"check": view_checks.views, "sign": signature.answer})  # fmt: skip
    def give_views(self, *, outcome: str, reasons: str = "", **answer: Any) -> None:
        """A committee that was informed gives its views, or says that it has none (ORE-12)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.handler,
                conditions=[conditions.kind_is("views"), conditions.time_is_out],
                custom={"sign": signature.lapse})  # fmt: skip
    def lapse(self, *, outcome: str, **answer: Any) -> None:
        """No views came in time; the case goes on."""
        self._answer(outcome=outcome, reasons="", **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("sign-off")],
                custom={"check": view_checks.sign_off, "sign": signature.answer})  # fmt: skip
    def sign(self, *, outcome: str, reasons: str = "", **answer: Any) -> None:
        """A head signs and approves the application, or refuses with reasons (ORE-12)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.OPEN, target=StepStatus.ANSWERED, permission=rights.answerer,
                conditions=[conditions.kind_is("weighing")],
                custom={"check": view_checks.weighing, "sign": signature.answer})  # fmt: skip
    def weigh(self, *, outcome: str, reasons: str, **answer: Any) -> None:
        """Take a position on every view, and say whether the application goes on (ORE-13)."""
        self._answer(outcome=outcome, reasons=reasons, **answer)

    @transition(field=status, source=StepStatus.ANSWERED, target=StepStatus.REOPENED, permission=rights.answerer,
                conditions=[conditions.next_has_not_acted], custom={"check": checks.reason})  # fmt: skip
    def reopen(self, *, reason: str) -> None:
        """Undo the last outcome; this row stays as it was and a new one takes its place."""

    def _answer(
        self,
        *,
        outcome: str,
        reasons: str,
        answered_on: date,
        answered_at: datetime,
        answered_by: User,
        item: str = "",
        terms: str = "",
        expertise: str = "",
        judgements: dict[str, Any] | None = None,
        financiers: list[str] | None = None,
        financiers_note: str = "",
        amount: Decimal | None = None,
        delegation: Delegation | None = None,
        goals: list[str] | None = None,
        responses: dict[str, Any] | None = None,
        repayment: str = "",
    ) -> None:
        self.outcome, self.reasons, self.terms, self.expertise = outcome, reasons, terms, expertise
        self.answered_on, self.answered_at, self.item = answered_on, answered_at, item
        self.answered_by, self.delegation = answered_by, delegation
        self.judgements, self.goals, self.responses = judgements or {}, goals or [], responses or {}
        self.repayment = repayment
        self.financiers, self.financiers_note, self.amount = financiers or [], financiers_note, amount
