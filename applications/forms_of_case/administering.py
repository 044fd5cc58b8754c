"""Small forms: a reason, a note, the coordinators, an expert. What must be filled in is the lifecycle's matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from applications.forms.fields import TextField
from socinv.organisation.models import User
from socinv.presentation.forms import PlainForm

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

LONGEST = 2000


def prose(label: Text, help_text: Text = "", *, rows: int = 4) -> TextField:
    """A box of running text."""
    return TextField(
        label=label, help_text=help_text, max_length=LONGEST, required=False, widget=forms.Textarea({"rows": rows})
    )


class ReasonForm(PlainForm):
    """Why."""

    reason = prose(_("Varför?"), _("Skälet står i ärendets historik."))

    def __init__(self, *args: Any, label: Text = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label


class ConflictForm(ReasonForm):
    """Why; and which of the two acts the page offered, so that the same press twice does not undo the first."""

    doing = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned.pop("doing", None)
        return cleaned


class NoteForm(PlainForm):
    """A note to the file."""

    text = prose(_("Anteckning"), _("Alla som ser ärendet ser anteckningen. Den kan inte tas bort."), rows=6)


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.title}" if obj.title else str(obj.name)


class CoordinatorsForm(PlainForm):
    """One coordinator of each competence (SUN-02)."""

    for_method = PersonChoice(User.objects.none(), label=_("Samordnare, innehåll och metod"), required=False)
    for_evaluation = PersonChoice(
        User.objects.none(), label=_("Samordnare, effektutvärdering och kalkyl"), required=False
    )

    def __init__(self, *args: Any, people: dict[str, list[int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "for_evaluation" not in people:  # a single one handles the case
            del self.fields["for_evaluation"]
            self.fields["for_method"].label = _("Handläggare")
        for name, pks in people.items():
            _offer(self.fields[name], User.objects.filter(pk__in=pks, is_active=True), _("Välj"))


class InviteForm(PlainForm):
    """Who is asked, and what."""

    person = PersonChoice(User.objects.none(), label=_("Vem vill ni bjuda in?"), required=False)
    question = prose(
        _("Vad vill ni ha svar på?"),
        _("Till exempel: Vilken evidens finns för metoden? Vad är osäkert? Fältet kan lämnas tomt."),
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["person"], people, _("Välj en person"))


def _offer(field: Any, people: QuerySet[User], empty: Text) -> None:
    field.queryset, field.empty_label = people, empty
