"""Actors and payers by name."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from applications.content.columns import OTHER_ACTORS, OTHER_PAYERS


class Names(dict[int, str]):
    """The municipality's departments by id; ``actors`` are those outside its organisation, by theirs."""

    def __init__(self, departments: Mapping[int, str], actors: Mapping[int, str]) -> None:
        super().__init__(departments)
        self.actors = actors


def who(key: str, names: Mapping[int, str]) -> str:
    """The actor or payer a row names. ``names``: the municipality's departments by id, and its actors."""
    if not key:
        return _("Ingen angiven")
    if key.startswith("actor:"):
        pk, actors = key.removeprefix("actor:"), names.actors if isinstance(names, Names) else {}
        return actors.get(int(pk), _("Okänd aktör")) if pk.isdigit() else key
    if key.startswith("department:"):
        pk = key.removeprefix("department:")
        return names.get(int(pk), _("Okänd förvaltning")) if pk.isdigit() else key
    return str(dict((*OTHER_ACTORS, *OTHER_PAYERS)).get(key, key))
