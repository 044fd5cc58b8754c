"""Forms as the components draw them: classes, no browser validation, messages that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.forms.renderers import BaseRenderer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from socinv.presentation.grammar import count_words
from socinv.presentation.renderer import PLAIN_RENDERER

CHOICE_LISTS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
MESSAGES = {
    "invalid_choice": gettext_lazy("Välj något av det som står i listan"),
    "max_length": gettext_lazy("Skriv högst %(limit_value)d tecken. Nu är det %(show_value)d."),
    "min_length": gettext_lazy("Skriv minst %(limit_value)d tecken. Nu är det %(show_value)d."),
    "null_characters_not_allowed": gettext_lazy("Texten har ett tecken som inte kan sparas. Skriv om den."),
}


@dataclass(frozen=True)
class ErrorSummary:
    """What the error summary shows: a heading and (field id, message) pairs, id "" for the whole form."""

    summary_title: str
    summary: tuple[tuple[str, str], ...]


def _target(field: BoundField) -> str:
    """The id the summary links to: the first choice of a list, else the field itself."""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, CHOICE_LISTS) else field.id_for_label


def _errors(form: forms.BaseForm) -> Iterator[tuple[str, str, str | None]]:
    """Field id, message and code, in the order of the page."""
    data = form.errors.as_data()
    for error in data.get(NON_FIELD_ERRORS, ()):
        for message in error.messages:
            yield "", message, error.code
    for field in form:
        for error in data.get(field.name, ()):
            for message in error.messages:
                yield _target(field), message, error.code


def combined_summary(*parts: forms.BaseForm | BaseFormSet[Any]) -> ErrorSummary:
    """One summary of several forms and formsets; `summary` is empty when nothing is wrong."""
    found: list[tuple[str, str, str | None]] = []
    for part in parts:
        if isinstance(part, BaseFormSet):
            found += [("", str(message), None) for message in part.non_form_errors()]
            for form in part.forms:
                found += _errors(form)
        else:
            found += _errors(part)
    only_missing = all(code == "required" for _id, _message, code in found)
    pairs = tuple((target, text) for target, text, _code in found)
    return ErrorSummary(_title(len(found), only_missing), pairs)


def _title(count: int, only_missing: bool) -> str:
    words = {"count": count_words(count).capitalize()}
    if only_missing:
        return ngettext("%(count)s uppgift saknas", "%(count)s uppgifter saknas", count) % words
    return ngettext("%(count)s uppgift behöver rättas", "%(count)s uppgifter behöver rättas", count) % words


def _required_message(label: str, widget: forms.Widget) -> str:
    """Fyll i skäl; the label's part after a comma (a unit, a format) is left out."""
    if isinstance(widget, forms.CheckboxInput):
        return _("Kryssa i rutan: %(label)s") % {"label": label}
    if label.endswith("?"):
        return _("Svara på frågan: %(question)s") % {"question": label}
    word = label.partition(",")[0]
    word = word if word[1:2].isupper() else word[:1].lower() + word[1:]
    choose = isinstance(widget, (forms.Select, forms.FileInput, *CHOICE_LISTS))
    return (_("Välj %(what)s") if choose else _("Fyll i %(what)s")) % {"what": word}


def _set_messages(name: str, field: forms.Field) -> None:
    """Give the field our messages, except where its form gave its own."""
    defaults = {code: str(text) for kind in reversed(type(field).__mro__)
                for code, text in getattr(kind, "default_error_messages", {}).items()}  # fmt: skip
    own = {code for code, text in field.error_messages.items() if str(text) != defaults.get(code)}
    for code, text in MESSAGES.items():
        if code not in own:
            field.error_messages[code] = text
    if "required" not in own:
        label = str(field.label or name.replace("_", " "))
        field.error_messages["required"] = _required_message(label, field.widget)


def _set_look(widget: forms.Widget) -> None:
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":  # Django's own, too tall here
        widget.attrs["rows"] = "5"
    classes = str(widget.attrs.get("class", "")).split()
    if "ds-input" not in classes and not widget.is_hidden:
        widget.attrs["class"] = " ".join(["ds-input", *classes])


class PlainFormMixin:
    """Classes, messages and an error summary for any Django form."""

    default_renderer: BaseRenderer | type[BaseRenderer] | None = PLAIN_RENDERER
    use_required_attribute = False
    mark_optional = False
    if TYPE_CHECKING:
        fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _set_look(field.widget)
            _set_messages(name, field)

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        """(field id, message) for the error summary; empty when nothing is wrong."""
        return self._error_summary().summary

    @property
    def summary_title(self) -> str:
        """Två uppgifter saknas."""
        return self._error_summary().summary_title

    def _error_summary(self) -> ErrorSummary:
        return combined_summary(cast(forms.BaseForm, self))


class RemoveBox(forms.CheckboxInput):
    """The box that takes a row away."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "ds-input"} | (attrs or {}))


class PlainFormSet(BaseFormSet):  # type: ignore[type-arg]
    """Rows of a table."""

    deletion_widget = RemoveBox


class PlainForm(PlainFormMixin, forms.Form):
    """The form every page uses."""


def choices_of(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices of an optional select, with an empty first line."""
    return [("", "–"), *pairs]
