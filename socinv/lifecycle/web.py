"""From a checked form to perform, and from a no back to the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Invalid, Refused
from socinv.organisation.web import PersonRequest


def act(request: PersonRequest, thing: models.Model, verb: str, form: forms.Form, **data: Any) -> Event | None:
    """Perform ``verb`` with what the form holds (and ``data``), as the person who asks.

    None when the form, the lifecycle or the policy says no: the form then carries the reasons, each at its field,
    and still has what the person typed.
    """
    if not form.is_valid():
        return None
    try:
        return perform(thing, verb, by=request.user, **form.cleaned_data, **data)
    except Invalid as invalid:
        for field, problem in invalid.problems.items():
            form.add_error(field if field in form.fields else None, str(problem))
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
    return None
