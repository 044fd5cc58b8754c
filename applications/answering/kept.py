"""What somebody typed in an answer that could not be registered, so that it is not lost."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise

from applications.answering.form import AnswerForm

Words = list[tuple[str | Promise, str]]


def running_text(form: forms.Form) -> Words:
    """Label and text of every running text that has been filled in, in the order of the page."""
    boxes = [form[name] for name, field in form.fields.items() if isinstance(field.widget, forms.Textarea)]
    return [(box.label, text) for box in boxes if (text := str(box.value() or "").strip())]


def lost_words(form: AnswerForm) -> Words:
    """The running text that the person wrote and that the step's own answer does not hold."""
    step = form.step
    known = {step.reasons, step.terms, step.expertise, step.financiers_note, *map(str, form.initial.values())}
    known |= {judgement.get("why", "") for judgement in step.judgements.values()}
    return [(label, text) for label, text in running_text(form) if text.replace("\r\n", "\n") not in known]
