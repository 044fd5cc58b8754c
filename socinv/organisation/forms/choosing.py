"""Choosing a person, a body or a department of one's own municipality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from socinv.organisation.models import Body, Department, User


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the people who have a door into the municipality."""

    def __init__(self, **options: Any) -> None:
        super().__init__(User.objects.none(), empty_label=_("Välj person"), **options)

    def label_from_instance(self, person: Any) -> str:
        return f"{person.name}, {person.title}" if person.title else str(person.name)


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the municipality's bodies."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Body.objects.none(), empty_label=_("Välj organ"), **options)


class DepartmentField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the municipality's departments."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Department.objects.none(), empty_label=_("Välj förvaltning"), **options)


def with_empty(kinds: type[models.TextChoices]) -> list[tuple[str, Any]]:
    """The choices with an empty line first."""
    return [("", "–"), *kinds.choices]


def people_of(municipality: int) -> QuerySet[User]:
    """Everyone with a door into the municipality who can log in."""
    return User.objects.filter(affiliations__municipality=municipality, is_active=True)
