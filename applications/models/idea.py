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
    from datetime import datetime

    from applications.models.attachment import Attachment
    from applications.models.comment import Comment
    from socinv.organisation.models import User


class Idea(Written):
    """The idea form of a case and its life: draft, submitted, approved, declined, returned, withdrawn (3.2)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="idea")
    status = FSMField(_("läge"), default=Status.NEW, choices=Status.choices, protected=True)
    submitted_at = models.DateTimeField(_("inlämnad"), null=True)

    form = "idea"

    class Meta:
        verbose_name = _("idé")
        verbose_name_plural = _("idéer")
        permissions = [("review_idea", "May give an expert's assessment of the idea")]

    # -- writing

    @transition(field=status, source=Status.NEW, target=Status.DRAFT, permission=rights.raiser,
                conditions=[conditions.begins_with("idea")], custom={"check": anchoring_checks.need})  # fmt: skip
    def start(self, *, need: str = "", text: str = "") -> None:
        """A department begins to describe an idea, or somebody raises a need that a department is to describe."""

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

    @transition(field=status, source=WRITABLE, target=None, permission=rights.commenter,
                custom={"check": checks.comment})  # fmt: skip
    def comment(self, *, part: str, text: str, field: str = "", suggestion: str = "") -> None:
        """A remark on a part, or a suggested wording of one of its fields (SUN-22)."""

    @transition(field=status, source=WRITABLE, target=None, permission=rights.writer_or_commenter,
                custom={"check": checks.settled})  # fmt: skip
    def resolve_comment(self, *, comment: Comment, accepted: bool = False) -> None: ...

    @transition(field=status, source=WRITABLE, target=Status.SUBMITTED, permission=rights.employee,
                conditions=[conditions.nothing_missing], custom={"sign": signature.moment})  # fmt: skip
    def submit(self, *, at: datetime) -> None:
        """Send the idea form to review. The case gets its registration number the first time."""
        self.submitted_at = at

    @transition(field=status, source=UNDECIDED, target=Status.WITHDRAWN, permission=rights.employee,
                custom={"check": checks.reason})  # fmt: skip
    def withdraw(self, *, reason: str) -> None:
        """The applicant's right until the decision."""

    # -- review

    @transition(field=status, source=Status.SUBMITTED, target=None, permission=rights.reviewer_or_handler,
                conditions=[conditions.expertise_is_foreseen], custom={"check": checks.invitation})  # fmt: skip
    def invite_expert(self, *, person: User, question: str = "") -> None:
        """Ask a scientific reviewer for an assessment of this one idea (SUN-20)."""

    @transition(field=status, source=Status.SUBMITTED, target=Status.APPROVED, permission=rights.system,
                conditions=[conditions.review_led_to("application")])  # fmt: skip
    def approve(self) -> None: ...

    @transition(field=status, source=Status.SUBMITTED, target=Status.DECLINED, permission=rights.system,
                conditions=[conditions.review_led_to("declined")])  # fmt: skip
    def decline(self) -> None: ...

    @transition(field=status, source=Status.SUBMITTED, target=Status.RETURNED, permission=rights.system,
                conditions=[conditions.review_led_to("draft")])  # fmt: skip
    def send_back(self) -> None: ...

    @transition(field=status, source=[Status.APPROVED, Status.DECLINED, Status.RETURNED], target=Status.SUBMITTED,
                permission=rights.system)  # fmt: skip
    def reopen(self) -> None:
        """The body that gave the last outcome has reopened its step."""
