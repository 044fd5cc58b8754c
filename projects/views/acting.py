"""What the pages with one small act on a project have in common: they hang under the project and go back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpResponse

from applications.views.case.acting import Page, act_page
from projects.models import Project
from projects.presenting.trail import trail
from socinv.organisation.web import PersonRequest


def of_project(project: Project, page: Page, *below: tuple[str, str], home: str = "") -> Page:
    """The page under the project, or under one of the project's pages: its (title, url) and address."""
    return replace(page, home=home or project.get_absolute_url(), trail=trail(project, *below))


def project_act(
    request: PersonRequest, project: Project, verb: str, make: Callable[[Any], forms.Form], page: Page
) -> HttpResponse:
    """Ask the policy, show the form, perform, and go back to the project."""
    return act_page(request, project, verb, make, of_project(project, page))
