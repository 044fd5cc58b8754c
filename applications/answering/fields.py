"""The questions of an answer as Django fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from applications.answering.words import BUTTONS, VERDICTS, WORDS
from applications.forms.fields import TextField
from applications.models import Step
from applications.models.step import Outcome
from socinv.lifecycle.process.schema import Yardstick
from socinv.presentation.fields import DateField, MoneyField

LONGEST = 10_000
EVIDENCE = ("strong", "moderate", "weak", "none")


class OutcomeRadios(forms.RadioSelect):
    """Each outcome carries the word of the button that registers it."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-button"] = str(BUTTONS.get(str(value), ""))
        return option


def text(label: str, help_text: str = "", *, rows: int = 4, needed: str = "") -> forms.Field:
    """Running text; ``needed`` is the message when it has to be there."""
    return TextField(
        label=label, help_text=help_text, required=bool(needed), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}), error_messages={"required": needed} if needed else None,
    )  # fmt: skip


def outcome(step: Step) -> forms.Field:
    keys = EVIDENCE if step.kind == "expertise" else tuple(step.rule.leads)
    made = forms.ChoiceField(
        label=str(WORDS[step.kind].question), widget=OutcomeRadios, choices=[(key, Outcome(key).label) for key in keys],
        error_messages={"required": _("Välj ett utfall.")},
    )  # fmt: skip
    made.layout = "row"  # type: ignore[attr-defined]
    return made


def reasons(step: Step) -> forms.Field:
    return text(_("Skäl"), str(WORDS[step.kind].reasons_help), rows=6, needed=_("Skriv skälen."))


def verdict(yardstick: Yardstick, verdicts: tuple[str, ...]) -> forms.Field:
    made = forms.ChoiceField(
        label=yardstick.title, help_text=yardstick.text, required=False, widget=forms.RadioSelect,
        choices=[(key, VERDICTS[key]) for key in verdicts],
    )  # fmt: skip
    made.layout = "row"  # type: ignore[attr-defined]
    return made


def why(yardstick: Yardstick) -> forms.Field:
    label = format_html('{}<span class="ds-sr-only">: {}</span>', _("Därför"), yardstick.title)
    return TextField(
        label=label, required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


def conflict() -> dict[str, forms.Field]:
    """Whether the person is in conflict (jäv): asked first, answered each time."""
    return {
        "conflict": forms.ChoiceField(
            label=_("Är du jävig i ärendet?"), widget=forms.RadioSelect,
            help_text=_(
                "Du är jävig om du eller någon nära dig påverkas av utfallet, eller om du har arbetat med ansökan."
            ),
            choices=[("no", _("Nej, jag är inte jävig")), ("yes", _("Ja, jag lämnar ärendet"))],
            error_messages={"required": _("Svara på om du är jävig i ärendet.")},
        ),
        "conflict_reason": text(
            _("Varför är du jävig?"), _("Fyll i om du är jävig. Skälet står i ärendets historik."), rows=2
        ),
    }  # fmt: skip


def answered_on(label: str) -> forms.Field:
    return DateField(label=label, error_messages={"required": _("Skriv vilken dag det bestämdes.")})


def item(*, needed: bool) -> forms.Field:
    label = _("Paragraf") if needed else _("Paragraf (frivilligt)")
    return TextField(
        label=label, required=False, max_length=200, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


def amount() -> forms.Field:
    return MoneyField(label=_("Belopp, kronor"), required=False)


def financiers(step: Step) -> dict[str, forms.Field]:
    """Where else the applicant may turn (SUN-21, SUN-31)."""
    return {
        "financiers": forms.MultipleChoiceField(
            label=_("Andra finansiärer (frivilligt)"), required=False, widget=forms.CheckboxSelectMultiple,
            help_text=_("Vid avslag: kryssa för dem som den sökande kan vända sig till."),
            choices=[(one.key, one.title) for one in step.case.process.financier],
            error_messages={"invalid_choice": _("Välj bland finansiärerna i listan.")},
        ),
        "financiers_note": text(
            _("Om andra finansiärer (frivilligt)"), _("Till exempel vilken utlysning det gäller."), rows=2
        ),
    }  # fmt: skip
