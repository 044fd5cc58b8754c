"""Saying something once: the same words pressed twice are one comment and one mail."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.db import transaction

from applications.models import Written
from socinv.lifecycle import clock, locking
from socinv.lifecycle.models import Event
from socinv.lifecycle.web import act
from socinv.organisation.web import PersonRequest

SAME_PRESS = timedelta(minutes=1)


def say(request: PersonRequest, thing: Written, verb: str, form: forms.Form, part: str) -> bool:
    """Perform ``verb`` with the form's words, unless the same person said just that a moment ago.

    False when the form or the policy says no; the form then carries the reasons.
    """
    if not form.is_valid():
        return False
    with transaction.atomic():
        locking.lock(thing.case)
        said = {f"said__{name}": value for name, value in form.cleaned_data.items() if value}
        before = Event.objects.filter(
            case=thing.case, thing=thing._meta.label_lower, thing_id=thing.pk, verb=verb, actor=request.user,
            said__part=part, at__gte=clock.now() - SAME_PRESS, **said,
        )  # fmt: skip
        has_words = bool(said)
        return (has_words and before.exists()) or act(request, thing, verb, form, part=part) is not None
