"""How a step's addressee is written."""

from __future__ import annotations

from applications.models import Step
from socinv.presentation.grammar import inside


def addressee_inside(step: Step) -> str:
    """The body or the person in the middle of a sentence."""
    return step.addressee if step.person_id else inside(step.addressee)


def addressee_titled(step: Step) -> str:
    """The body, or the person with his or her title."""
    if step.person is None or not step.person.title:
        return step.addressee
    return f"{step.person.name}, {inside(step.person.title)}"
