"""The nightly run: who is reminded of what, once, whatever happened to the runs before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.working_days import working_day
from socinv.notices.models import Choice, How, Mail, Notice
from socinv.notices.reminding import remind
from socinv.organisation.models import Membership
from tests.factories.cases import a_submitted_idea, assessment, open_step
from tests.factories.house import House, a_house, a_person, seat
from tests.notices.nights import due_of, morning, next_day, reminders, run
from tests.races.race import at_once

pytestmark = pytest.mark.django_db
ANSWERING = ("network.chair", "network.secretary", "network.member")


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def step(house: House) -> Step:
    """An idea waits for the network, and its coordinators are named."""
    case = a_submitted_idea(house).case
    perform(
        case, "assign_coordinators", by=house.person("coordination.method"),
        for_method=house.person("coordination.method"), for_evaluation=house.person("coordination.evaluation"),
    )  # fmt: skip
    Mail.objects.all().delete()
    return open_step(case, "assessment")


def stages(house: House, key: str) -> list[str]:
    return [one.key.rpartition(":")[2] for one in reminders(house, key)]


@pytest.mark.rule("SUN-09")
def test_the_network_is_reminded_of_an_idea_night_by_night(house: House, step: Step) -> None:
    """Each night for a whole month, as it would go."""
    due = due_of("assess")
    day = clock.today()
    while day < working_day(due, 12):
        day = next_day(day)
        run(day)
    expected = ["people-5", "people-1", "people+0", "people+1", "people+6", "people+11"]
    for who in ANSWERING:
        assert stages(house, who) == expected, who
    assert stages(house, "coordination.method") == ["coordinators+3", "coordinators+8"]
    assert stages(house, "network.co-opted") == stages(house, "management-group.chair") == []
    assert run(day) == 0


def test_the_first_comes_on_its_morning_and_leads_to_the_page(house: House, step: Step) -> None:
    due = due_of("assess")
    assert run(working_day(due, -6)) == 0
    assert run(working_day(due, -5)) == len(ANSWERING)
    (notice,) = reminders(house, "network.chair")
    assert (notice.kind, notice.due, notice.how) == ("deadline", due, How.AT_ONCE)
    assert notice.heading.startswith("Pröva idén, senast ")
    assert step.case.title in notice.text
    client = Client()
    client.force_login(house.person("network.chair"))
    answer = client.get(notice.link)
    assert answer.status_code == 200
    assert "Pröva" in answer.content.decode()


def test_the_message_says_what_to_do_and_nothing_personal_in_the_subject(house: House, step: Step) -> None:
    run(working_day(due_of("assess"), -1))
    mail = Mail.objects.get(recipient=house.person("network.chair"))
    assert mail.subject.startswith(f"{house.municipality}: Pröva idén, senast ")
    assert step.case.title not in mail.subject
    for body in (mail.text, mail.html):
        assert step.case.title in body
        assert f"{settings.SITE_URL}{reminders(house, 'network.chair')[0].link}" in body
    assert reminders(house, "network.chair")[0].mail == mail


def test_after_missed_runs_the_latest_only(house: House, step: Step) -> None:
    due = due_of("assess")
    run(working_day(due, 14))
    assert stages(house, "network.chair") == ["people+11"]
    assert stages(house, "coordination.method") == ["coordinators+13"]
    (late,) = reminders(house, "network.chair")
    assert late.heading.startswith("Försenat: Pröva idén. Sista dagen var ")
    (passed_on,) = reminders(house, "coordination.method")
    assert passed_on.heading.startswith("Inte gjort i tid: Pröva idén.")
    assert passed_on.link == step.case.get_absolute_url()
    assert f"Väntar på {house.bodies['network'].name.lower()[:4]}" in passed_on.text.replace("det ", "")


def test_twice_the_same_night_is_once(house: House, step: Step) -> None:
    day = working_day(due_of("assess"), 1)
    assert run(day) == len(ANSWERING)
    assert run(day) == 0
    assert Mail.objects.count() == len(ANSWERING)


def test_what_is_done_gives_none(house: House, step: Step) -> None:
    due = due_of("assess")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    run(working_day(due, 1))
    assert stages(house, "network.chair") == []


def test_another_day_is_another_deadline(house: House, step: Step) -> None:
    due = due_of("assess")
    run(working_day(due, -5))
    later = due + timedelta(days=60)
    perform(step, "extend", by=house.person("coordination.method"), due=later, reason="Mötet är senare.")
    run(working_day(due, 3))
    assert stages(house, "network.chair") == ["people-5"]
    run(working_day(later, -5))
    assert [one.due for one in reminders(house, "network.chair")] == [due, later]


def test_one_in_conflict_of_interest_is_not_reminded(house: House, step: Step) -> None:
    perform(step.case, "declare_conflict", by=house.person("network.secretary"), reason="Nära släkt.")
    run(working_day(due_of("assess"), 1))
    assert stages(house, "network.secretary") == []
    assert stages(house, "network.chair") == ["people+1"]


def test_one_who_has_left_is_not_reminded_and_one_who_came_is(house: House, step: Step) -> None:
    due = due_of("assess")
    run(working_day(due, -5))
    Membership.objects.filter(person=house.person("network.member")).update(ends=clock.today())
    house.people["new"] = a_person(municipality=house.municipality)
    seat(house.people["new"], house.bodies["network"], "member")
    run(next_day(working_day(due, -5)))
    assert stages(house, "new") == ["people-5"], "as soon as it is that person's turn"
    run(due)
    assert stages(house, "network.member") == ["people-5"]


def test_nobody_in_another_municipality_hears_of_it(house: House, step: Step) -> None:
    other = a_house()
    run(working_day(due_of("assess"), 20))
    ours = {person.pk for person in house.people.values()}
    told = Notice.objects.filter(event=None).values_list("recipient", flat=True)
    assert set(told) <= ours
    assert not Notice.objects.filter(event=None, municipality=other.municipality).exists()


def test_on_the_day_it_was_given_nobody_is_reminded(house: House, step: Step) -> None:
    """That it is one's turn is told then, and a reminder the same day would say the same."""
    soon = clock.today() + timedelta(days=2)
    perform(step, "extend", by=house.person("coordination.method"), due=soon, reason="Det är bråttom.")
    assert run(clock.today()) == 0


