"""The demo as a whole: real bodies, made-up people, and something for every role to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from applications.models import Application, Case, Comment, Idea, Step
from projects.models import Change, Project, Report, ResultsRequest, ScaleUp
from socinv.demo.crowd import the_people, who_waits
from socinv.demo.filling import fill_demo
from socinv.demo.organisation import organisations
from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, Following, WorkItem
from socinv.notices.models import Mail, Notice
from socinv.organisation.eligibility import may_hold_delegation
from socinv.organisation.models import (
    OF_ONE_PROJECT,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    User,
)
from socinv.organisation.standing import standing_of
from tests.demo import urls
from tests.stories.telling import FILES

pytestmark = pytest.mark.django_db
THE_FIVE = {"2016-0001", "2016-0002", "2016-0003", "2017-0001", "2018-0001"}


# The one with five known projects; each story of the others is played in tests/stories.
TOWN = next(path.parent.name for path in FILES if path.stem == "2016-mer-musik")


@pytest.fixture(scope="module", autouse=True)
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Filled once for the module, and never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill_demo(slugs=[TOWN])
        connection.check_constraints()  # else the end of each test would, anew
        yield
        transaction.set_rollback(True)


def become() -> str:
    return f"{reverse('demo-become')}?kommun={TOWN}"


def waiting(user: User) -> int:
    standing = standing_of(user, Municipality.objects.get().pk, clock.today())
    return WorkItem.objects.waiting_for(standing).count()


def test_the_five_known_projects_were_granted_the_known_sum() -> None:
    granted = Case.objects.filter(status="granted", decided_on__year__lt=2020)
    assert {case.regnr.removeprefix("SI-") for case in granted} == THE_FIVE
    assert granted.aggregate(sum=Sum("granted_amount"))["sum"] == Decimal(11_251_000)
    assert all(case.decided_on and case.decided_on.year >= 2016 for case in granted)
    assert Case.objects.filter(status="granted").count() > granted.count(), "others, made up, are always current"


def test_the_municipality_says_what_is_known_and_what_is_made_up() -> None:
    note = Municipality.objects.get().note
    assert "11 251 000 kronor" in note
    assert "inte känt" in note
    assert "påhittade" in note


def test_there_is_a_case_at_every_step_and_every_end() -> None:
    assert Case.objects.count() >= 16
    assert set(Case.objects.values_list("status", flat=True)) == {"open", "granted", "declined", "withdrawn"}
    stages = {"idea", "idea.assessment", "application", "application.stance", "application.preparation"}
    assert stages | {"application.decision", "ended"} == set(Case.objects.values_list("stage", flat=True))
    assert Idea.objects.filter(status="returned").exists()
    assert Application.objects.filter(status="declined").exists()
    open_kinds = set(Step.objects.filter(status="open").values_list("kind", flat=True))
    assert open_kinds == {"expertise", "assessment", "stance", "preparation", "decision"}


def test_numbers_are_unbroken_each_year() -> None:
    for year in set(Case.objects.exclude(year=None).values_list("year", flat=True)):
        serials = list(Case.objects.filter(year=year).order_by("serial").values_list("serial", flat=True))
        assert serials == list(range(1, len(serials) + 1))


@pytest.mark.rule("SUN-36", "SUN-44")
def test_one_project_was_scaled_up_in_part_with_resources_moved() -> None:
    scaled = ScaleUp.objects.get(outcome="approved", is_whole=False)
    assert (scaled.project.status, scaled.project.evaluation.verdict) == ("closed", "successful")
    assert len(scaled.parts) == 2
    moved = scaled.moves.exclude(from_body=None).get()
    assert moved.from_body != moved.to_body
    assert sum(move.amount for move in scaled.moves.all()) == scaled.yearly_cost
    assert set(scaled.project.lessons.values_list("kind", flat=True)) == {"worked", "failed", "advice"}


@pytest.mark.rule("SUN-34")
def test_one_project_had_no_effect_and_nothing_of_it_goes_on() -> None:
    dropped = ScaleUp.objects.get(status="dropped")
    assert (dropped.project.status, dropped.project.evaluation.verdict) == ("closed", "unsuccessful")
    assert dropped.project.lessons.filter(kind="failed").exists()
    assert ScaleUp.objects.filter(outcome="declined", project__status="closed").exists(), "the council may say no"


@pytest.mark.rule("SUN-07")
def test_one_project_was_extended_and_one_ended_early() -> None:
    extended = Change.objects.get(kind="extension", outcome="granted").project
    assert (extended.first_ends, extended.ends) == (date(2019, 3, 31), date(2019, 12, 31))
    assert [extended.first_budget, extended.budget] == [Decimal(2_946_000), Decimal(3_558_000)]
    early = Project.objects.get(status="ended")
    assert set(early.changes.values_list("kind", "raised_by_decider")) == {("setup", False), ("early-end", True)}
    assert early.reports.filter(status="cancelled").exists()
    assert early.lessons.exists()
    assert Change.objects.filter(status="asked").count() == 1, "and one change waits for its decision"


@pytest.mark.rule("SUN-33")
def test_one_report_is_late_today_one_is_returned_and_one_waits_to_be_sent() -> None:
    late = [report for report in Report.objects.all() if report.is_late(clock.today())]
    assert [(report.status, (clock.today() - report.due).days) for report in late] == [("draft", 12)]
    returned = Report.objects.get(status="returned")
    assert returned.reasons
    assert returned.measurements.exclude(missing="").exists()
    to_send = Report.objects.get(status="proposed")
    assert to_send.project.status == "running"
    assert set(to_send.project.reports.exclude(pk=to_send.pk).values_list("status", flat=True)) == {"accepted"}
    long_ago = Report.objects.get(project__case__title="Tidigt stöd till familjer med små barn", number=2)
    assert long_ago.status == "accepted"
    events = Event.objects.filter(thing="projects.report", thing_id=long_ago.pk)
    sent = [timezone.localdate(event.at) for event in events.filter(verb="send")]
    assert len(sent) == 2
    assert sent[0] > long_ago.period_to + timedelta(days=30), "it was late in its own time"


@pytest.mark.rule("SUN-03", "SUN-32", "SUN-55")
def test_projects_are_at_every_age() -> None:
    counted = set(Project.objects.values_list("status", flat=True))
    assert counted == {"planned", "running", "evaluated", "closed", "ended"}
    assert set(ResultsRequest.objects.values_list("status", flat=True)) == {"asked", "answered"}
    assert set(Project.objects.exclude(eu_outcome="").values_list("eu_outcome", flat=True)) == {"apply", "later", "no"}
    assert ScaleUp.objects.filter(status="proposed", project__status="evaluated").exists()
    assert not Project.objects.exclude(status="planned").filter(submitted_at=None).exists()
    assert Membership.objects.filter(body__kind__in=OF_ONE_PROJECT, person__employments=None).exists()


@pytest.mark.urls(urls.__name__)
def test_the_page_says_what_waits_in_the_projects(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    html = client.get(reverse("demo"), {"kommun": TOWN}).content.decode()
    leader = html.split("Projektledare på barn- och utbildningsförvaltningen<br>")[1].split("</strong>")[0]
    assert "är försenad" in leader
    for one in organisations()[TOWN].first:
        assert waiting(the_people(TOWN)[one.who]) or one.who == "dag.skissmark", one.who


def test_some_things_are_late_and_some_are_not() -> None:
    today = clock.today()
    assert WorkItem.objects.open().filter(due__lt=today).exists()
    assert WorkItem.objects.open().filter(due__gte=today).exists()


def test_somebody_follows_comments_asks_suggests_and_is_in_conflict() -> None:
    assert Following.objects.values("person").distinct().count() > 5
    assert Comment.objects.filter(resolved_at=None).exclude(suggestion="").exists()
    assert WorkItem.objects.open().filter(verb="comment").exists()
    conflicts = Case.objects.get(title="Mötesplats för unga utanför").conflicts
    assert set(conflicts.values_list("flagged", flat=True)) == {True, False}


def test_every_role_has_something_to_do() -> None:
    today = clock.today()
    for body in Body.objects.exclude(kind__in=["planning-committee", *OF_ONE_PROJECT]):
        seats = Membership.objects.on(today).filter(body=body)
        assert any(waiting(seat.person) for seat in seats), body
    for department in Department.objects.all():
        jobs = Employment.objects.on(today).filter(department=department)
        assert any(waiting(job.person) for job in jobs), department
    holders = {one.holder for one in Delegation.objects.on(today)}
    assert holders
    assert all(waiting(holder) for holder in holders)
    assert waiting(User.objects.get(name="Sigrid Hittepåström"))
    followers = Following.objects.values_list("person__memberships__body__kind", flat=True)
    assert "planning-committee" in followers


def test_everybody_finds_something_on_the_first_page(settings: Settings) -> None:
    """But for the two who show what it is to have no part in anything: one without a seat, one without a role."""
    nobody = {"sven.kulissberg", "ada.provmaskin"}
    empty = set()
    for name, user in the_people(TOWN).items():
        client = Client()
        client.force_login(user)
        page = client.get(reverse("your-turn"))
        assert page.status_code == 200, name
        if not (page.context["groups"] or page.context["news"] or page.context["following"]):
            empty.add(name)
    assert empty == nobody


def test_the_page_counts_as_the_first_page_does() -> None:
    people = the_people(TOWN)
    counted = who_waits(TOWN, people)
    assert {user.name: counted[user.pk].things for user in people.values()} == {
        user.name: waiting(user) for user in people.values()
    }
    late = WorkItem.objects.open().filter(due__lt=clock.today())
    assert any(one.late for one in counted.values()) == late.exists()


def test_people_are_made_up_and_cannot_be_mailed_or_guessed() -> None:
    people = User.objects.filter(is_system=False)
    assert people.count() == len(the_people(TOWN)) > 40
    assert all(person.email.endswith(".invalid") for person in people)
    assert not any(person.has_usable_password() for person in people)
    assert [person.name for person in people.filter(is_staff=True)] == ["Ada Provmaskin"]


def test_every_body_has_its_roles_and_every_department_its_head() -> None:
    for body in Body.objects.filter(kind="committee"):
        assert {"chair", "member", "secretary"} <= set(body.memberships.values_list("role", flat=True))
    co_opted = Membership.objects.filter(body__kind="management-group", role="co-opted").values_list(
        "person", flat=True
    )
    coordinators = Membership.objects.filter(body__kind="coordination")
    assert set(coordinators.values_list("person", flat=True)) == set(co_opted)
    assert set(coordinators.values_list("competence", flat=True)) == {"method", "evaluation"}
    assert Employment.objects.filter(is_head=True).count() == Department.objects.count()
    assert Membership.objects.filter(ends__lt=clock.today()).exists()
    assert set(StandardText.objects.values_list("use", flat=True)) >= {"assessment", "stance", "decision"}


@pytest.mark.rule("SUN-05")
def test_delegates_are_those_a_committee_may_choose() -> None:
    for one in Delegation.objects.all():
        assert may_hold_delegation(one.holder, one.body, one.starts), one


def test_nobody_is_mailed_about_what_has_been() -> None:
    assert Notice.objects.exists()
    assert not Mail.objects.exists()
    assert not Notice.objects.filter(read_at=None, written_at__lt=clock.now() - timedelta(days=14)).exists()
    assert Notice.objects.filter(read_at=None).exists()


@pytest.mark.urls(urls.__name__)
def test_everybody_is_let_in_and_sees_a_first_page(settings: Settings) -> None:
    settings.DEMO = True
    for user in the_people(TOWN).values():
        client = Client()
        client.post(become(), {"person": user.pk})
        page = client.get(reverse("your-turn"))
        assert page.status_code == 200, user
        assert "Byt person" in page.content.decode()


def test_it_is_not_put_on_top_of_anything(settings: Settings) -> None:
    settings.LOCAL = True
    with pytest.raises(CommandError, match="inte tom"):
        call_command("demo", verbosity=0)


def test_it_is_not_put_where_real_cases_are(settings: Settings) -> None:
    settings.LOCAL = False
    with pytest.raises(CommandError, match="SOCINV_DEMO"):
        call_command("demo", "--reset", verbosity=0)
    assert Case.objects.exists()
