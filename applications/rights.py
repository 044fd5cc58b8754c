"""Who may do each verb: functions of the thing and the person's standing, nothing else.

Rights come from seats, employments, delegations and invitations, and end with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from applications.conflict import conflict_of
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import ACTING, Standing

if TYPE_CHECKING:
    from applications.models import Application, Case, Idea, Step
    from socinv.lifecycle.process import Process
    from socinv.lifecycle.process.schema import Need

WEIGHS = ("assessment", "preparation", "decision")
IN_CONFLICT = _("Du är jävig i ärendet och får inte handlägga eller besluta i det.")


def _only(reason: Any) -> Verdict:
    return no(Ground.PERSON, reason)


def _unless_conflicted(case: Case, standing: Standing) -> Verdict:
    return no(Ground.CONFLICT, IN_CONFLICT) if conflict_of(case, standing) else YES


def system(thing: Any, standing: Standing) -> Verdict:
    """What only follows from something else."""
    return YES if standing.is_system else _only(_("Det här sker av sig självt när ett steg är klart."))


def raiser(thing: Any, standing: Standing) -> Verdict:
    """One who works at the department, or who by the guideline may raise the need in question (ORE-03)."""
    case, own = thing.case, employee(thing, standing)
    need = next((one for one in case.process.need if one.key == case.raised_by), None)
    if need is None:
        return own
    seats = seats_for(case.process, need, standing)
    if case.raised_by_body_id in seats or (seats and case.raised_by_body_id is None):
        return YES
    if own and case.raised_by_body_id is None and is_as_employee(need, standing):
        return YES
    return own and _only(_("Det behovet kan du inte lyfta."))


def needs_open_to(process: Process, standing: Standing) -> list[Need]:
    """The ways in which this person may raise a need that a department is to describe."""
    return [
        one for one in process.need if is_as_employee(one, standing) or seats_for(process, one, standing)
    ]  # fmt: skip


def is_as_employee(need: Need, standing: Standing) -> bool:
    return "employee" in need.by and bool(standing.departments)


def seats_for(process: Process, need: Need, standing: Standing) -> list[int]:
    """The bodies in which the person sits and that may raise the need, by id."""
    kinds = {"actor" if by == "actor" else process.kind_of(by) for by in need.by if by != "employee"}
    return [seat.body for seat in standing.seats if seat.kind in kinds and seat.role in ACTING]


def head(thing: Any, standing: Standing) -> Verdict:
    """The head of a department that applies or takes part (NOR-02)."""
    from applications.content.participants import departments_of

    if standing.heads and standing.heads & {department.pk for department in departments_of(thing.case)}:
        return YES
    return _only(_("Bara chefen för en förvaltning som söker kan göra det."))


def head_or_employee(thing: Any, standing: Standing) -> Verdict:
    return employee(thing, standing) or head(thing, standing)


def comparer(case: Case, standing: Standing) -> Verdict:
    """One who sits in a body that puts the applications of a period in order, and is not in conflict (NOR-08)."""
    comparing = case.process.comparing
    kinds = [case.process.kind_of(key) for key in comparing.by] if comparing else []
    if any(standing.holds_role(kind, ACTING) for kind in kinds):
        return _unless_conflicted(case, standing)
    return _only(_("Bara de som jämför ansökningarna kan göra det."))


def employee(thing: Any, standing: Standing) -> Verdict:
    """One who works at the applying department: every department may apply (SUN-13)."""
    if thing.case.department_id in standing.departments:
        return YES
    return _only(_("Bara den som arbetar i förvaltningen kan göra det."))


def writer(thing: Idea | Application, standing: Standing) -> Verdict:
    """The applying department, and a co-writer invited to this very application."""
    if employee(thing, standing) or (
        thing.form == "application" and ("write_application", thing.pk) in standing.grants
    ):
        return YES
    return _only(_("Bara den sökande förvaltningen och inbjudna medförfattare kan skriva här."))


def handler(thing: Any, standing: Standing) -> Verdict:
    """A coordinator, for the administration, and not in conflict (SUN-11)."""
    if not standing.is_coordinator:
        return _only(_("Det här gör samordnarna."))
    return _unless_conflicted(thing.case, standing)


def commenter(thing: Idea | Application, standing: Standing) -> Verdict:
    """The coordinators support the writing; the writers answer (SUN-22)."""
    if writer(thing, standing):
        return YES
    return handler(thing, standing)


writer_or_commenter = commenter


def employee_or_handler(thing: Any, standing: Standing) -> Verdict:
    return employee(thing, standing) or handler(thing, standing)


def reviewer_or_handler(thing: Idea | Application, standing: Standing) -> Verdict:
    """Those who have the review before them, or the coordinators: they invite the expert (SUN-20)."""
    steps = [one for one in thing.case.steps.all() if (one.phase, one.status) == (thing.form, "open") and one.body_id]
    if any(standing.role_in(step.body_id or 0, step.rule.roles) for step in steps if step.rule.kind in WEIGHS):
        return _unless_conflicted(thing.case, standing)
    return handler(thing, standing)


def invited(step: Step, standing: Standing) -> Verdict:
    """The expert who was asked, and nobody else."""
    if step.person_id != standing.person.pk:
        return _only(_("Bara den inbjudna experten kan lämna bedömningen."))
    return _unless_conflicted(step.case, standing)


def answerer(step: Step, standing: Standing) -> Verdict:
    """The body's own: those whose role records its answer, or its delegate where the step may be delegated.

    A co-opted member sees and speaks but never decides (SUN-11).
    """
    if step.department_id is not None:
        return YES if step.department_id in standing.heads else _only(_("Bara chefen kan underteckna."))
    if step.body_id is None:
        return _only(_("Bara den inbjudna experten kan lämna bedömningen."))
    if standing.role_in(step.body_id, step.rule.roles) or delegation_for(step, standing):
        return _unless_conflicted(step.case, standing)
    if standing.role_in(step.body_id, ("co-opted",)):
        return _only(_("Adjungerade deltar men beslutar inte."))
    return _only(_("Bara den som svarar för organet kan registrera det."))


def delegation_for(step: Step, standing: Standing) -> int | None:
    """The delegation by which the person may answer the step, if there is one today in this very body (SUN-05)."""
    return standing.delegations.get(step.body_id or 0) if step.rule.may_delegate else None


def canceller(step: Step, standing: Standing) -> Verdict:
    """The flow, as the case leaves the step; an invitation can also be taken back by those who invite."""
    if standing.is_system:
        return YES
    if step.kind != "expertise":
        return _only(_("Det här sker av sig självt när ett steg är klart."))
    from applications.flow.review import form_of

    review = form_of(step.case, step.phase)
    return reviewer_or_handler(review, standing)


def free_of_declared_conflict(case: Case, standing: Standing) -> Verdict:
    """Anyone with a part in the municipality or in the case may declare a conflict, once."""
    if any(one.person_id == standing.person.pk and one.retracted_at is None for one in case.conflicts.all()):
        return _only(_("Det är redan känt att du är jävig i ärendet."))
    taken_part = any(step.person_id == standing.person.pk for step in case.steps.all())
    return YES if standing.is_insider or taken_part else _only(_("Du har ingen del i ärendet."))


def declared_conflict(case: Case, standing: Standing) -> Verdict:
    """One who has declared a conflict may take it back; what the system flagged cannot be taken back."""
    mine = [one for one in case.conflicts.all() if one.person_id == standing.person.pk and one.retracted_at is None]
    if any(not one.flagged for one in mine):
        return YES
    return _only(_("Du har inte anmält jäv i ärendet."))
