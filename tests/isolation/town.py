"""A municipality with a row of everything in it, all of it called by one word that is nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from applications.content.attaching import attach
from applications.models import Application, Attachment, Case, Comment, Idea, SavedView
from projects.models import Change, Project, Report
from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from socinv.meetings.agenda import put_up_own
from socinv.meetings.models import AgendaItem, Meeting
from socinv.organisation.models import (
    ApplicationPeriod,
    Body,
    Department,
    Municipality,
    User,
)
from tests.factories.following import (
    ON,
    answer_all,
    begun,
    first_open,
    send_in_the_application,
    send_in_the_first,
)
from tests.factories.guidelines import an_actor
from tests.factories.house import House, a_house_of, a_person, delegate
from tests.factories.projects import write

NAMES: list[tuple[type[models.Model], str]] = [
    (Body, "name"), (Department, "name"), (Case, "title"), (Case, "summary"), (ApplicationPeriod, "title"),
    (SavedView, "name"), (AgendaItem, "title"), (Meeting, "place"),
    (StandardText, "title"), (Attachment, "name"), (Comment, "text"),
]  # fmt: skip


@dataclass
class Town:
    """``cases``: "draft", "waiting" (for its decision, every other step taken) and "granted", whose project runs."""

    house: House
    process: Process
    mark: str
    cases: dict[str, Case]

    @property
    def decider(self) -> str:
        rule = next(one for one in self.process.steps("application") if one.kind == "decision")
        return f"{rule.by}.{rule.roles[0]}"

    @property
    def somebody(self) -> dict[str, User]:
        """One of each kind of person, by what the kind is."""
        roles = ["coordination.method", "education.writer", "education.head", self.decider, "project.leader",
                 "project.member", "education-committee.chair", "expert", "delegate", "superuser"]  # fmt: skip
        roles += [key for key in ("actor-0.chair",) if key in self.house.people]
        return {role: self.house.person(role) for role in roles}

    @property
    def refs(self) -> list[str]:
        """Every address of a case and of a file."""
        here = {"municipality": self.house.municipality}
        return [
            *Case.objects.filter(**here).values_list("ref", flat=True),
            *Attachment.objects.filter(**here).values_list("ref", flat=True),
        ]


def a_town(process: Process, mark: str) -> Town:
    house = a_house_of(process)
    an_actor(house)
    for role in ("delegate", "superuser", "co-writer", "project.leader", "project.member"):
        house.people[role] = a_person(municipality=house.municipality, is_superuser=role == "superuser")
    delegate(house.bodies["education-committee"], house.person("delegate"))
    StandardText.objects.create(municipality=house.municipality, use="decision", title="Bifall", text="Därför.")
    SavedView.objects.create(
        municipality=house.municipality, person=house.person("education.writer"), name="Mina", query="status=open"
    )
    cases = {
        "draft": _a_draft(house, process), "waiting": _waiting(house, process), "granted": _granted(house, process),
    }  # fmt: skip
    _a_meeting(house, cases["waiting"])
    town = Town(house, process, mark, cases)
    _call_everything(town)
    return town


def _a_meeting(house: House, case: Case) -> None:
    """Planned by the coordination itself, with an item that names a case."""
    coordinator = house.person("coordination.method")
    meeting = Meeting(
        municipality=house.municipality, body=house.bodies["coordination"], secretary=coordinator, place="Sal A",
        held_on=clock.today(), starts_at=time(9, 0),
    )  # fmt: skip
    perform(meeting, "plan", by=coordinator)
    put_up_own(Meeting.objects.get(pk=meeting.pk), "information", str(case), coordinator, case=case)


def _a_draft(house: House, process: Process) -> Case:
    """With a file, a comment and a note."""
    thing = begun(house, process)
    writer, coordinator = house.person("education.writer"), house.person("coordination.method")
    attach(thing, SimpleUploadedFile("underlag.txt", b"Tre rader text."), by=writer)
    part = thing.case.process.parts(thing.form)[0].key
    perform(thing, "comment", by=coordinator, part=part, text="Skriv mer.")
    perform(thing.case, "write_note", by=coordinator, text="Ringde om saken.")
    return Case.objects.get(pk=thing.case.pk)


def _brought(house: House, process: Process, until: str = "") -> Case:
    """Every step answered, up to the kind of step named."""
    case = send_in_the_first(house, process)
    while True:
        step = first_open(case)
        if step is None and Case.objects.get(pk=case.pk).status == "open":
            application = Application.objects.get(case=case)
            cowriter = house.person("co-writer")
            perform(application, "invite_cowriter", by=house.person("education.writer"), person=cowriter)
            send_in_the_application(house, case)
        elif step is None or step.kind == until:
            return Case.objects.get(pk=case.pk)
        else:
            answer_all(house, case, step.key, next(one for one in step.rule.leads if one in ON))


def _waiting(house: House, process: Process) -> Case:
    return _brought(house, process, "decision")


def _granted(house: House, process: Process) -> Case:
    """The project runs, a report is with the steering group and a change is asked for."""
    case = _brought(house, process)
    project = Project.objects.get(case=case)
    coordinator, owner = house.person("coordination.method"), house.person("education.head")
    people = {"owner": owner, "leader": house.person("project.leader"), "member": house.person("project.member")}
    for seat, person in people.items():
        perform(project, "appoint", by=coordinator, person=person, seat=seat, starts=clock.today())
    house.people["project.owner"] = owner
    _started(house, Project.objects.get(pk=project.pk))
    report = Report.objects.filter(project=project).order_by("number")[0]
    write(report, by=house.person("project.leader"))
    perform(report, "submit", by=house.person("project.leader"))
    change = Change(municipality_id=project.municipality_id, case=case, project=project, number=1)
    perform(change, "ask", by=owner, kind="setup", what="Fler skolor är med.", reason="Behovet är större.")
    return case


def _started(house: House, project: Project) -> None:
    coordinator, owner = house.person("coordination.method"), house.person("project.owner")
    perform(project, "set_number", by=coordinator, number="117001")
    if project.case.process.project.eu:
        perform(project, "assess_eu", by=coordinator, outcome="no", reasons="Det finns ingen utlysning som passar.")
    write(project, by=house.person("project.leader"))
    perform(project, "submit", by=house.person("project.leader"))
    perform(Project.objects.get(pk=project.pk), "start", by=owner, day=clock.today())


def _call_everything(town: Town) -> None:
    """Every name of the town has its word in it."""
    here = {"municipality": town.house.municipality}
    for model, field in NAMES:
        model._default_manager.filter(**here).update(**{field: f"{town.mark} {field}"})
    ours = User.objects.filter(affiliations__municipality=town.house.municipality)
    ours.update(name=f"Testa {town.mark}", title=f"Titel {town.mark}")
    Municipality.objects.filter(pk=town.house.municipality.pk).update(name=f"{town.mark}s kommun")


def first_form(town: Town, name: str) -> Idea | Application:
    """The form that the case began with."""
    model = Idea if town.process.has_ideas else Application
    found: Any = model.objects.get(case=town.cases[name])
    return found  # type: ignore[no-any-return]
