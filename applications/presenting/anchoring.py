"""Whom an application is anchored with as it stands, a line a department (NOR-02, NOR-06)."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.content.anchoring import Anchored, anchored
from applications.models import Clearance, Written
from socinv.lifecycle import policy
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.process.schema import Anchoring
from socinv.lifecycle.verdict import Verdict
from socinv.notices.audience import told_of
from socinv.organisation.standing import Standing
from socinv.presentation.dates import day


@dataclass(frozen=True)
class Mark:
    """Whether one thing is done: the shape, the word beside it, and what was noted of it."""

    status: str
    word: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A department, with the addresses of what this person can do about it, empty where there is nothing."""

    department: str
    committee: str
    approval: Mark
    information: Mark
    approve_url: str
    inform_url: str


@dataclass(frozen=True)
class AnchoringShown:
    """``recipients``: who is told when the heads are asked; ``may_ask`` says whether this person can ask them now."""

    title: str
    text: str
    lines: list[Line]
    may_ask: Verdict
    is_asked: bool
    recipients: list[dict[str, str]]


def anchoring_of(thing: Written, standing: Standing) -> AnchoringShown | None:
    """What the application's pages show; None for other forms and where the guideline asks for no anchoring."""
    rule: Anchoring | None = thing.case.process.anchoring if thing.form == "application" else None
    if rule is None:
        return None
    asked = {
        item.department_id
        for item in WorkItem.objects.open().filter(case=thing.case, thing=thing._meta.label_lower, verb="approve")
    }
    found = anchored(thing.case)
    may_approve = policy.ask(standing, "approve", thing)
    may_inform = policy.ask(standing, "note_information", thing)
    may_ask = policy.ask(standing, "ask_for_approval", thing)
    lines = [
        _line(
            thing, one, is_asked=one.department.pk in asked,
            may_approve=bool(may_approve) and one.department.pk in standing.heads, may_inform=bool(may_inform),
        )
        for one in found
    ]  # fmt: skip
    told = told_of(thing, "ask_for_approval") if may_ask else []
    recipients = [{"name": one.who, "text": one.what} for one in told]
    return AnchoringShown(rule.title, rule.text, lines, may_ask, bool(asked), recipients)


def _line(thing: Written, one: Anchored, *, is_asked: bool, may_approve: bool, may_inform: bool) -> Line:
    where = [thing.case.ref, one.department.pk]
    return Line(
        one.department.name,
        one.department.committee.name,
        _approval(one, is_asked=is_asked),
        _information(one),
        reverse("approval", args=where) if may_approve and one.approved is None else "",
        reverse("information", args=where) if may_inform and one.informed is None else "",
    )


def _approval(one: Anchored, *, is_asked: bool) -> Mark:
    if one.approved is not None:
        return Mark("ok", _("Godkänd"), _by(one.approved))
    if one.was_approved:
        return Mark("risk", _("Ändrad efter godkännandet"), _("Chefen är tillfrågad igen.") if is_asked else "")
    return Mark("wait", _("Inte godkänd än"), _("Chefen är tillfrågad.") if is_asked else "")


def _information(one: Anchored) -> Mark:
    if one.informed is not None:
        return Mark("ok", _("Informerad"), f"{day(one.informed.day)}, {one.informed.note}")
    if one.was_informed:
        return Mark("risk", _("Ändrad efter informationen"))
    return Mark("wait", _("Inte informerad än"))


def _by(given: Clearance) -> str:
    return f"{given.by}, {day(given.day)}"
