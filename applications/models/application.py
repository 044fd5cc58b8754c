from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from applications import anchoring_checks, checks, conditions, rights, signature
from applications.models.case import Case
from applications.models.writing import UNDECIDED, WRITABLE, Status
from applications.models.written import Written
from socinv.lifecycle.transitions import transition

if TYPE_CHECKING:
    from datetime import date, datetime

    from applications.models.attachment import Attachment
    from applications.models.comment import Comment
    from socinv.organisation.models import Department, User


class Application(Written):
    """The application of a case, opened by the approved idea: draft, submitted, granted, declined (3.2, 4)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="application")
    status = FSMField(_("läge"), default=Status.NEW, choices=Status.choices, protected=True)
    submitted_at = models.DateTimeField(_("inlämnad"), null=True)
    due = models.DateField(_("bör vara inlämnad"), null=True)

    form = "application"

    class Meta:
        verbose_name = _("ansökan")
        verbose_name_plural = _("ansökningar")
        permissions = [
            ("write_application", "May write in the application"),
            ("review_application", "May give an expert's assessment of the application"),
        ]

    # -- writing

    @transition(field=status, source=Status.NEW, target=Status.DRAFT, permission=rights.employee,
                conditions=[conditions.begins_with("application")])  # fmt: skip
    def start(self) -> None:
        """A department begins an application where no idea comes before (NOR-06)."""

    @transition(field=status, source=[Status.NEW, Status.SHELVED], target=Status.DRAFT, permission=rights.system,
                conditions=[conditions.idea_is("approved")])  # fmt: skip
    def open(self) -> None:
        """Only an approved idea leads here (SUN-22)."""

    @transition(field=status, source=Status.DRAFT, target=Status.SHELVED, permission=rights.system)
    def shelve(self) -> None:
        """The idea's approval has been reopened; the application rests until it is approved again."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer,
                custom={"check": checks.part})  # fmt: skip
    def write(self, *, part: str) -> None:
        """Somebody writes in a part. What is written is kept by applications.content.saving."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer,
                custom={"check": checks.attachment})  # fmt: skip
    def attach(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer,
                custom={"check": checks.attachment})  # fmt: skip
    def remove_attachment(self, *, attachment: Attachment) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.employee_or_handler,
                custom={"check": checks.cowriter})  # fmt: skip
    def invite_cowriter(self, *, person: User) -> None:
        """Let one more person write in this one application."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.employee_or_handler,
                custom={"check": checks.leaving_cowriter})  # fmt: skip
    def remove_cowriter(self, *, person: User) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer,
                custom={"check": checks.support})  # fmt: skip
    def ask_for_support(self, *, part: str, question: str) -> None:
        """Ask the coordinators to look at a part (SUN-22)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.commenter,
                custom={"check": checks.comment})  # fmt: skip
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None:
        """A remark on a part, or a suggested wording of one of its fields (SUN-22)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer_or_commenter,
                custom={"check": checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=WRITABLE, target=None, permission=rights.employee,
                conditions=[conditions.anchoring_is_asked, conditions.nothing_missing,
                            conditions.some_head_has_not_approved])  # fmt: skip
    def ask_for_approval(self) -> None:
        """Ask the heads of the departments that apply to approve what is written (NOR-02)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.head,
                conditions=[conditions.anchoring_is_asked, conditions.nothing_missing],
                custom={"check": anchoring_checks.approval, "sign": signature.head})  # fmt: skip
    def approve(self, *, department: Department, leads: list[int]) -> None:
        """A head approves the application as it is written now (NOR-02)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.head_or_employee,
                conditions=[conditions.anchoring_is_asked, conditions.nothing_missing],
                custom={"check": anchoring_checks.information})  # fmt: skip
    def note_information(self, *, department: Department, day: date, note: str) -> None:
        """The department's committee has been informed of the application as it is written now (NOR-02)."""

    @transition(field=status, source=WRITABLE, target=Status.SUBMITTED, permission=rights.employee,
                conditions=[conditions.idea_is("approved"), conditions.nothing_missing,
                            conditions.gaining_departments_take_part, conditions.enough_take_part,
                            conditions.is_anchored, conditions.period_is_open],
                custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """Send the application to the concerned committees. What they get is kept as a version."""
        self.submitted_at = at

    @transition(field=status, source=UNDECIDED, target=Status.WITHDRAWN, permission=rights.employee,
                custom={"check": checks.reason})  # fmt: skip
    def withdraw(self, *, reason: str) -> None:
        """The applicant's right until the decision."""

    # -- review

    @transition(field=status, source=Status.SUBMITTED, target=None, permission=rights.reviewer_or_handler,
                conditions=[conditions.expertise_is_foreseen], custom={"check": checks.invitation})  # fmt: skip
    def invite_expert(self, *, person: User, question: str = "") -> None: ...

    @transition(field=status, source=Status.SUBMITTED, target=Status.GRANTED, permission=rights.system,
                conditions=[conditions.review_led_to("granted")])  # fmt: skip
    def grant(self) -> None: ...

    @transition(field=status, source=Status.SUBMITTED, target=Status.DECLINED, permission=rights.system,
                conditions=[conditions.review_led_to("declined")])  # fmt: skip
    def decline(self) -> None: ...

    @transition(field=status, source=Status.SUBMITTED, target=Status.RETURNED, permission=rights.system,
                conditions=[conditions.review_led_to("draft")])  # fmt: skip
    def send_back(self) -> None: ...

    @transition(field=status, source=[Status.GRANTED, Status.DECLINED, Status.RETURNED], target=Status.SUBMITTED,
                permission=rights.system)  # fmt: skip
    def reopen(self) -> None:
        """The body that gave the last outcome has reopened its step."""
