"""A municipality with a case where each part of the table wants it, and an address for every route."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from applications.content.attaching import attach
from applications.models import Application, Attachment, Case, Comment, SavedView, Step, Version
from projects.models import Project
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.notices.models import Feed
from socinv.organisation.models import User
from tests.factories.cases import open_step
from tests.matrix.cast import Cast, a_cast
from tests.matrix.seats import take_seats
from tests.matrix.situations import at
from tests.organisation.routes import furnish, pages, period_pages
from tests.routes import fund, fund_files, meetings
from tests.routes.prices import price_pages
from tests.routes.projects import BROUGHT, FORMS, OF_PROJECT


@dataclass
class World:
    """``cases``: by situation. In "site" there is nothing but people."""

    cast: Cast
    cases: dict[str, Case]
    situation: str = ""
    before: str = ""

    def enter(self, situation: str) -> None:
        """Bring the project to where that part of the table wants it, from where it was before any."""
        if situation == self.situation:
            return
        if self.before:
            transaction.savepoint_rollback(self.before)
            self.before = ""
        if bring := BROUGHT.get(situation) or meetings.BROUGHT.get(situation):
            self.before = transaction.savepoint()
            bring(self.cast)
        if situation == "fund-files":
            self.before = transaction.savepoint()
            fund_files.bring(self.cast.house)
        self.situation = situation

    @property
    def project(self) -> Project:
        assert self.cast.project is not None
        return Project.objects.select_related("case", "project_group").get(pk=self.cast.project.pk)

    def address(self, situation: str, route: str) -> str:
        """Where the route leads in that situation. KeyError for a route that nobody has given an address."""
        self.enter(situation)
        if route in meetings.OF_MEETING:
            return reverse(route, kwargs=meetings.kwargs_of(self.cast, route))
        if route in fund.KWARGS:
            return reverse(route, kwargs=fund.KWARGS[route])
        if route in fund_files.ROUTES:
            return reverse(route, kwargs=fund_files.kwargs_of(self.cast.house, route))
        if route in OF_PROJECT:
            project = self.project
            return reverse(route, kwargs={"ref": project.case.ref, **OF_PROJECT[route](project)})
        case = self.project.case if situation in BROUGHT else self.cases.get(situation)
        if route in PLAIN:
            return reverse(route, kwargs=PLAIN[route])
        if route in OF_CASE:
            assert case is not None, f"{route} stands in a situation without a case"
            find = _invitation if (situation, route) == ("invited", "step") else OF_CASE[route]
            return reverse(route, kwargs={"ref": case.ref, **find(self, case)})
        return self.rows[route]

    @property
    def rows(self) -> dict[str, str]:
        """The administration's pages, each with a row of this municipality, and one's own saved list."""
        view = SavedView.objects.get(person=self.cast.person("education.writer"))
        ours = pages(self.cast.house) | period_pages(self.cast.house) | price_pages(self.cast.house)
        number = Document.objects.get(kind="dossier").number
        of_document = ("document", "document-file", "document-again")
        ours |= {name: reverse(name, args=[number]) for name in of_document}
        feed, _new = Feed.objects.get_or_create(
            person=self.cast.person("coordination.method"), municipality=self.cast.house.municipality,
            defaults={"made_at": clock.now()},
        )  # fmt: skip
        ours["calendar-feed"] = reverse("calendar-feed", args=[feed.token])
        return ours | {"saved-view-remove": reverse("saved-view-remove", args=[view.pk])}


Kwargs = Callable[[World, Case], dict[str, Any]]
PLAIN: dict[str, dict[str, str]] = {
    **{
        name: {}
        for name in (
            "health", "health-clock", "posting", "set_language", "login", "logout", "password_change",
            "password_change_done", "password_reset",
            "password_reset_done", "password_reset_complete", "help", "accessibility", "personal-data", "process",
            "process-difference",
            "document-order",
            "my-notices", "my-calendar-address",
            "me", "your-turn", "deadlines", "news", "search", "case-list",
            "saved-view", "body-list", "compare",
            "meeting-list", "meeting-choose", "idea-outcomes", "idea-start", "project-list", "progress", "frame-list",
            "lesson-list", "calendar",
        )
    },
    "password_reset_confirm": {"uidb64": "MQ", "token": "made-up"},
    "case-export": {"kind": "csv"},
    "idea-outcomes-export": {"kind": "xlsx"},
    "progress-export": {"kind": "xlsx"},
    "frame-list-export": {"kind": "xlsx"},
    "body": {"key": "education-committee"},
    "meeting-plan": {"key": "management-group"},
    "body-export": {"key": "education-committee", "kind": "csv"},
}  # fmt: skip


def _form(world: World, case: Case) -> dict[str, Any]:
    if world.situation in FORMS:
        return {"form": FORMS[world.situation]}
    return {"form": "application" if Application.objects.filter(case=case).exists() else "idea"}


def _part(world: World, case: Case) -> dict[str, Any]:
    form = _form(world, case)
    return {**form, "key": case.process.parts(form["form"])[0].key}


def _step(world: World, case: Case) -> dict[str, Any]:
    """The stance of the applicant's committee, or the review of the idea."""
    stance = Step.objects.filter(case=case, key="stance", status="open", body__key="education-committee").first()
    return {"pk": (stance or open_step(case, "assessment")).pk}


