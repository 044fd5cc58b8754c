"""Actors and payers by name."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from applications.content.columns import OTHER_ACTORS, OTHER_PAYERS


def who(key: str, names: Mapping[int, str]) -> str:
    """The actor or payer a row names. ``names``: the municipality's departments by id."""
    if not key:
        return _("Ingen angiven")
    if key.startswith("department:"):
        pk = key.removeprefix("department:")
        return names.get(int(pk), _("Okänd förvaltning")) if pk.isdigit() else key
    return str(dict((*OTHER_ACTORS, *OTHER_PAYERS)).get(key, key))
