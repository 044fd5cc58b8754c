"""Keeping a form as it was sent in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.content.answers import answers_of
from applications.models import Case, Version

if TYPE_CHECKING:
    from socinv.lifecycle.models import Event


def keep_version(case: Case, form: str, event: Event) -> Version:
    """The next version of the form, with what it says now."""
    number = case.versions.filter(form=form).count() + 1
    return Version.objects.create(
        municipality_id=case.municipality_id, case=case, form=form, number=number,
        answers=answers_of(case, form), made_at=event.at, made_by=event.actor,
    )  # fmt: skip
