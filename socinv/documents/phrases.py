"""Fields in the standard texts, {diarienummer} and the like: a closed list, and how they are filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socinv.organisation.standing import Standing

FIELDS: dict[str, Promise] = {
    "diarienummer": gettext_lazy("ärendets diarienummer"),
    "namn": gettext_lazy("insatsens namn"),
    "förvaltning": gettext_lazy("förvaltningen som söker"),
    "belopp": gettext_lazy("beloppet som beviljas, före beslutet det som söks"),
    "organ": gettext_lazy("organet som prövar eller beslutar"),
    "paragraf": gettext_lazy("paragrafen i protokollet"),
    "beslutsdag": gettext_lazy("dagen då organet svarade"),
    "datum": gettext_lazy("dagen då texten fylls i"),
}
_FIELD = re.compile(r"\{([^{}]*)\}")
Values = Mapping[str, str]


def fields_in(text: str) -> list[str]:
    """The names between braces, in the order they come, each once."""
    return list(dict.fromkeys(name.strip() for name in _FIELD.findall(text)))


def unknown_fields(text: str) -> list[str]:
    """Those that are none of ours."""
    return [name for name in fields_in(text) if name not in FIELDS]


def filled(text: str, values: Values) -> str:
    """The text with its fields filled in, once over: what a value holds is left as it is.

    A known field without a value says so; braces around anything else are left alone.
    """

    def said(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name not in FIELDS:
            return match[0]
        return values.get(name) or _("(%(field)s saknas)") % {"field": name}

    return _FIELD.sub(said, text)


# Cases to try a text on, and what the fields are in one of them: the app that has the cases says it.
Examples = Callable[[Standing], Sequence[tuple[str, str]]]
ValuesIn = Callable[[Standing, str], Values | None]
_source: list[tuple[Examples, ValuesIn]] = []


def fill_from(examples: Examples, values_in: ValuesIn) -> None:
    """Let an app above say which cases a text can be tried on and what its fields are there."""
    _source[:] = [(examples, values_in)]


def examples_for(standing: Standing) -> list[tuple[str, str]]:
    """Cases of the person's to try a text on: (key, title)."""
    return [one for examples, _values in _source for one in examples(standing)]


def preview(text: str, standing: Standing, chosen: str) -> str:
    """The text as it will read in the chosen case; with the fields left where no such case is there to see."""
    with translation.override(settings.LANGUAGE_CODE):
        for _examples, values_in in _source:
            values = values_in(standing, chosen)
            if values is not None:
                return filled(text, values)
    return text


def field_list() -> list[tuple[str, Any]]:
    """The fields as they are typed, with what each becomes."""
    return [(f"{{{name}}}", what) for name, what in FIELDS.items()]
