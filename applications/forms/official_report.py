"""What the coordinators write in an official report: the proposal and the grounds for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.answering.prefill import preparation_of
from applications.documents.phrases import filled_in, texts_for
from applications.forms.fields import TextField
from applications.models import Step
from socinv.documents.models.standard_text import TextUse
from socinv.presentation.forms import PlainForm

LONGEST = 10_000


class OfficialReportForm(PlainForm):
    """``seen``: the number of the wording that it goes on from."""

    wording = TextField(
        label=_("Förslag till beslut"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("En rad för varje sak som organet föreslås besluta. Flera rader numreras."),
        error_messages={"required": _("Skriv vad organet föreslås besluta.")},
    )  # fmt: skip
    grounds = TextField(
        label=_("Bedömning"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Skälen till förslaget. Kriterierna, ekonomin och tidigare svar hämtas ur ärendet."),
        error_messages={"required": _("Skriv skälen till förslaget.")},
    )  # fmt: skip
    seen = forms.IntegerField(min_value=0, max_value=30_000, widget=forms.HiddenInput)


def starting_text(step: Step) -> dict[str, Any]:
    """What is saved; else what was written to the same body before its answer was taken back; else the coordinators'
    only standard text, and the preparation's reasons."""
    before = next((one for one in step.case.steps.all() if one.pk == step.replaces_id), None)
    for one in (step, before):
        if one is not None and one.report_proposal:
            return {"wording": one.report_proposal, "grounds": one.report_grounds, "seen": step.report_number}
    texts, prepared = texts_for(step, TextUse.REPORT), preparation_of(step)
    return {
        "wording": filled_in(texts[0].text, step) if len(texts) == 1 else "",
        "grounds": prepared.reasons if prepared else "",
        "seen": step.report_number,
    }
