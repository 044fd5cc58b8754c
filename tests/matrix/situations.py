"""Each thing in each situation of its table, brought there as people would, with everybody of the cast around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from applications.models import Application, Case, Idea, Part, Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories import acts
from tests.factories.cases import a_draft, open_step
from tests.factories.content import complete, row
from tests.matrix.cast import APPLICANT, Cast
from tests.matrix.document_situations import OF_DOCUMENTS
from tests.matrix.fund_situations import OF_FUNDS
from tests.matrix.meeting_situations import OF_MEETINGS
from tests.matrix.project_situations import OF_PROJECTS, project_at

Build = Callable[[Cast, Case], Any]
COMMITTEE = f"{APPLICANT}-committee"


def at(thing: str, situation: str, cast: Cast) -> Any:
    """The thing of the table, as it stands in the database."""
    if thing in OF_PROJECTS:
        return project_at(thing, situation, cast)
    found: Any = SITUATIONS[thing][situation](cast, _a_case(cast))
    if not found.pk:
        return found
    return type(found).objects.get(pk=found.pk)


def _a_case(cast: Cast) -> Case:
    """A draft, everybody in place, and another case beside it."""
    a_draft(cast.house, "culture")
    case = a_draft(cast.house, APPLICANT).case
    cast.join(case)
    return case


def _submitted(cast: Cast, case: Case) -> Case:
    acts.send_in_idea(cast.house, case)
    return case


def _approved(cast: Cast, case: Case) -> Case:
    acts.assess(cast.house, _submitted(cast, case))
    cast.join_guests(case)
    return case


def _written(cast: Cast, case: Case) -> Case:
    social = cast.house.departments["social"].pk
    acts.write_application(cast.house, _approved(cast, case), departments=[social])
    return case


def _in_stance(cast: Cast, case: Case) -> Case:
    acts.send_in_application(cast.house, _written(cast, case))
    return case


def _in_preparation(cast: Cast, case: Case) -> Case:
    acts.take_stances(cast.house, _in_stance(cast, case))
    return case


def _for_decision(cast: Cast, case: Case) -> Case:
    acts.prepare(cast.house, _in_preparation(cast, case))
    return case


def _decided(outcome: str) -> Callable[[Cast, Case], Case]:
    def build(cast: Cast, case: Case) -> Case:
        acts.decide(cast.house, _for_decision(cast, case), outcome)
        return case

    return build


def _assessed(outcome: str) -> Callable[[Cast, Case], Case]:
    def build(cast: Cast, case: Case) -> Case:
        acts.assess(cast.house, _submitted(cast, case), outcome)
        return case

    return build


def _withdrawn(before: Callable[[Cast, Case], Case], form: str) -> Callable[[Cast, Case], Case]:
    def build(cast: Cast, case: Case) -> Case:
        acts.withdraw(cast.house, before(cast, case), form)
        return case

    return build


def _expert_asked(before: Callable[[Cast, Case], Case], form: str) -> Callable[[Cast, Case], Case]:
    def build(cast: Cast, case: Case) -> Case:
        acts.ask_expert(cast.house, before(cast, case), cast.person("expert"), form)
        return case

    return build


def _expert_done(cast: Cast, case: Case) -> Case:
    step = acts.ask_expert(cast.house, _submitted(cast, case), cast.person("expert"))
    perform(
        step, "give_expertise", by=cast.person("expert"), outcome="strong", reasons="Väl prövat.",
        answered_on=clock.today(),
    )  # fmt: skip
    return case


def _case_after_expert(outcome: str) -> Build:
    """The case tables' endings, each with an expert who was asked and has answered."""

    def build(cast: Cast, case: Case) -> Case:
        house = cast.house
        _expert_done(cast, case)
        if outcome == "withdrawn":
            acts.withdraw(house, case, "idea")
            return case
        acts.assess(house, case, "approved" if outcome == "granted" else outcome, expertise="Experten vägdes in.")
        if outcome == "granted":
            acts.write_application(house, case)
            acts.send_in_application(house, case)
            acts.take_stances(house, case)
            acts.prepare(house, case)
            acts.decide(house, case)
        return case

    return build


def _new_case(cast: Cast) -> Case:
    first = _a_case(cast)
    case = Case.objects.create(
        municipality=first.municipality, department=first.department, opened_by=first.opened_by,
        opened_at=clock.now(), changed_at=clock.now(), process_slug=first.process_slug,
        process_version=first.process_version,
    )  # fmt: skip
    cast.join(case)
    return case


def _without(cast: Cast, case: Case, form: str, part: str) -> Case:
    Part.objects.filter(case=case, form=form, key=part).update(answers={})
    return case


def _written_without_costs(cast: Cast, case: Case) -> Case:
    return _without(cast, _written(cast, case), "application", "costs")


def _unopened_application(cast: Cast, case: Case) -> Application:
    """As it is for a moment when the idea has just been approved."""
    Application.objects.filter(case=_approved(cast, case)).delete()
    return Application(municipality_id=case.municipality_id, case=Case.objects.get(pk=case.pk))


def _left_out(cast: Cast, case: Case) -> Case:
    """A department gains and does not take part (SUN-14)."""
    gains = [row("benefits", case, "r1", actor=f"department:{cast.house.departments['culture'].pk}")]
    complete(_approved(cast, case), "application", by=acts.writer_of(cast.house, case), benefits=gains)
    return case


def _shelved(cast: Cast, case: Case) -> Case:
    step = Step.objects.get(case=_approved(cast, case), key="assessment")
    acts.reopen(cast.house, step)
    return case


