"""What every page of the administration does with a form, and the trail above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.db import models
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from socinv.organisation.models import OF_ONE_PROJECT, Body, Membership
from socinv.organisation.recording import alone
from socinv.organisation.web import PersonRequest

F = TypeVar("F", bound=forms.BaseForm)
M = TypeVar("M", bound=models.Model)


def mine(request: PersonRequest, model: type[M], pk: int, *related: str) -> M:
    """The row of the reader's municipality; another municipality's is 404, and so are a project's groups and seats.

    They are the project's own matter, with the history of its acts.
    """
    rows = model._default_manager.filter(municipality=request.standing.municipality)
    if model is Body:
        rows = rows.exclude(kind__in=OF_ONE_PROJECT)
    if model is Membership:
        rows = rows.exclude(body__kind__in=OF_ONE_PROJECT)
    return get_object_or_404(rows.select_related(*related) if related else rows, pk=pk)


def handled(request: PersonRequest, make: Callable[[QueryDict | None], F], keep: Callable[[F], Any]) -> tuple[F, bool]:
    """The form, and whether it was sent, right and kept. Checked and kept while nobody else administers."""
    if request.method != "POST":
        return make(None), False
    with alone(request.standing.municipality):
        form = make(request.POST)
        if form.is_valid():
            keep(form)
            return form, True
    return form, False


def trail(*steps: tuple[str, str]) -> list[dict[str, str]]:
    """Breadcrumbs from the administration down; the last step is the page itself, without an address."""
    above = [(_("Administration"), reverse("administration")), *steps]
    return [{"title": str(title), "url": url} for title, url in above]
