"""django-fsm's ``transition`` with its types kept, and a permission that cannot be left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import django_fsm

from socinv.lifecycle.graph import Condition, Right

Method = TypeVar("Method", bound=Callable[..., None])


def transition(
    *,
    field: Any,
    source: Any,
    target: Any,
    permission: Right,
    conditions: Sequence[Condition] = (),
    custom: dict[str, Any] | None = None,
) -> Callable[[Method], Method]:
    """Mark a method as a verb. ``target`` None leaves the state as it is.

    ``custom``: ``check`` (what was said holds), ``alone`` (checked and done by one at a time in the municipality) and
    ``sign`` (what perform adds), see socinv.lifecycle.perform.
    """
    decorate = django_fsm.transition(
        field=field, source=source, target=target, permission=permission, conditions=list(conditions), custom=custom
    )  # type: ignore[no-untyped-call, arg-type, unused-ignore]
    return cast("Callable[[Method], Method]", decorate)
