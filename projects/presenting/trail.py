"""Where one is among the pages of a project: Projekt, the project, and the pages under it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Project


def trail(project: Project, *below: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """(title, url) down to the project, and then the pages ``below`` it."""
    return ((_("Projekt"), reverse("project-list")), (str(project), project.get_absolute_url()), *below)


def crumbs(project: Project, *below: tuple[str, str]) -> list[dict[str, str]]:
    """The same for components/breadcrumbs.html."""
    return [{"title": str(title), "url": url} for title, url in trail(project, *below)]