def _answered(world: World, case: Case) -> dict[str, Any]:
    return {"pk": Step.objects.get(case=case, key="assessment", status="answered").pk}


def _invitation(world: World, case: Case) -> dict[str, Any]:
    return {"pk": open_step(case, "expertise").pk}


def _file(world: World, case: Case) -> dict[str, Any]:
    return {"file": Attachment.objects.get(case=case).ref}


def _comment(world: World, case: Case) -> dict[str, Any]:
    return {**_form(world, case), "pk": Comment.objects.get(case=case).pk}


def _cowriter(world: World, case: Case) -> dict[str, Any]:
    return {"pk": world.cast.person("co-writer").pk}


def _no_more(world: World, case: Case) -> dict[str, Any]:
    return {}


def _department(world: World, case: Case) -> dict[str, Any]:
    return {"pk": case.department_id}


OF_CASE: dict[str, Kwargs] = {
    "form": _form,
    "form-print": _form,
    "form-submit": _form,
    "form-withdraw": _form,
    "form-part": _part,
    "form-autosave": _part,
    "form-comment": _part,
    "form-comment-resolve": _comment,
    **dict.fromkeys(
        (
            "calculation",
            "calculation-settings",
            "calculation-line-new",
            "calculation-cost-new",
            "calculation-xlsx",
            "calculation-import",
            "calculation-versions",
            "calculation-compared",
        ),
        _no_more,
    ),
    **dict.fromkeys(("calculation-line", "calculation-cost"), lambda world, case: {"row": "r1"}),
    "form-support": lambda world, case: {"key": _part(world, case)["key"]},
    "form-attachments": _form,
    "need-raised": _no_more,
    "approval-ask": _no_more,
    "approval": _department,
    "information": _department,
    "attachment-remove": lambda world, case: {**_form(world, case), **_file(world, case)},
    "attachment": _file,
    "cowriters": _no_more,
    "cowriter-remove": _cowriter,
    "version": lambda world, case: {"form": Version.objects.filter(case=case).latest("pk").form, "number": 1},
    "version-difference": lambda world, case: {"form": Version.objects.filter(case=case).latest("pk").form},
    "case": _no_more,
    "case-history": _no_more,
    "case-documents": _no_more,
    "case-history-export": lambda world, case: {"kind": "json"},
    "case-conflict": _no_more,
    "case-note": _no_more,
    "case-coordinators": _no_more,
    "case-follow": _no_more,
    "expert-invite": _no_more,
    "step": _step,
    "step-reopen": _answered,
    "step-remind": _step,
    "step-extend": _step,
    "step-report": _step,
    "step-lapse": _step,
    "step-cancel": _invitation,
}


def a_world() -> World:
    """``asked``: the idea is with the network and the expert is asked; ``invited`` is the same case, from the expert's
    side. ``writing``: the application is written with a co-writer. ``review``: it is with the committees. The parts
    about a project are in tests/routes/projects.py."""
    cast = a_cast()
    take_seats(cast)
    furnish(cast.house)
    SavedView.objects.create(
        municipality=cast.house.municipality, person=cast.person("education.writer"), name="Mina", query=""
    )
    cases: dict[str, Case] = {
        "asked": at("case", "open", cast),
        "writing": at("application", "draft", cast).case,
        "review": at("application", "submitted", cast).case,
    }
    cases["invited"] = cases["asked"]
    _furnish_writing(cast, cases["writing"])
    _furnish_review(cast, cases["review"])
    return World(cast, {situation: Case.objects.get(pk=case.pk) for situation, case in cases.items()})


def _furnish_review(cast: Cast, case: Case) -> None:
    """The dossier, made."""
    document = order_document("dossier", Case.objects.get(pk=case.pk), cast.person("coordination.method"))
    name = default_storage.save("handlingar/akt.pdf", ContentFile(b"%PDF"))
    said: dict[str, Any] = {"sha256": hashlib.sha256(b"%PDF").hexdigest(), "size": 4, "pages": 1, "at": clock.now()}
    perform(document, "issue", by=User.objects.system(), file=name, **said)


def _furnish_writing(cast: Cast, case: Case) -> None:
    """A comment and an attachment."""
    application, part = Application.objects.get(case=case), case.process.parts("application")[0].key
    perform(application, "comment", by=cast.person("coordination.method"), part=part, text="Skriv mer.")
    attach(application, _upload(), by=cast.person("education.writer"))


def _upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("underlag.txt", b"Tre rader text.")
