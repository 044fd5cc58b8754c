"""Whoever sits in a project's groups sees and does what that seat gives, and no more (SUN-12)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Case
from projects.models import Project
from socinv.lifecycle import clock, policy
from socinv.lifecycle.models import WorkItem
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.matrix.cast import Cast
from tests.matrix.situations import at
from tests.matrix.table import roles

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SUN-12")]
SEATED = tuple(role for role, row in roles().items() if row["sees"] == "own")
SECRET_CASE, SECRET_NAME = "Läxhjälp som ingen får veta av", "Testa Hemligstämpel"
# Pages about many things, which hold nothing but the person's own.
LISTS = ("your-turn", "deadlines", "news", "case-list", "project-list", "calendar", "me")
# Pages for those who sit, work or decide in the municipality.
OF_INSIDERS = (
    "body-list", "idea-outcomes", "progress", "administration", "people", "departments", "admin-bodies", "delegations",
)  # fmt: skip


@pytest.fixture
def project(cast: Cast) -> Project:
    """It runs; beside it another project, another case, and somebody whose name is not to be known."""
    project: Project = at("project", "running", cast)
    at("application", "submitted", cast)
    Case.objects.exclude(pk=project.case_id).update(title=SECRET_CASE)
    strangers = ("network.member", "culture.writer", "other-project.leader", "elsewhere.network.chair")
    User.objects.filter(pk__in=[cast.person(role).pk for role in strangers]).update(name=SECRET_NAME)
    return project


def client_of(cast: Cast, role: str) -> Client:
    client = Client()
    client.force_login(cast.person(role))
    return client


def standing_in(cast: Cast, role: str, project: Project) -> Standing:
    return standing_of(cast.person(role), project.municipality_id, clock.today())


def own_pages(project: Project) -> list[str]:
    case = {"ref": project.case.ref}
    pages = [
        reverse(name, kwargs=case)
        for name in ("project", "project-people", "project-indicators", "case", "case-history")
    ]
    forms = [reverse("form", kwargs={**case, "form": form}) for form in ("project", "report-1")]
    return [*pages, *forms, reverse("project-report", kwargs={**case, "number": 1})]


def closed_pages(project: Project) -> list[str]:
    """What is not for the seat: the idea and the application, and everything of every other case and project."""
    pages = [reverse(name) for name in OF_INSIDERS]
    pages += [reverse("body", args=["education-committee"]), reverse("progress-export", args=["csv"])]
    pages += [reverse("form", args=[project.case.ref, form]) for form in ("idea", "application")]
    pages += [reverse("version", args=[project.case.ref, form, 1]) for form in ("idea", "application")]
    for case in Case.objects.exclude(pk=project.case_id):
        pages += [reverse(name, args=[case.ref]) for name in ("case", "case-history", "project", "project-people")]
        pages += [reverse("form", args=[case.ref, form]) for form in ("idea", "application", "project")]
    return pages


def test_the_project_its_forms_and_its_case_are_open(cast: Cast, project: Project) -> None:
    for role in SEATED:
        client = client_of(cast, role)
        got = {address: client.get(address) for address in own_pages(project)}
        assert {address: one.status_code for address, one in got.items()} == dict.fromkeys(got, 200), role
        told = [address for address, one in got.items() if SECRET_CASE in one.content.decode()]
        assert not told, role
        assert "case/guest.html" in [one.name for one in got[project.case.get_absolute_url()].templates], role


def test_everything_else_is_not_there(cast: Cast, project: Project) -> None:
    addresses = closed_pages(project)
    for role in SEATED:
        client = client_of(cast, role)
        open_to = [address for address in addresses if client.get(address).status_code != 404]
        assert not open_to, role


def test_a_list_holds_what_is_ones_own(cast: Cast, project: Project) -> None:
    for role in SEATED:
        client = client_of(cast, role)
        pages = {name: client.get(reverse(name)).content.decode() for name in LISTS}
        assert not [name for name, page in pages.items() if SECRET_CASE in page or SECRET_NAME in page], role
        assert all(project.case.title in pages[name] for name in ("case-list", "project-list")), role
        export = client.get(reverse("case-export", args=["csv"])).getvalue().decode("utf-8-sig")
        assert len(export.strip().splitlines()) == 2, "the heading and the own case"


def test_a_seat_that_has_ended_or_not_begun_gives_nothing(cast: Cast, project: Project) -> None:
    for role in ("project.leader.former", "project.leader.not-begun"):
        client = client_of(cast, role)
        open_to = [address for address in own_pages(project) if client.get(address).status_code != 404]
        assert not open_to, role
        assert not WorkItem.objects.waiting_for(standing_in(cast, role, project)).exists()


def test_the_seat_gives_nothing_to_do_in_the_case(cast: Cast, project: Project) -> None:
    """Not a note, not a conflict of interest, nothing in the idea, the application or their steps."""
    case = project.case
    things = [case, case.idea, case.application, *case.steps.all()]
    for role in SEATED:
        standing = standing_in(cast, role, project)
        assert not [verb for thing in things for verb in policy.verbs_open_to(standing, thing)], role
