"""The one path for every change of state in the system."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models, transaction

from socinv.lifecycle import clock, locking, policy
from socinv.lifecycle.graph import transition_of
from socinv.lifecycle.listeners import tell_listeners
from socinv.lifecycle.models import Event
from socinv.lifecycle.models.protected import ProtectedStatus
from socinv.lifecycle.said import as_said
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of

T = TypeVar("T", bound=models.Model)


def perform(thing: T, verb: str, *, by: User, cause: Event | None = None, **data: Any) -> Event:
    """Do ``verb`` to ``thing`` as the person ``by``, in one transaction or not at all.

    Locks the case and then the thing (of a new thing its case, so that two who begin the same at once come one after
    the other; what is in no case, as a meeting, is locked alone), asks the policy, checks what was said, runs the
    transition, saves, writes the event and tells the listeners (who open and close work items, move the case on and
    write notices).

    Raises Refused when the person or the state does not allow it, Invalid when what was said does not hold.
    """
    with transaction.atomic():
        locked = _locked(thing) if thing.pk or cause else _begun(thing)
        standing = standing_of(by, locked.municipality_id, clock.today())
        verdict = policy.ask(standing, verb, locked)
        if not verdict:
            raise Refused(verdict)
        data |= _signature(locked, verb, standing)
        _check(locked, verb, data)
        before = locked.status
        getattr(locked, verb)(**data)
        locked.save()
        event = Event.objects.create(
            municipality_id=locked.municipality_id,
            case=locked.case,
            at=clock.now(),
            actor=by,
            actor_name=by.name,
            thing=locked._meta.label_lower,
            thing_id=locked.pk,
            verb=verb,
            before=before,
            after=locked.status,
            said=as_said(_noted(locked) | data),
            cause=cause,
        )
        tell_listeners(locked, event)
    return event


def _locked(thing: Any) -> Any:
    """The thing as it stands in the database, behind the locks of its case and of what it is a part of; a new thing
    is as it is."""
    if thing.pk is None:
        return thing
    case = locking.lock(thing.case) if thing.case is not None else None
    if case is not None and case == thing:
        return case
    whole = _whole(thing)
    fresh = locking.lock(thing)
    if case is not None:
        fresh.case = case
    if whole is not None:
        setattr(fresh, thing.part_of, whole)
    return fresh


def _whole(thing: Any) -> Any:
    """What the thing names in ``part_of``, as an item its meeting, locked; None for what is nobody's part."""
    name = getattr(thing, "part_of", "")
    return locking.lock(getattr(thing, name)) if name else None


def _begun(thing: Any) -> Any:
    """A new thing in a case, behind the case's lock; what it belongs to is read again as it is now."""
    if thing.case is None or thing.case.pk is None:
        if (whole := _whole(thing)) is not None:
            setattr(thing, thing.part_of, whole)
        return thing
    case = locking.lock(thing.case)
    _whole(thing)
    for field in thing._meta.concrete_fields:
        if field.is_relation and isinstance(field.get_cached_value(thing, None), ProtectedStatus):
            field.delete_cached_value(thing)
    thing.case = case
    return thing


def _noted(thing: Any) -> dict[str, Any]:
    """What the thing wants remembered of itself in each of its events, as it was called that day."""
    noted = getattr(thing, "noted", None)
    return noted() if noted else {}


def _signature(thing: Any, verb: str, standing: Standing) -> dict[str, Any]:
    """What the lifecycle itself says in the act (when, by whom, by what right), over anything the caller said."""
    transition = transition_of(thing, verb)
    sign = transition.custom.get("sign") if transition else None
    return sign(thing, standing) if sign else {}


def _check(thing: Any, verb: str, data: dict[str, Any]) -> None:
    transition = transition_of(thing, verb)
    if transition and transition.custom.get("alone"):
        locking.alone(thing.municipality_id)
    check = transition.custom.get("check") if transition else None
    problems = check(thing, **data) if check else {}
    if problems:
        raise Invalid(problems)
