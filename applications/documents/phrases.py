"""What the fields of a standard text are in a case, and the texts that a kind of document ends with."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation

from applications.access import may_read_figures, visible_cases
from applications.models import Case, Step, StepStatus
from socinv.documents.models import StandardText
from socinv.documents.paper import Section, Text
from socinv.documents.phrases import filled
from socinv.lifecycle import clock
from socinv.organisation.standing import Standing
from socinv.presentation.dates import full_day
from socinv.presentation.money import kronor

EXAMPLES = 20


def values_of(case: Case, step: Step | None = None) -> dict[str, str]:
    """Every field: of the case, and of the step where there is one."""
    amount = case.granted_amount or (step.amount if step is not None else None) or case.applied_amount
    values = {
        "diarienummer": case.regnr,
        "namn": str(case),
        "förvaltning": case.department.name,
        "belopp": kronor(amount) if amount is not None else "",
        "datum": full_day(clock.today()),
    }
    if step is not None:
        values |= {
            "organ": step.addressee,
            "paragraf": f"§\u00a0{step.item}" if step.item else "",
            "beslutsdag": full_day(step.answered_on) if step.answered_on else "",
        }
    return values


def filled_in(text: str, step: Step) -> str:
    """A standard text as it reads in the step, in the language that it goes out in."""
    with translation.override(settings.LANGUAGE_CODE):
        return filled(text, values_of(step.case, step))


def texts_for(step: Step, use: str) -> list[StandardText]:
    """The active texts of one use in the step's municipality, by title: one query."""
    texts = StandardText.objects.filter(municipality=step.municipality_id, use=use, is_active=True)
    return list(texts.order_by("title"))


def chosen_text(step: Step, use: str, chosen: str) -> str:
    """The text that somebody has chosen among those of the use, filled in; empty when it is none of them."""
    return next((filled_in(one.text, step) for one in texts_for(step, use) if str(one.pk) == chosen), "")


def standing_sections(step: Step, use: str) -> tuple[Section, ...]:
    """What the municipality always ends such a document with, each text under its own title, filled in."""
    values = values_of(step.case, step)
    return tuple(Section(one.title, (Text(paragraphs(filled(one.text, values))),)) for one in texts_for(step, use))


def paragraphs(text: str) -> tuple[str, ...]:
    """Running text as it was typed, a paragraph for each line that says something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def examples(standing: Standing) -> Sequence[tuple[str, str]]:
    """The cases that changed last, for trying a text on."""
    found = visible_cases(standing).filter(serial__isnull=False).order_by("-changed_at").only("ref", "regnr", "title")
    return [(case.ref, f"{case.regnr} {case.title}") for case in found[:EXAMPLES]]


def values_in(standing: Standing, ref: str) -> dict[str, str] | None:
    """The fields in a case that the person sees, with the latest answer in it; None where there is no such case."""
    case = visible_cases(standing).select_related("department").filter(ref=ref).first() if ref else None
    if case is None:
        return None
    answered = Step.objects.filter(case=case, status=StepStatus.ANSWERED, body__isnull=False)
    step = answered.select_related("body").order_by("-id").first()
    values = values_of(case, step)
    return values if may_read_figures(standing, case) else values | {"belopp": ""}
