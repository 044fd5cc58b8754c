"""The groups of a project come and go with it: they are not among the municipality's own bodies (SUN-12)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Project
from socinv.lifecycle import clock
from socinv.organisation.models import Membership
from tests.case.pages import words
from tests.factories.house import House
from tests.factories.projects import a_planned_project, staff
from tests.lists.asking import page

pytestmark = pytest.mark.rule("SUN-12")


@pytest.fixture
def project(house: House) -> Project:
    project = a_planned_project(house)
    staff(house, project)
    return project


def test_no_list_or_choice_of_bodies_has_them(house: House, coordinator: Client, project: Project) -> None:
    names = (project.steering_group.name, project.project_group.name)
    leader = house.person("project.leader")
    pages = (
        reverse("administration"), reverse("admin-bodies"), reverse("delegation-add"), reverse("deadlines"),
        reverse("person-seat", args=[leader.pk]), reverse("body-list"), reverse("case-list"),
    )  # fmt: skip
    for address in pages:
        text = coordinator.get(address).content.decode()
        assert not any(name in text for name in names), address


def test_their_pages_in_the_administration_are_not_there(coordinator: Client, project: Project) -> None:
    seat = Membership.objects.get(body=project.project_group, role="chair")
    for address in (
        reverse("admin-body", args=[project.steering_group_id]),
        reverse("membership-add", args=[project.project_group_id]),
        reverse("membership", args=[seat.pk]),
    ):
        assert coordinator.get(address).status_code == 404, address
        assert coordinator.post(address, {"do": "end", "name": "Nytt namn"}).status_code == 404
    assert Membership.objects.get(pk=seat.pk).ends is None


def test_a_seat_that_ends_soon_is_the_projects_own_matter(coordinator: Client, project: Project) -> None:
    Membership.objects.filter(body=project.project_group).update(ends=clock.today() + timedelta(days=5))
    assert project.project_group.name not in coordinator.get(reverse("administration")).content.decode()


def test_the_persons_own_page_and_the_coordinators_view_of_the_person_tell_of_the_seat(
    house: House, coordinator: Client, project: Project
) -> None:
    leader = house.person("project.leader")
    assert project.project_group.name in words(page(leader, reverse("me")))
    text = coordinator.get(reverse("person", args=[leader.pk])).content.decode()
    assert project.project_group.name in text
    assert reverse("membership", args=[Membership.objects.get(person=leader).pk]) not in text
