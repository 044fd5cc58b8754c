"""The lock that makes two people's acts in one case come one after the other."""

from __future__ import annotations

from typing import Any

from django.db import models

from socinv.organisation.models import Municipality


def lock(row: models.Model) -> Any:
    """The row as it is now, locked until the transaction ends."""
    manager = type(row)._base_manager
    return manager.select_for_update(of=("self",)).get(pk=row.pk)


def alone(municipality: int) -> None:
    """Nobody else in the municipality gets here until the transaction ends: for what is unlike all others there."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality)
