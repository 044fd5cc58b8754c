"""How far a form has come: each part's state, and everything that is left, linked to its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.content.answers import Answers, answers_of
from applications.content.merge import EMPTY
from applications.content.missing import Missing, missing
from applications.content.participants import choosable, left_out
from applications.content.taking_part import lacking
from socinv.lifecycle.process import Part

if TYPE_CHECKING:
    from applications.models import Written


@dataclass(frozen=True)
class PartState:
    """A part with what is left in it. ``status`` is the shape, ``word`` what stands beside it."""

    part: Part
    number: int
    left: tuple[Missing, ...]
    is_begun: bool

    @property
    def is_done(self) -> bool:
        return not self.left

    @property
    def status(self) -> str:
        if self.is_done:
            return "ok"
        return "off" if self.is_begun else "wait"

    @property
    def word(self) -> str:
        if self.is_done:
            return _("Klar")
        if not self.is_begun:
            return _("Inte påbörjad")
        count = len(self.left)
        return ngettext("%(count)d uppgift saknas", "%(count)d uppgifter saknas", count) % {"count": count}


def progress(thing: Written) -> list[PartState]:
    """Every part in the file's order. No query when the case's parts are prefetched and nobody is left out."""
    case, form = thing.case, thing.form
    answers = answers_of(case, form)
    parts = thing.parts
    left = missing(parts, answers, thing.given)
    if form == "application":
        left += gaining_but_absent(thing, parts)
        left += lacking(thing.case)
    return [
        PartState(part, number, tuple(line for line in left if line.part == part.key), _begun(answers, part))
        for number, part in enumerate(parts, start=1)
    ]


def _begun(answers: Answers, part: Part) -> bool:
    return any(value not in EMPTY for value in answers.get(part.key, {}).values())


def gaining_but_absent(thing: Written, parts: Sequence[Part]) -> list[Missing]:
    """A line for each department that gains without taking part (SUN-14), at the question where it is added."""
    where = [(part.key, field.key) for part in parts for field in part.field if field.kind == "departments"]
    text = _("%(department)s gör en ekonomisk vinst. Kryssa för att förvaltningen deltar")
    absent = left_out(thing.case)
    boxes = choosable(thing.case) if absent else []
    return [
        Missing(
            part, f"id_{field}_{boxes.index(department.pk) if department.pk in boxes else 0}",
            text % {"department": department.name},
        )
        for department in absent
        for part, field in where[:1]
    ]  # fmt: skip
