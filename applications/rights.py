"""Who may do each verb: functions of the thing and the person's standing, nothing else.

Rights come from seats, employments, delegations and invitations, and end with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from applications.conflict import conflict_of
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.standing import Standing

if TYPE_CHECKING:
    from applications.models import Application, Case, Idea, Step

IN_CONFLICT = _("Du är jävig i ärendet och får inte handlägga eller besluta i det.")


def _only(reason: Any) -> Verdict:
    return no(Ground.PERSON, reason)


def _unless_conflicted(case: Case, standing: Standing) -> Verdict:
    return no(Ground.CONFLICT, IN_CONFLICT) if conflict_of(case, standing) else YES


def system(thing: Any, standing: Standing) -> Verdict:
    """What only follows from something else."""
    return YES if standing.is_system else _only(_("Det här sker av sig självt när ett steg är klart."))


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
    if any(standing.role_in(step.body_id or 0, step.rule.roles) for step in steps if step.rule.kind != "stance"):
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
    review = step.case.idea if step.phase == "idea" else step.case.application
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
