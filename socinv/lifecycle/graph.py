"""Reading a state machine: which verbs a thing has, and what each demands.

A verb is a method marked with django-fsm's ``@transition``. Its ``permission`` answers for the person, its
``conditions`` for what must be in place, ``custom["check"]`` for what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django_fsm import FSMMeta, Transition

from socinv.lifecycle.verdict import YES, Ground, Text, Verdict, no
from socinv.organisation.standing import Standing

Thing = Any  # a row with a protected ``status`` and a municipality, in a case or being one
Condition = Callable[[Any], bool]
Right = Callable[[Any, Standing], Verdict]
Check = Callable[..., Mapping[str, Text]]


def condition(reason: Text) -> Callable[[Condition], Condition]:
    """Give a condition the reason a person reads when it does not hold."""

    def mark(function: Condition) -> Condition:
        function.reason = reason  # type: ignore[attr-defined]
        return function

    return mark


def verbs_of(model: type[models.Model]) -> Mapping[str, FSMMeta]:
    """Every verb of a model, in the order the class names them."""
    if model not in _VERBS:
        _VERBS[model] = {
            name: value._django_fsm
            for ancestor in reversed(model.__mro__)
            for name, value in vars(ancestor).items()
            if hasattr(value, "_django_fsm")
        }
    return _VERBS[model]


_VERBS: dict[type[models.Model], dict[str, FSMMeta]] = {}  # classes do not change, and every button asks


def transition_of(thing: Thing, verb: str) -> Transition | None:
    """The transition ``verb`` means in the thing's state, or none."""
    meta = verbs_of(type(thing)).get(verb)
    return meta.get_transition(thing.status) if meta else None


def right_of(thing: Thing, verb: str) -> Right | None:
    """The permission of a verb, whatever the state: it is the same for all its sources."""
    meta = verbs_of(type(thing)).get(verb)
    if meta is None:
        return None
    return next((t.permission for t in meta.transitions.values()), None)


def conditions_hold(thing: Thing, transition: Transition) -> Verdict:
    """The first condition that does not hold, with its reason."""
    for wanted in transition.conditions or []:
        if not wanted(thing):
            reason = getattr(wanted, "reason", "")
            return no(Ground.CONDITION, reason(thing) if callable(reason) else reason)
    return YES
