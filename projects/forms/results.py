"""Asking for results of a project, and answering (SUN-03). What must be filled in is the lifecycle's matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms_of_case.administering import prose
from projects.models import Project
from socinv.presentation.forms import PlainForm


class QuestionForm(PlainForm):
    """What a committee wants to know."""

    question = prose(
        _("Vad vill ni veta?"),
        _("Till exempel: Hur har frånvaron utvecklats sedan i våras? Fråga inte efter uppgifter om enskilda personer."),
        rows=5,
    )


class ReplyForm(PlainForm):
    """The steering group's answer."""

    answer_text = prose(
        _("Styrgruppens svar"),
        _("Alla som ser projektet ser svaret. Skriv bara antal och mått, inget om enskilda personer."),
        rows=8,
    )


class ChooseForm(PlainForm):
    """Which project the question is about: the way to the page where it is asked."""

    project = forms.ChoiceField(label=_("Projekt"))

    def __init__(self, *args: Any, projects: Iterable[Project], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the types
        field.choices = [("", _("Välj projekt")), *((one.case.ref, str(one)) for one in projects)]
