"""What the papers of a project have in common: who sends, what it is about, and a form's answers as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from applications.content.fixed import Fixed
from applications.content.naming import Names
from applications.content.shown import shown_part
from applications.documents.blocks import of_answers
from applications.models import Attachment
from projects.models import Project
from socinv.documents.paper import Enclosure, Paper, Section
from socinv.lifecycle.process import Part
from socinv.presentation.dates import with_years

LEFT_OUT = ("values", "participants")


def dated(compose: Callable[[Any], Paper]) -> Callable[[Any], Paper]:
    """The same, with every day said with its year: a document is read another year."""

    def composed(thing: Any) -> Paper:
        with with_years():
            return compose(thing)

    return composed


def at_hand(thing: Any) -> Project:
    """The project of a thing, with the very case of the thing and what its forms say read once."""
    project: Project = thing.project
    project.case = thing.case
    prefetch_related_objects([thing.case], "parts")
    return project


def paper(
    project: Project,
    kind: str,
    sections: Iterable[Section],
    *,
    day: date,
    sender: str,
    receiver: Sequence[str] = (),
    title: str = "",
    lead: str = "",
    facts: Iterable[tuple[str, str]] = (),
    enclosed: Sequence[str] = (),
    page: str = "",
) -> Paper:
    """The paper, with the project's name as its heading and its numbers among the facts."""
    case = project.case
    own = ((_("Projektnummer"), project.number), (_("Förvaltning"), case.department.name))
    return Paper(
        kind=kind, title=title or str(case), municipality=project.municipality.name, day=day.isoformat(),
        sections=tuple(sections), sender=sender, receiver=tuple(receiver), regnr=case.regnr, lead=lead,
        facts=tuple((term, value) for term, value in (*facts, *own) if value), enclosed=tuple(enclosed),
        page=page or project.get_absolute_url(),
    )  # fmt: skip


def parts_said(
    parts: Iterable[Part],
    answers: Mapping[str, Mapping[str, Any]],
    names: Names,
    fixed: Mapping[str, Fixed],
    *,
    but: Sequence[str] = LEFT_OUT,
) -> list[Section]:
    """A form part by part in the file's order; questions of the kinds in ``but`` are told elsewhere."""
    found: list[Section] = []
    for part in parts:
        told = {field.key for field in part.field if field.kind in but}
        shown = shown_part(part, answers.get(part.key, {}), names, fixed)
        found += of_answers(part.title, (one for one in shown if one.key not in told))
    return found


def enclosures(thing: Any) -> tuple[list[Section], list[str]]:
    """The files of the form, each on pages of its own, and their names: one query."""
    files = list(Attachment.objects.filter(case=thing.case, form=thing.form, removed_at=None))
    pages = [
        Section(_("Bilaga %(number)d: %(name)s") % {"number": number, "name": one.name},
                (Enclosure(one.pk, one.name, one.sha256),), apart=True)
        for number, one in enumerate(files, start=1)
    ]  # fmt: skip
    return pages, [one.name for one in files]
