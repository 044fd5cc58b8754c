"""The evaluation some years after the end: opened when the project closes, written, sent in and received."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import FollowUp, Lesson, Project
from projects.schedule import years_after
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground, Refused
from socinv.notices.audience import told_of
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import an_evaluated_project, at_the_end, noon, write
from tests.projects.variants import followed_up

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ORE-21")]


@pytest.fixture
def house() -> Iterator[House]:
    with a_variant(**followed_up()) as process:
        yield under(a_house(), process)


@pytest.fixture
def follow_up(house: House) -> FollowUp:
    """Of a project that closed on its last day."""
    return FollowUp.objects.get(project=an_evaluated_project(house))


def _written(house: House, follow_up: FollowUp) -> FollowUp:
    """Sent in the first day it can be."""
    assert follow_up.opens_on
    with clock.at(noon(follow_up.opens_on)):
        write(follow_up, by=house.person("network.member"))
        perform(follow_up, "submit", by=house.person("network.member"))
    return FollowUp.objects.get(pk=follow_up.pk)


def _page(house: House, who: str, url: str) -> str:
    client = Client()
    client.force_login(house.person(who))
    return client.get(url, follow=True).content.decode()


def test_it_opens_by_itself_with_its_days(house: House, follow_up: FollowUp) -> None:
    project = follow_up.project
    assert (project.status, follow_up.status) == ("closed", "draft")
    assert project.ends
    assert (follow_up.opens_on, follow_up.due) == (years_after(project.ends, 1), years_after(project.ends, 3))
    item = WorkItem.objects.open().get(thing="projects.followup")
    assert (item.verb, item.body, item.due) == ("submit", house.bodies["network"], follow_up.due)


def test_it_is_about_the_time_after_the_project(house: House, follow_up: FollowUp) -> None:
    with clock.at(at_the_end(follow_up.project)):
        write(follow_up, by=house.person("network.member"))
        with pytest.raises(Refused) as refused:
            perform(follow_up, "submit", by=house.person("network.member"))
    assert refused.value.verdict.ground is Ground.CONDITION
    assert "Den kan lämnas in från" in str(refused.value.verdict.reason)


def test_sent_in_and_received(house: House, follow_up: FollowUp) -> None:
    sent = _written(house, follow_up)
    assert sent.case.versions.filter(form="follow-up").exists()
    assert WorkItem.objects.open().filter(thing="projects.followup", verb="receive").exists()
    before = Lesson.objects.filter(project=sent.project).count()
    assert sent.opens_on
    with clock.at(noon(sent.opens_on)):
        assert {"council", "followers"} >= {one.key for one in told_of(sent, "receive")} - {
            "network", "concerned-committees",
        }  # fmt: skip
        perform(sent, "receive", by=house.person("coordination.method"), day=clock.today())
    assert FollowUp.objects.get(pk=sent.pk).status == "received"
    assert Lesson.objects.filter(project=sent.project).count() >= before
    assert not WorkItem.objects.open().filter(thing="projects.followup").exists()


def test_sent_back_and_written_again(house: House, follow_up: FollowUp) -> None:
    sent = _written(house, follow_up)
    assert sent.opens_on
    with clock.at(noon(sent.opens_on)):
        perform(sent, "send_back", by=house.person("coordination.method"), reason="Skriv mer.")
        again = FollowUp.objects.get(pk=sent.pk)
        assert (again.status, again.due) == ("returned", clock.today() + timedelta(days=30))
        assert "Skriv mer." in _page(house, "network.member", again.get_absolute_url())


@pytest.mark.parametrize(("who", "may"), [("network.member", True), ("coordination.method", True),
                                          ("project.leader", False), ("social.writer", False)])  # fmt: skip
def test_who_writes(house: House, follow_up: FollowUp, who: str, may: bool) -> None:
    if may:
        write(follow_up, by=house.person(who))
    else:
        with pytest.raises(Refused):
            write(follow_up, by=house.person(who))


def test_where_nobody_holds_the_seat_the_coordinators_have_the_turn() -> None:
    with a_variant(**followed_up("leader")) as process:
        house = under(a_house(), process)
        project: Project = an_evaluated_project(house)
        item = WorkItem.objects.open().get(thing="projects.followup")
        assert (item.body_id, item.roles) == (project.project_group_id, ["chair"])


def test_on_the_pages(house: House, follow_up: FollowUp) -> None:
    ref = follow_up.case.ref
    assert follow_up.opens_on
    with clock.at(noon(follow_up.opens_on)):
        assert "Skriv uppföljningen" in _page(house, "network.chair", reverse("your-turn"))
        assert "Uppföljande utvärdering" in _page(house, "social.writer", follow_up.project.get_absolute_url())
        assert "Vad varar?" in _page(house, "network.chair", reverse("form-part", args=[ref, "follow-up", "lasting"]))
        client = Client()
        client.force_login(house.person("social.writer"))
        assert client.get(follow_up.get_absolute_url()).status_code == 404, "a draft is its writers'"
    _written(house, follow_up)
    with clock.at(noon(follow_up.opens_on)):
        assert client.get(follow_up.get_absolute_url()).status_code == 200
        handler = Client()
        handler.force_login(house.person("coordination.method"))
        url = reverse("follow-up-receive", args=[ref])
        page = handler.post(url, {"day": "nej"}).content.decode()
        assert "ds-alert" in page or "Skriv" in page
        page = handler.post(url, {"day": clock.today().isoformat()}, follow=True).content.decode()
        assert "Uppföljningen är mottagen." in page
        assert "Mottagen" in page
    assert client.get(reverse("follow-up-return", args=[ref])).status_code == 403


def test_a_guideline_without_one_has_no_such_page() -> None:
    house = a_house()
    project = an_evaluated_project(house)
    client = Client()
    client.force_login(house.person("coordination.method"))
    for route in ("follow-up-receive", "follow-up-return"):
        assert client.get(reverse(route, args=[project.case.ref])).status_code == 404
    assert client.get(reverse("form", args=[project.case.ref, "follow-up"])).status_code == 404
