"""Saving what the coordinators change in the organisation, with a note of who, when, what, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from socinv.lifecycle import clock
from socinv.organisation.models import Municipality, OrganisationChange, User

FIELDS = {
    "membership": ("person", "body", "role", "competence", "place", "starts", "ends"),
    "employment": ("person", "department", "is_head", "starts", "ends"),
    "delegation": ("holder", "body", "reference", "starts", "ends"),
    "body": ("name", "kind", "area", "actor_kind"),
    "department": ("name", "committee", "is_active"),
    "standardtext": ("title", "use", "text", "is_active"),
    "user": ("name", "email", "title"),
    "affiliation": ("person",),
    "applicationperiod": ("title", "opens", "closes"),
    "priceitem": ("name", "contents", "unit", "amount", "price_year", "source", "retired_on"),
    "priceindex": ("year", "value", "source"),
    "municipality": ("name", "owner_name", "process", "note"),
}


@contextmanager
def alone(municipality: int) -> Iterator[None]:
    """One person at a time administers a municipality: what a form has checked still holds when it is saved."""
    with transaction.atomic():
        Municipality.objects.select_for_update(no_key=True).get(pk=municipality)
        yield


def snapshot(thing: models.Model) -> dict[str, Any]:
    """What the row says, in plain words of the day."""
    return {name: _plain(getattr(thing, name)) for name in FIELDS[thing._meta.model_name or ""]}


def keep(thing: models.Model, by: User, municipality: int) -> OrganisationChange | None:
    """Save a new or changed row and note it; None when nothing has changed. Belongs inside ``alone``."""
    stored = type(thing)._default_manager.filter(pk=thing.pk).first() if thing.pk else None
    before = snapshot(stored) if stored is not None else {}
    after = snapshot(thing)
    if before == after:
        return None
    thing.save()
    return _note(thing, thing.pk, by, municipality, before, after)


def succeed(old: models.Model, new: models.Model, by: User, municipality: int) -> OrganisationChange | None:
    """Save the next version of a row that itself never changes, and note what differs; None when nothing does."""
    before, after = snapshot(old), snapshot(new)
    if before == after:
        return None
    old.save()
    new.save()
    return _note(new, new.pk, by, municipality, before, after)


def remove(thing: models.Model, by: User, municipality: int) -> OrganisationChange:
    """Take away a row that has not begun to hold, and note it. Belongs inside ``alone``."""
    before, pk = snapshot(thing), thing.pk
    thing.delete()
    return _note(thing, pk, by, municipality, before, {})


def _note(
    thing: models.Model, pk: int, by: User, municipality: int, before: dict[str, Any], after: dict[str, Any]
) -> OrganisationChange:
    return OrganisationChange.objects.create(
        municipality_id=municipality, at=clock.now(), actor=by, actor_name=by.name,
        thing=thing._meta.model_name or "", thing_id=pk, before=before, after=after,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value) if isinstance(value, models.Model) else value
