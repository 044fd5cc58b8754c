"""Any element of a process file in words: its keys and values as a reader understands them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pydantic import BaseModel

from socinv.lifecycle.process.forms_schema import When
from socinv.lifecycle.process.schema import Process
from socinv.lifecycle.process.words import (
    BODIES,
    GOALS,
    GROUPS,
    IN_DAYS,
    INTERNAL,
    VALUES,
    as_written,
    label_of,
    outcome_words,
)

NAMES = ("title", "label", "what", "sector", "text", "key")
SAME = ("key", "step", "sector", "to")
NOTHING = "–"


def who(process: Process, key: str) -> str:
    """The name of a body, of a seat in a project or of a group of people."""
    seat = process.seat(key)
    return str(GROUPS.get(key) or (seat.title if seat else process.body_title(key)))


def name_of(item: BaseModel) -> str:
    """What an element is called by those who read the file."""
    return next((str(value) for name in NAMES if (value := getattr(item, name, ""))), "")


def identity(item: BaseModel) -> str:
    """What makes an element the same one in another version."""
    return next((str(value) for name in SAME if (value := getattr(item, name, ""))), name_of(item))


def is_row(value: Any) -> bool:
    """Whether a value is a list of elements."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], BaseModel)


def shown_fields(item: BaseModel) -> Iterator[tuple[str, Any]]:
    """The keys that say something to a reader, with their values."""
    for name in type(item).model_fields:
        if name not in INTERNAL:
            yield name, getattr(item, name)


def lines_of(process: Process, item: BaseModel) -> list[tuple[str, str]]:
    """An element as labels and values, without its name and without what is not set."""
    default = {name: field.default for name, field in type(item).model_fields.items()}
    return [
        (label_of(name), text_of(process, item, name))
        for name, value in shown_fields(item)
        if name != "title" and value not in (default[name], "", (), None) and not isinstance(value, BaseModel)
    ]


def summary(process: Process, item: BaseModel) -> str:
    """The same in one text, a line each; its name alone when there is no more to say."""
    return "\n".join(f"{label}: {value}" for label, value in lines_of(process, item)) or name_of(item)


def text_of(process: Process, item: BaseModel, name: str) -> str:
    """The value of a key of an element, in words."""
    value = getattr(item, name)
    if is_row(value):
        return "; ".join(_row_words(process, one) for one in value)
    if isinstance(value, Mapping):
        return "; ".join(_pair_words(process, item, name, *pair) for pair in value.items()) or NOTHING
    if isinstance(value, tuple):
        return ", ".join(_word(process, item, name, one) for one in value) or NOTHING
    return _word(process, item, name, value)


def _row_words(process: Process, row: BaseModel) -> str:
    to, what = getattr(row, "to", ""), getattr(row, "what", "")
    return f"{who(process, to)} {what}" if to and what else name_of(row)


def _pair_words(process: Process, item: BaseModel, name: str, key: str, value: str) -> str:
    if name == "leads":
        return f"{outcome_words(key)[1]}: {goal_words(process, value)}"
    if name == "from_idea":
        return f"{_field_words(process, '', key)}: {_field_words(process, 'idea', value)}"
    if name == "from_application":
        return f"{_field_words(process, '', key)}: {_field_words(process, 'application', value)}"
    return f"{as_written(key)}: {VALUES.get(name, {}).get(value, value)}"


def _when_words(process: Process, value: When) -> str:
    """Når insatsen barn direkt eller indirekt? är Indirekt."""
    fields = (field for form in _forms(process) for part in process.parts(form) for field in part.field)
    about = next((field for field in fields if field.key == value.field), None)
    choice = next((one.label for one in about.choices if one.key == value.is_), "") if about else ""
    return _("%(question)s är %(answer)s") % {
        "question": about.label if about else value.field, "answer": choice or value.is_,
    }  # fmt: skip


def _forms(process: Process) -> list[str]:
    return [name for name in type(process.form).model_fields if name != "rules"]


def _field_words(process: Process, form: str, key: str) -> str:
    """The question of that name, in one form or in the first that has it."""
    forms = [form] if form else _forms(process)
    fields = (field for one in forms for part in process.parts(one) for field in part.field if field.key == key)
    return next((field.label for field in fields), key)


def goal_words(process: Process, goal: str) -> str:
    """Where an outcome leads, or what a step comes after."""
    steps = (*process.steps("idea"), *process.steps("application"))
    return str(GOALS.get(goal) or next((one.title for one in steps if one.step == goal), goal))


def _word(process: Process, item: BaseModel, name: str, value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if name in IN_DAYS and isinstance(value, int):
        return ngettext("%(count)d dag", "%(count)d dagar", value) % {"count": value} if value else NOTHING
    if name in BODIES:
        return who(process, str(value))
    if name == "after":
        return goal_words(process, str(value))
    if name in ("criteria", "factors"):
        found = (*process.criteria((value,)), *process.factors((value,)))
        return found[0].title if found else str(value)
    if isinstance(value, When):
        return _when_words(process, value)
    if isinstance(value, BaseModel):
        return name_of(value) or "; ".join(f"{label}: {text}" for label, text in lines_of(process, value))
    return str(VALUES.get(name, {}).get(value, value)) if isinstance(value, str) else str(value)