def _idea(before: Callable[[Cast, Case], Case]) -> Build:
    return lambda cast, case: Idea.objects.get(case=before(cast, case))


def _application(before: Callable[[Cast, Case], Case]) -> Build:
    return lambda cast, case: Application.objects.get(case=before(cast, case))


def _open(before: Callable[[Cast, Case], Case], key: str, body: str = "") -> Build:
    return lambda cast, case: open_step(before(cast, case), key, body)


def _step(before: Callable[[Cast, Case], Case], key: str, body: str = "", status: str = "answered") -> Build:
    def build(cast: Cast, case: Case) -> Step:
        steps = Step.objects.filter(case=before(cast, case), key=key, status=status)
        return steps.get(body__key=body) if body else steps.get()

    return build


def _reopened(before: Callable[[Cast, Case], Case], key: str, body: str = "") -> Build:
    return lambda cast, case: acts.reopen(cast.house, _step(before, key, body)(cast, case))


def _unopened(before: Callable[[Cast, Case], Case], phase: str, key: str, to: str) -> Build:
    """A row like the one that waits, before it is opened."""

    def build(cast: Cast, case: Case) -> Step:
        before(cast, case)
        whom: dict[str, Any] = {"person": cast.person("expert")} if to == "expert" else {"body": cast.house.bodies[to]}
        return Step(case=case, municipality_id=case.municipality_id, phase=phase, key=key, kind=key, **whom)

    return build


def _draft(cast: Cast, case: Case) -> Case:
    return case


def _cancelled_expert(cast: Cast, case: Case) -> Step:
    step = acts.ask_expert(cast.house, _submitted(cast, case), cast.person("expert"))
    perform(step, "cancel", by=cast.house.person("network.chair"))
    return step


GRANTED, DECLINED, RETURNED = _decided("granted"), _decided("declined"), _decided("returned")


SITUATIONS: dict[str, dict[str, Any]] = {
    "case": {
        "open": _expert_asked(_submitted, "idea"),
        "granted": _case_after_expert("granted"),
        "declined": _case_after_expert("declined"),
        "withdrawn": _case_after_expert("withdrawn"),
    },
    "idea": {
        "new": lambda cast, case: Idea(municipality_id=case.municipality_id, case=_new_case(cast)),
        "draft": _idea(_draft),
        "draft-incomplete": _idea(lambda cast, case: _without(cast, case, "idea", "problem")),
        "submitted": _idea(_submitted),
        "returned": _idea(_assessed("returned")),
        "approved": _idea(_assessed("approved")),
        "declined": _idea(_assessed("declined")),
        "withdrawn": _idea(_withdrawn(_submitted, "idea")),
    },
    "application": {
        "new": _unopened_application,
        "shelved": _application(_shelved),
        "draft": _application(_written),
        "draft-incomplete": _application(
            lambda cast, case: _without(cast, _written(cast, case), "application", "costs")
        ),
        "draft-left-out": _application(_left_out),
        "submitted": _application(_in_stance),
        "in-preparation": _application(_in_preparation),
        "for-decision": _application(_for_decision),
        "returned": _application(RETURNED),
        "granted": _application(GRANTED),
        "declined": _application(DECLINED),
        "withdrawn": _application(_withdrawn(_in_stance, "application")),
    },
    "assessment": {
        "new": _unopened(_draft, "idea", "assessment", "network"),
        "open": _open(_submitted, "assessment"),
        "open-expert-asked": _open(_expert_asked(_submitted, "idea"), "assessment"),
        "answered": _step(_approved, "assessment"),
        "answered-and-acted-on": _step(_written, "assessment"),
        "reopened": _reopened(_approved, "assessment"),
        "cancelled": _step(_withdrawn(_submitted, "idea"), "assessment", status="cancelled"),
    },
    "stance": {
        "new": _unopened(_written, "application", "stance", COMMITTEE),
        "open": _open(_in_stance, "stance", COMMITTEE),
        "answered": _step(_in_preparation, "stance", COMMITTEE),
        "answered-and-acted-on": _step(_for_decision, "stance", COMMITTEE),
        "reopened": _reopened(_in_preparation, "stance", COMMITTEE),
        "cancelled": _step(_withdrawn(_in_stance, "application"), "stance", COMMITTEE, status="cancelled"),
    },
    "preparation": {
        "new": _unopened(_in_stance, "application", "preparation", "network"),
        "open": _open(_in_preparation, "preparation"),
        "open-expert-asked": _open(_expert_asked(_in_preparation, "application"), "preparation"),
        "answered": _step(_for_decision, "preparation"),
        "answered-and-acted-on": _step(GRANTED, "preparation"),
        "reopened": _reopened(_for_decision, "preparation"),
        "cancelled": _step(_withdrawn(_in_preparation, "application"), "preparation", status="cancelled"),
    },
    "decision": {
        "new": _unopened(_in_preparation, "application", "decision", "management-group"),
        "open": _open(_for_decision, "decision"),
        "answered": _step(GRANTED, "decision"),
        "reopened": _reopened(DECLINED, "decision"),
        "cancelled": _step(_withdrawn(_for_decision, "application"), "decision", status="cancelled"),
    },
    "expertise": {
        "new": _unopened(_submitted, "idea", "expertise", "expert"),
        "open": _open(_expert_asked(_submitted, "idea"), "expertise"),
        "answered": _step(_expert_done, "expertise"),
        "cancelled": _cancelled_expert,
    },
    **OF_PROJECTS,
    **OF_MEETINGS,
    "document": OF_DOCUMENTS,
    "fund": OF_FUNDS,
}
