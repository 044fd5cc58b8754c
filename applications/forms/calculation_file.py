"""Choosing a workbook to read in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from socinv.presentation.forms import PlainForm


class CalculationFileForm(PlainForm):
    """One file. What it is is found out by looking into it."""

    file = forms.FileField(
        label=_("Välj Excelfilen"), allow_empty_file=True, max_length=400,
        help_text=_("Den ska vara uttagen härifrån och får vara högst 2 MB."),
        error_messages={"required": _("Välj en fil."), "max_length": _("Filens namn är för långt. Korta det.")},
    )  # fmt: skip
