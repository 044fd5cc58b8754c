"""Every row says which municipality it belongs to, or is known to belong to none."""

from __future__ import annotations

import pytest
from django.apps import apps

from socinv.notices.models import Clockwork
from socinv.organisation.models import Municipality, Owned, User

OURS = (
    "applications", "projects", "repayment", "organisation", "lifecycle", "notices", "documents", "meetings", "stories",
    "demo",
)  # fmt: skip
# The municipality itself, people, who may have a door into several, and how the clock's tasks go.
OWNERLESS = {Municipality, User, Clockwork}


def test_every_table_of_ours_is_owned() -> None:
    tables = {model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in OURS}
    joins = {through for model in OWNERLESS for through in _joins(model)}
    assert {model for model in tables if not issubclass(model, Owned)} - joins == OWNERLESS


def _joins(model: type) -> set[type]:
    """Django's own groups and permissions of a person: nobody has any here."""
    return {field.remote_field.through for field in model._meta.many_to_many}  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_owner_is_never_empty() -> None:
    for model in apps.get_models():
        if issubclass(model, Owned):
            assert not model._meta.get_field("municipality").null
