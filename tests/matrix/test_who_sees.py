"""Who sees a case and a project, read from both ends: the person's cases and the case's people are the same answer."""

from __future__ import annotations

import pytest

from applications.access import may_read, those_who_see, visible_cases
from applications.models import Case
from projects.models import Project
from projects.sight import visible_projects
from socinv.lifecycle import clock
from socinv.organisation.models import User
from socinv.organisation.standing import Standing, standing_of
from tests.matrix.cast import Cast
from tests.matrix.situations import SITUATIONS, at
from tests.matrix.table import roles

pytestmark = pytest.mark.django_db
ROLES = roles()
OF_A_CASE = [(thing, one) for thing in ("case", "idea", "application") for one in SITUATIONS[thing]]


def people_of(cast: Cast) -> dict[str, User]:
    return {role: one for role, one in cast.people.items() if isinstance(one, User) and not one.is_system}


def standing_in(person: User, case: Case) -> Standing:
    return standing_of(person, case.municipality_id, clock.today())


def seen_by(person: User, case: Case) -> bool:
    return visible_cases(standing_in(person, case)).filter(pk=case.pk).exists()


def those_asked(people: dict[str, User], case: Case) -> set[str]:
    """The roles of those who see the case, from the case's end."""
    asked = set(those_who_see(case).values_list("pk", flat=True))
    return {role for role, person in people.items() if person.pk in asked}


def who_see(project: Project, people: dict[str, User]) -> set[str]:
    return {
        role
        for role, person in people.items()
        if visible_projects(standing_in(person, project.case)).filter(pk=project.pk).exists()
    }


@pytest.mark.parametrize(("thing", "situation"), OF_A_CASE)
def test_from_both_ends(cast: Cast, thing: str, situation: str) -> None:
    found = at(thing, situation, cast)
    case, people = Case.objects.get(pk=found.case.pk), people_of(cast)
    wanted = {role for role, person in people.items() if seen_by(person, case)}
    assert those_asked(people, case) == wanted
    assert wanted
    assert set(people) - wanted


@pytest.mark.rule("SUN-12")
@pytest.mark.parametrize("situation", ["planned", "planned-without-owner", "closed", "shelved"])
def test_a_project_is_seen_by_those_the_table_names(cast: Cast, situation: str) -> None:
    """A seat lets in to the project and its case, as long as it is held; a project that rests is nobody's to see."""
    project, people = at("project", situation, cast), people_of(cast)
    gone = {"project.owner"} if situation == "planned-without-owner" else set()
    wanted = {role for role in people if ROLES[role]["sees"] != "no"} - gone
    assert those_asked(people, project.case) == wanted, "the case, from its end"
    assert {role for role, person in people.items() if seen_by(person, project.case)} == wanted, "and from the person's"
    assert who_see(project, people) == (set() if situation == "shelved" else wanted), "the project"


@pytest.mark.rule("SUN-12")
def test_one_with_only_a_seat_sees_no_other_project_and_no_other_case(cast: Cast) -> None:
    project = at("project", "running", cast)
    at("application", "submitted", cast)
    for role in (role for role, row in ROLES.items() if row["sees"] == "own"):
        standing = standing_in(cast.person(role), project.case)
        assert list(visible_projects(standing)) == [project], role
        assert list(visible_cases(standing)) == [project.case], role
    other = visible_projects(standing_in(cast.person("other-project.leader"), project.case)).get()
    assert other != project


@pytest.mark.parametrize(
    ("situation", "form", "column"),
    [
        (("report", "draft"), "report-1", "drafts"),
        (("report", "proposed"), "report-1", "drafts"),
        (("report", "sent"), "report-1", "sees"),
        (("project", "planned-not-described"), "project", "drafts"),
        (("project", "planned"), "project", "sees"),
        (("evaluation", "draft"), "evaluation", "drafts"),
        (("evaluation", "submitted"), "evaluation", "sees"),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, tuple) else one,
)
def test_a_draft_is_read_by_its_own_people_and_what_is_sent_by_all_who_see_the_project(
    cast: Cast, situation: tuple[str, str], form: str, column: str
) -> None:
    case, people = Case.objects.get(pk=at(*situation, cast).case.pk), people_of(cast)
    readers = {
        role
        for role, person in people.items()
        if seen_by(person, case) and may_read(standing_in(person, case), case, form)
    }
    assert readers == {role for role in people if ROLES[role][column] != "no"}


def test_a_seat_opens_neither_the_idea_nor_the_application(cast: Cast) -> None:
    case = at("project", "running", cast).case
    for role in (role for role, row in ROLES.items() if row["sees"] == "own"):
        standing = standing_in(cast.person(role), case)
        assert [form for form in ("idea", "application") if may_read(standing, case, form)] == [], role
