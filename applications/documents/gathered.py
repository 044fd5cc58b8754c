"""Everything a document of a case is composed from, read once in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from applications.content.answers import answers_of
from applications.content.naming import Names
from applications.content.shown import Shown, shown_part
from applications.flow.route import current_round
from applications.forms.lists import lists_of
from applications.models import Application, Attachment, Case, Conflict, Idea, Step, StepStatus, Version
from socinv.organisation.models import Body, BodyKind
from socinv.presentation.grammar import inside

WITH = ("department", "municipality", "coordinator_method", "coordinator_evaluation", "idea", "application")
Form = Idea | Application


@dataclass(frozen=True)
class Gathered:
    """A case with its steps, parts, conflicts, versions and attachments, and the names its forms use.

    ``office``: the body of the coordinators.
    """

    case: Case
    names: Names
    office: str

    @property
    def steps(self) -> list[Step]:
        return list(self.case.steps.all())

    def step(self, pk: int) -> Step:
        """The case's own row of the step, with the case read here."""
        return next(one for one in self.steps if one.pk == pk)

    def versions(self, *forms: str) -> list[Version]:
        """The forms as they were sent in, oldest first."""
        return [one for one in self.case.versions.all() if one.form in forms]

    def attachments(self, form: str) -> list[Attachment]:
        """The files that went with the form when it was last sent in."""
        sent = self.versions(form)
        return [
            one for one in self.case.attachments.all()
            if one.form == form and sent and one.added_at <= sent[-1].made_at
        ]  # fmt: skip

    def barred(self) -> list[Conflict]:
        """The conflicts of interest that stand."""
        return [one for one in self.case.conflicts.all() if one.retracted_at is None]

    def answered(self) -> list[Step]:
        """The answers that count today, in the order they came: of each phase's latest round, and all the experts'."""
        return [
            one for one in self.steps
            if one.status == StepStatus.ANSWERED
            and (one.kind == "expertise" or one.round == current_round(self.case, one.phase))
        ]  # fmt: skip

    def coordinators(self) -> list[str]:
        """Those who handle the case, by name and title."""
        named = (self.case.coordinator_method, self.case.coordinator_evaluation)
        return [titled(one) for one in named if one is not None]

    def asked(self, phase: str, *keys: str) -> list[Shown]:
        """The form's questions of those names that were answered, in the order of the process file."""
        return [one for one in self.shown(phase) if one.key in keys and (one.text or one.lines)]

    def shown(self, phase: str) -> list[Shown]:
        """Every question of the form as it is answered now."""
        answers = answers_of(self.case, phase)
        return [
            one
            for part in self.case.process.parts(phase)
            for one in shown_part(part, answers.get(part.key, {}), self.names)
        ]


def titled(person: Any) -> str:
    """The name, with the title where there is one."""
    return f"{person.name}, {inside(person.title)}" if person.title else str(person.name)


def gathered(case: int) -> Gathered:
    """Read it all. Raises Case.DoesNotExist."""
    steps = Step.objects.select_related(
        "body", "department", "person", "answered_by", "delegation", "report_by"
    ).order_by("id")
    found = (
        Case.objects.select_related(*WITH)
        .defer("search")
        .prefetch_related(
            "parts",
            "participants",
            Prefetch("steps", queryset=steps),
            Prefetch("conflicts", queryset=Conflict.objects.select_related("person").order_by("since")),
            Prefetch("versions", queryset=Version.objects.select_related("made_by").order_by("made_at", "id")),
            Prefetch("attachments", queryset=Attachment.objects.filter(removed_at=None).order_by("added_at", "id")),
        )
        .get(pk=case)
    )
    for step in found.steps.all():
        step.case = found
    office = Body.objects.filter(municipality=found.municipality_id, kind=BodyKind.COORDINATION).first()
    return Gathered(
        found, lists_of(found).departments, office.name if office else found.process.body_title("coordination")
    )
