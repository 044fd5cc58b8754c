"""Reports, half-time, the end, the follow-up some years later and instalments: reminded of when their day is near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from projects.models import FollowUp, Report
from projects.schedule import middle_of
from socinv.lifecycle import clock
from socinv.lifecycle.models import WorkItem
from socinv.lifecycle.perform import perform
from socinv.lifecycle.working_days import working_day
from socinv.notices.deadlines import open_deadlines
from socinv.notices.models import Choice, Notice
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, an_evaluated_project, write
from tests.notices.nights import assert_reminded, deadline_of, digest, due_of, morning, reminders, run, said_of
from tests.projects.variants import followed_up, half_time, reporting
from tests.repayment.plans import a_decided_plan, a_repaying_house

pytestmark = pytest.mark.django_db


def stages(house: House, key: str, thing: str) -> list[str]:
    return [one.key.rpartition(":")[2] for one in reminders(house, key) if one.key.startswith(thing)]


@pytest.mark.rule("SUN-33")
def test_a_report_is_reminded_of_before_on_and_after_its_day() -> None:
    house = a_house()
    project = a_running_project(house)
    first = project.reports.order_by("number")[0]
    item = WorkItem.objects.open().get(thing="projects.report", thing_id=first.pk)
    with morning(first.due):
        deadline = deadline_of(item)
    assert deadline.kind == "report"
    assert deadline.people == {house.person(f"project.{who}").pk for who in ("leader", "member")}
    assert deadline.chairs == {house.person("project.owner").pk}, "the project group answers to the steering group"
    assert_reminded(deadline)


@pytest.mark.rule("SUN-33")
def test_the_next_report_is_due_though_the_one_before_has_not_been_sent() -> None:
    house = a_house()
    second = a_running_project(house).reports.order_by("number")[1]
    run(second.due)
    assert f"projects.report.submit:{second.pk}:{second.due}:people+0" in {
        one.key for one in reminders(house, "project.leader")
    }


@pytest.mark.rule("SUN-33")
def test_that_a_period_is_over_is_said_on_its_last_day_and_not_for_ever() -> None:
    house = a_house()
    report = a_running_project(house).reports.order_by("number")[0]
    run(report.period_to)
    found = [one for one in reminders(house, "project.leader") if ".period:" in one.key]
    assert [one.heading.partition(":")[0] for one in found] == ["Perioden är slut"]
    run(report.due)
    assert len([one for one in reminders(house, "project.leader") if ".period:" in one.key]) == 1


@pytest.fixture
def halved() -> Iterator[House]:
    with a_variant(**half_time()) as process:
        yield under(a_house(), process)


@pytest.mark.rule("NOR-10")
def test_half_time_is_said_on_the_middle_day_and_the_report_reminded_of(halved: House) -> None:
    project = a_running_project(halved)
    assert project.starts
    assert project.ends
    middle = middle_of(project.starts, project.ends)
    report = project.reports.get()
    run(middle - timedelta(days=1))
    assert stages(halved, "project.leader", "projects.report.period") == []
    run(middle)
    (said,) = [one for one in reminders(halved, "project.leader") if ".period:" in one.key]
    assert said.heading.startswith("Halva tiden har gått: halvtidsuppföljningen ska vara inskickad senast")
    with morning(report.due):
        assert_reminded(deadline_of(WorkItem.objects.open().get(thing="projects.report")))


@pytest.mark.rule("NOR-11")
def test_the_body_that_is_informed_has_it_in_the_week_s_digest(halved: House) -> None:
    """The half-time follow-up that was received goes to the council for information, as its members have chosen."""
    member = halved.person("council.member")
    Choice.objects.create(person=member, municipality=halved.municipality, kind="case", how="weekly")
    report = a_running_project(halved).reports.get()
    with morning(report.period_to):
        write(report, by=halved.person("project.leader"))
        perform(report, "submit", by=halved.person("project.leader"))
        perform(report, "accept", by=halved.person("coordination.method"), day=clock.today(), reasons="Bra.")
    digest(report.period_to + timedelta(days=10))
    (notice,) = Notice.objects.filter(recipient=member, how="weekly", event__verb="accept")
    assert notice.mail is not None
    assert report.case.title in notice.mail.text


@pytest.mark.rule("ORE-17")
def test_the_leader_who_sends_the_report_is_reminded_of_sending_it() -> None:
    """Where the file says that the leader sends, a report that another in the group wrote waits for the leader."""
    with a_variant(**reporting(sent_by=("leader",))) as process:
        house = under(a_house(), process)
        report = a_running_project(house).reports.order_by("number")[0]
        with morning(report.period_to):
            write(report, by=house.person("project.member"))
            perform(report, "submit", by=house.person("project.member"))
        due, key = due_of("send"), f"projects.report.send:{report.pk}"
        run(working_day(due, -1))
        assert stages(house, "project.leader", key) == ["people-1"]
        assert stages(house, "project.member", key) == stages(house, "coordination.method", key) == []
        run(working_day(due, 3))
        assert stages(house, "coordination.method", key) == ["coordinators+3"]


def test_the_end_of_the_project_is_reminded_of() -> None:
    house = a_house()
    project = a_running_project(house)
    item = WorkItem.objects.open().get(thing="projects.project", verb="begin_closing")
    assert item.due == project.ends
    assert_reminded(deadline_of(item))


@pytest.mark.rule("ORE-21")
def test_the_follow_up_is_told_of_when_it_can_begin_and_reminded_of_when_it_is_due() -> None:
    with a_variant(**followed_up()) as process:
        house = under(a_house(), process)
        follow_up = FollowUp.objects.get(project=an_evaluated_project(house))
        assert follow_up.opens_on
        assert follow_up.due
        run(follow_up.opens_on - timedelta(days=1))
        assert stages(house, "network.chair", "projects.followup") == []
        run(follow_up.opens_on + timedelta(days=2))
        (said,) = reminders(house, "network.chair")
        assert said.heading.startswith("Nu kan uppföljningen lämnas in. Sista dagen är ")
        run(working_day(follow_up.due, -1))
        assert stages(house, "network.chair", "projects.followup.submit") == ["people-1"]


@pytest.mark.rule("STO-07")
def test_the_years_of_repayment_are_reminded_of_with_those_behind_and_the_committees_instalments() -> None:
    house = a_repaying_house()
    a_decided_plan(house)
    first = due_of("follow_up")
    run(working_day(first, -10))
    key = "repayment.plan.instalment"
    people = [who for who in house.people if stages(house, who, key)]
    assert set(people) <= {
        f"{one}-committee.{role}" for one in ("education", "social") for role in ("chair", "secretary")
    }
    run(working_day(first, -1))
    assert "people-1" in stages(house, "project.owner", "repayment.plan.follow_up")
    second = first.replace(year=first.year + 1)
    with morning(second):
        behind = [one for one in open_deadlines(second) if one.due == second and "follow_up" in one.thing]
    assert [one.heading for one in behind] == ["Redovisa årets återföring"]
    assert said_of(behind[0].identity, second)["people+0"] == behind[0].people


def test_reports_are_set_based() -> None:
    """A report that is due gives one reminder a person, however many reports the project has."""
    house = a_house()
    project = a_running_project(house)
    first = Report.objects.filter(project=project).order_by("number")[0]
    with morning(first.due):
        keys = [one.identity for one in open_deadlines(first.due)]
    assert len(keys) == len(set(keys))
