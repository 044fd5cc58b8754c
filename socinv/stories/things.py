"""What a step is done to: ``case``, ``idea``, ``application``, ``step:stance`` or ``step:stance/<body or person>``."""

from __future__ import annotations

from collections.abc import Mapping

from applications.models import Application, Case, Idea, Step
from socinv.organisation.models import User

Thing = Case | Idea | Application | Step


class NoThing(ValueError):
    """A name that means nothing in any story."""


def thing_named(case: Case | None, name: str, people: Mapping[str, User]) -> Thing | None:
    """The thing as it is now; None when it does not exist yet. Raises NoThing for a name that means nothing."""
    kind, _, rest = name.partition(":")
    if case is None and name in ("case", "idea", "application"):
        return None
    match kind:
        case "case":
            return case
        case "idea":
            return Idea.objects.select_related("case").filter(case=case).first()
        case "application":
            return Application.objects.select_related("case").filter(case=case).first()
        case "step" if rest:
            return _step(case, rest, people)
    raise NoThing(f"to: {name!r} finns inte, skriv case, idea, application eller step:<steg>")


def _step(case: Case | None, name: str, people: Mapping[str, User]) -> Step | None:
    """The latest step of that name, of one body or person where the name says so."""
    key, _, whose = name.partition("/")
    steps = Step.objects.select_related("case", "body").filter(case=case, key=key).order_by("id")
    if whose:
        steps = steps.filter(person=people[whose]) if whose in people else steps.filter(body__key=whose)
    return steps.last()
