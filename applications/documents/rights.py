"""Who has the documents of a case made, and who reads them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from applications import conditions, rights
from applications.conflict import conflict_of
from applications.models import Case, Step, StepStatus
from socinv.lifecycle.verdict import YES, Ground, Verdict, no
from socinv.organisation.models import SeatRole
from socinv.organisation.standing import Standing


def order_official_report(step: Step, standing: Standing) -> Verdict:
    """The coordinators, while the body has not answered and once the proposal is written."""
    verdict = rights.handler(step, standing)
    if not verdict:
        return verdict
    if step.status != StepStatus.OPEN or not conditions.is_answered_by_a_body(step):
        return no(Ground.STATE, _("Tjänsteskrivelsen görs medan organet har ärendet för svar."))
    if not step.report_proposal:
        return no(Ground.CONDITION, _("Skriv förslaget till beslut först, på stegets sida."))
    return YES


def order_decision_memo(step: Step, standing: Standing) -> Verdict:
    """The coordinators and those who record the body's answer, once it has answered."""
    verdict = _handler_or_recorder(step, standing)
    if verdict and step.status != StepStatus.ANSWERED:
        return no(Ground.STATE, _("Handlingen görs när svaret är registrerat."))
    if verdict and (step.kind == "expertise" or step.outcome == "no-views"):
        return no(Ground.CONDITION, _("Här finns inget beslut att göra en handling av."))
    return verdict


def order_decline_letter(step: Step, standing: Standing) -> Verdict:
    """The same, once the answer has led to a decline."""
    verdict = order_decision_memo(step, standing)
    if verdict and not is_declined_by(step):
        return no(Ground.STATE, _("Brevet görs när ärendet har fått avslag."))
    return verdict


def order_dossier(case: Case, standing: Standing) -> Verdict:
    """The coordinators, from the first time something was sent in."""
    verdict = rights.handler(case, standing)
    if verdict and case.serial is None:
        return no(Ground.STATE, _("Akten görs när något har lämnats in."))
    return verdict


def read_step(step: Step, standing: Standing) -> bool:
    """Everyone who sits, works or decides in the municipality: what has been sent in is theirs to read."""
    return standing.municipality == step.municipality_id and (standing.is_insider or standing.is_system)


def read_dossier(case: Case, standing: Standing) -> bool:
    """The coordinators, and those who sit where the case is decided."""
    if standing.municipality != case.municipality_id:
        return False
    process = case.process
    decides = {process.kind_of(rule.by) for rule in process.steps("application") if rule.kind == "decision"}
    seated = any(standing.holds_role(kind, SeatRole.values) for kind in decides)
    return standing.is_system or standing.is_coordinator or seated


def is_declined_by(step: Step) -> bool:
    """Whether the step's answer stands and leads to a decline."""
    return step.status == StepStatus.ANSWERED and step.rule.leads.get(step.outcome) == "declined"


def _handler_or_recorder(step: Step, standing: Standing) -> Verdict:
    if step.department_id is not None and step.department_id in standing.heads:
        return YES
    if not standing.role_in(step.body_id or 0, step.rule.roles):
        return rights.handler(step, standing)
    return no(Ground.CONFLICT, rights.IN_CONFLICT) if conflict_of(step.case, standing) else YES
