"""The questions of an answer as Django fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from applications.answering.words import BUTTONS, POSITIONS, VERDICTS, words_of
from applications.forms.fields import TextField
from applications.models import Step
from applications.models.step import Outcome, Repaid
from socinv.lifecycle.process.schema import Yardstick
from socinv.presentation.fields import DateField, MoneyField

LONGEST = 10_000
OUTCOME_WORDS: dict[str, dict[str, Promise]] = {
    "views": {"views": later("Ja, vi har synpunkter"), "no-views": later("Nej, vi har inga synpunkter")},
    "sign-off": {"signed": later("Ja, jag undertecknar"), "refused": later("Nej, jag undertecknar inte")},
}
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
    labels = OUTCOME_WORDS.get(step.kind, {})
    made = forms.ChoiceField(
        label=str(words_of(step).question), widget=OutcomeRadios,
        choices=[(key, labels.get(key) or Outcome(key).label) for key in keys],
        error_messages={"required": _("Välj ett utfall.")},
    )  # fmt: skip
    made.layout = "row"  # type: ignore[attr-defined]
    return made


def reasons(step: Step) -> forms.Field:
    if step.kind in ("views", "sign-off"):  # only some of the outcomes need words; the lifecycle says which
        label = _("Synpunkter") if step.kind == "views" else _("Skäl")
        return text(label, str(words_of(step).reasons_help), rows=6)
    return text(_("Skäl"), str(words_of(step).reasons_help), rows=6, needed=_("Skriv skälen."))


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


def position(view: Step) -> dict[str, forms.Field]:
    """The position on one view, and what its committee is answered (ORE-13)."""
    chosen = forms.ChoiceField(
        label=_("Er ställning till synpunkten från %(who)s") % {"who": view.addressee}, required=False,
        widget=forms.RadioSelect, choices=list(POSITIONS.items()),
    )  # fmt: skip
    chosen.layout = "row"  # type: ignore[attr-defined]
    answer = text(_("Svar till %(who)s") % {"who": view.addressee}, rows=2)
    return {f"position-{view.pk}": chosen, f"response-{view.pk}": answer}


def goals(step: Step) -> dict[str, forms.Field]:
    """The municipality's goals and the global ones that the application serves (NOR-07)."""
    titles = {"municipal": _("Kommunens övergripande mål"), "global": _("Globala mål i Agenda 2030")}
    return {
        f"goals_{group}": forms.MultipleChoiceField(
            label=title, required=False, widget=forms.CheckboxSelectMultiple,
            help_text=_("Kryssa för de mål som ansökan bidrar till."),
            choices=[(one.key, f"{one.number}. {one.title}" if one.number else one.title) for one in offered],
            error_messages={"invalid_choice": _("Välj bland målen i listan.")},
        )
        for group, title in titles.items()
        if (offered := step.case.process.goals(group))
    }  # fmt: skip


def repayment(step: Step) -> forms.Field:
    """What the decision says of repayment where the guideline is silent (ORE-24, NOR-13)."""
    made = forms.ChoiceField(
        label=_("Ska medlen återföras?"), required=False, widget=forms.RadioSelect, choices=Repaid.choices,
        help_text=_("Riktlinjen säger inte vad som gäller för projekt som startar det året. Beslutet måste säga det."),
    )  # fmt: skip
    made.layout = "row"  # type: ignore[attr-defined]
    return made


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