@pytest.mark.parametrize(("how", "mailed"), [("at-once", True), ("daily", False), ("weekly", False), ("system", False)])
def test_each_as_one_has_chosen(house: House, step: Step, how: str, mailed: bool) -> None:
    chair = house.person("network.chair")
    Choice.objects.create(person=chair, municipality=house.municipality, kind="deadline", how=how)
    run(working_day(due_of("assess"), -1))
    (notice,) = reminders(house, "network.chair")
    assert notice.how == how
    assert Mail.objects.filter(recipient=chair).exists() is mailed
    assert Mail.objects.filter(recipient=house.person("network.secretary")).exists()


def test_several_the_same_night_are_one_message(house: House, step: Step) -> None:
    a_submitted_idea(house, "social")
    Mail.objects.all().delete()
    run(working_day(due_of("assess"), -1))
    (mail,) = Mail.objects.filter(recipient=house.person("network.chair"))
    found = reminders(house, "network.chair")
    assert len(found) == 2
    assert {one.mail_id for one in found} == {mail.pk}
    for one in found:
        assert one.link in mail.text


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_write_each_once() -> None:
    house = a_house()
    a_submitted_idea(house)
    Mail.objects.all().delete()
    day = working_day(due_of("assess"), 1)

    def one() -> Any:
        with morning(day):
            return remind().count

    counts = at_once(one, one, one)
    assert sorted(counts) == [0, 0, len(reminders_of_all())]
    assert Mail.objects.count() == len({one.recipient_id for one in reminders_of_all()})


def reminders_of_all() -> list[Notice]:
    return list(Notice.objects.filter(event=None))
