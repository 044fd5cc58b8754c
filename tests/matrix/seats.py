"""Two projects that are ready to start, with the people of the cast in their seats."""

from __future__ import annotations

from datetime import date, timedelta

from projects.models import Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.factories import acts
from tests.factories.cases import a_draft
from tests.factories.house import seat
from tests.factories.projects import a_planned_project, described, staff
from tests.matrix.cast import APPLICANT, TOMORROW, YESTERDAY, Cast


def take_seats(cast: Cast) -> None:
    """The project of the applicant's case, as ``cast.project``, and another beside it."""
    other = a_planned_project(cast.house, "culture")
    _appoint(cast, other, "other-project.leader", "leader")
    project = _granted(cast)
    staff(cast.house, project)
    _appoint(cast, project, "education.project-member", "member")
    seat(cast.person("project.leader.former"), project.project_group, "chair", starts=date(2020, 1, 1), ends=YESTERDAY)
    seat(cast.person("project.leader.not-begun"), project.project_group, "chair", starts=TOMORROW)
    coordinator = cast.house.person("coordination.method")
    perform(project, "set_number", by=coordinator, number="117001")
    perform(project, "assess_eu", by=coordinator, outcome="no", reasons="Det finns ingen utlysning som passar.")
    cast.project = described(cast.house, project)


def _granted(cast: Cast) -> Project:
    """From a draft to the grant, with everybody's conflicts declared on the way."""
    house, case = cast.house, a_draft(cast.house, APPLICANT).case
    cast.join(case)
    acts.send_in_idea(house, case)
    acts.assess(house, case)
    acts.write_application(house, case)
    acts.send_in_application(house, case)
    acts.take_stances(house, case)
    acts.prepare(house, case)
    acts.decide(house, case)
    return Project.objects.get(case=case)


def _appoint(cast: Cast, project: Project, role: str, place: str) -> None:
    perform(
        project, "appoint", by=cast.house.person("coordination.method"), person=cast.person(role), seat=place,
        starts=clock.today(),
    )  # fmt: skip


def leave(cast: Cast, role: str) -> None:
    """The person's seat in the project ended yesterday."""
    assert cast.project is not None
    groups = (cast.project.steering_group, cast.project.project_group)
    seats = cast.person(role).memberships.filter(body__in=groups)
    seats.update(starts=YESTERDAY - timedelta(days=1), ends=YESTERDAY)
