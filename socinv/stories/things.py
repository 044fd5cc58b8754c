"""What a step is done to: ``case``, ``idea``, ``application``, ``step:stance`` or ``step:stance/<body, department or
person>``, and what a granted case has: ``project``, ``report:3``, ``change:1``, ``position`` (the latest; or
``position:<key>``), ``evaluation``, ``scale-up``, ``follow-up``, ``repayment``, ``request``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from applications.models import Application, Case, Idea, Step
from projects.models import Change, Evaluation, FollowUp, Position, Project, Report, ResultsRequest, ScaleUp
from repayment.models import Plan
from socinv.organisation.models import Body, Membership, User

Thing = (
    Case | Idea | Application | Step | Project | Report | Change | Position | Evaluation | ScaleUp | FollowUp
    | ResultsRequest | Plan
)  # fmt: skip
ONE_A_CASE: dict[str, Any] = {
    "idea": Idea, "application": Application, "project": Project, "evaluation": Evaluation, "scale-up": ScaleUp,
    "repayment": Plan, "follow-up": FollowUp,
}  # fmt: skip
NUMBERED: dict[str, Any] = {"report": Report, "change": Change}
ASKED = ("change", "request")


class NoThing(ValueError):
    """A name that means nothing in any story."""


def thing_named(case: int | None, name: str, people: Mapping[str, User]) -> Thing | None:
    """The thing of the case as it is now; None when it does not exist yet. Raises NoThing for a name that means
    nothing."""
    kind, _, rest = name.partition(":")
    if name == "case":
        return Case.objects.filter(pk=case).first() if case else None
    if name in ONE_A_CASE:
        found: Thing | None = _of(case, ONE_A_CASE[name]).first()
        return found
    if kind in NUMBERED and rest.isdecimal():
        numbered: Thing | None = _of(case, NUMBERED[kind]).filter(number=rest).first()
        return numbered
    if kind == "position":  # the latest, or the latest of that key
        positions = _of(case, Position).order_by("id")
        said: Thing | None = (positions.filter(key=rest) if rest else positions).last()
        return said
    if kind == "request" and (not rest or rest.isdecimal()):
        requests = list(_of(case, ResultsRequest).order_by("id"))
        return dict(enumerate(requests, start=1)).get(int(rest or len(requests)))
    if kind == "step" and rest:
        return _step(case, rest, people)
    raise NoThing(
        f"to: {name!r} finns inte, skriv case, idea, application, step:<steg>, project, report:<nummer>, "
        "change:<nummer>, position, evaluation, scale-up, follow-up, repayment eller request"
    )


def _of(case: int | None, model: Any) -> Any:
    return model.objects.select_related("case").filter(case=case) if case else model.objects.none()


def _step(case: int | None, name: str, people: Mapping[str, User]) -> Step | None:
    """The latest step of that name, of one body or person where the name says so."""
    key, _, whose = name.partition("/")
    steps = Step.objects.select_related("case", "body", "department").filter(case=case, key=key).order_by("id")
    if whose:
        of_body = Q(body__key=whose) | Q(department__key=whose)
        steps = steps.filter(person=people[whose]) if whose in people else steps.filter(of_body)
    return steps.last()


def new_thing(case: int | None, name: str, who: User) -> Thing | None:
    """A change with the next number, or a question from the body that the person sits in; None without a project."""
    project = Project.objects.select_related("case").filter(case=case).first() if case else None
    if project is None:
        return None
    of_project = {"municipality_id": project.municipality_id, "case": project.case, "project": project}
    if name.partition(":")[0] == "change":
        return Change(**of_project, number=project.changes.count() + 1)
    return ResultsRequest(**of_project, body=_asking_body(project, who))


def _asking_body(project: Project, who: User) -> Body:
    """The person's own of the bodies that may ask; for one with no seat there, which is refused, the first of them."""
    rule = project.case.process.request
    keys = rule.asked_by if rule else [one.key for one in project.case.process.body]
    bodies = Body.objects.filter(municipality=project.municipality_id, key__in=keys).order_by("id")
    mine = bodies.filter(pk__in=Membership.objects.filter(person=who).values("body")).first()
    return mine or bodies[0]
