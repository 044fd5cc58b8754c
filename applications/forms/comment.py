"""Comments on a part, and the question to the coordinators."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from socinv.lifecycle.process import Part
from socinv.presentation.forms import PlainForm, choices_of


class ReplyForm(PlainForm):
    """A remark in running text."""

    text = TextField(
        label=_("Kommentar"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv en kommentar.")},
    )  # fmt: skip


class CommentForm(ReplyForm):
    """A coordinator's remark, with a suggested wording of one of the part's texts if there is one."""

    field = forms.ChoiceField(
        label=_("Förslag till ny text för"), required=False,
        help_text=_("Fyll bara i om du föreslår en text. Den som skriver tar in den med ett klick."),
    )  # fmt: skip
    suggestion = TextField(
        label=_("Föreslagen text"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, part: Part, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        self.fields["text"].required = False
        texts = [(field.key, field.label) for field in part.field if field.kind in ("text", "prose")]
        if texts:
            self.fields["field"].choices = choices_of(texts)  # type: ignore[attr-defined]
        else:
            del self.fields["field"], self.fields["suggestion"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        key, suggestion = found.get("field", ""), found.get("suggestion", "")
        field = self.part.find(key)
        if suggestion and not key:
            self.add_error("field", _("Välj vilken text förslaget gäller."))
        if key and not suggestion:
            self.add_error("suggestion", _("Skriv den text du föreslår."))
        if field and field.max and len(suggestion) > field.max:
            self.add_error("suggestion", _("Korta förslaget till högst %(max)d tecken.") % {"max": field.max})
        return found


class SupportForm(PlainForm):
    """What the writers want help with (SUN-22)."""

    question = TextField(
        label=_("Vad vill ni ha hjälp med?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv vad ni vill ha hjälp med.")},
    )  # fmt: skip
