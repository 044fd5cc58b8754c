"""Digests: at seven on working days or once a week, in one message, made up for when missed and never twice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from applications.models import Step
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.working_days import is_working_day, week_begins, working_day
from socinv.notices.digests import latest_daily, latest_weekly, send_digests
from socinv.notices.models import Choice, How, Mail, Notice
from tests.factories.cases import a_submitted_idea, assessment, open_step
from tests.factories.house import House, a_house
from tests.notices.nights import digest, due_of, morning, run
from tests.races.race import at_once

HERE = ZoneInfo("Europe/Stockholm")
MEMBER = "management-group.member"
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)).map(  # noqa: DTZ001
    lambda one: one.replace(tzinfo=HERE)
)


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def choose(house: House, who: str, how: str, kind: str = "case") -> None:
    Choice.objects.update_or_create(
        person=house.person(who), municipality=house.municipality, kind=kind, defaults={"how": how}
    )


def decline(house: House, day: date, hour: int = 15) -> Step:
    """The network declines an idea that afternoon, and points to another financier (SUN-31)."""
    step = open_step(a_submitted_idea(house).case, "assessment")
    said = assessment(step, "declined") | {"financiers": ["eu"], "financiers_note": "Sök hos dem i vår."}
    with morning(day, hour, 0):
        perform(step, "assess", by=house.person("network.chair"), **said)
    return step


def mails(house: House, who: str) -> list[Mail]:
    return list(Mail.objects.filter(recipient=house.person(who)).order_by("pk"))


def a_friday() -> date:
    day = working_day(clock.today() + timedelta(days=30), 1)
    while day.weekday() != 4 or not is_working_day(day) or not is_working_day(day + timedelta(days=3)):
        day += timedelta(days=1)
    return day


@pytest.mark.rule("SUN-10", "SUN-31")
def test_the_day_s_digest_comes_the_next_working_day_with_every_outcome(house: House) -> None:
    choose(house, MEMBER, "daily")
    friday = a_friday()
    steps = [decline(house, friday), decline(house, friday)]
    Mail.objects.all().delete()
    for day in (friday, friday + timedelta(days=1), friday + timedelta(days=2)):
        digest(day)
        assert mails(house, MEMBER) == [], day
    digest(friday + timedelta(days=3))
    (mail,) = mails(house, MEMBER)
    assert mail.subject == f"{house.municipality}: 2 nyheter"
    for step in steps:
        assert step.case.title not in mail.subject
        assert mail.text.count("avslog idén") == 2
        assert f"{settings.SITE_URL}{step.case.get_absolute_url()}" in mail.text
        assert step.case.title in mail.html
    assert {one.mail_id for one in Notice.objects.filter(recipient=house.person(MEMBER), how="daily")} == {mail.pk}


def test_the_week_s_digest_comes_on_its_first_working_day(house: House) -> None:
    choose(house, MEMBER, "weekly")
    friday = a_friday()
    decline(house, friday - timedelta(days=2))
    Mail.objects.all().delete()
    digest(friday)
    assert mails(house, MEMBER) == []
    digest(friday + timedelta(days=3))
    (mail,) = mails(house, MEMBER)
    assert mail.subject.endswith("1 nyhet")
    assert "Nytt för dig den här veckan" in mail.text


def test_a_missed_one_is_made_up_for_and_twice_is_once(house: House) -> None:
    choose(house, MEMBER, "daily")
    friday = a_friday()
    decline(house, friday - timedelta(days=1))
    Mail.objects.all().delete()
    with morning(friday, 16, 20):
        assert send_digests().count == 1
        assert send_digests().count == 0
    assert digest(friday + timedelta(days=3)) == 0
    assert len(mails(house, MEMBER)) == 1


def test_what_has_been_read_is_in_none(house: House) -> None:
    choose(house, MEMBER, "daily")
    friday = a_friday()
    decline(house, friday)
    Mail.objects.all().delete()
    Notice.objects.filter(recipient=house.person(MEMBER)).update(read_at=clock.now())
    assert digest(friday + timedelta(days=3)) == 0
    assert {one.how for one in Notice.objects.filter(recipient=house.person(MEMBER))} == {How.SYSTEM}


def test_a_reminder_of_what_has_been_done_since_is_in_none(house: House) -> None:
    for who in ("network.chair", "network.secretary"):
        choose(house, who, "weekly", "deadline")
    step = open_step(a_submitted_idea(house).case, "assessment")
    due = due_of("assess")
    run(working_day(due, -1))
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    Mail.objects.all().delete()
    Notice.objects.exclude(event=None).delete()
    assert digest(due + timedelta(days=14)) == 0


def test_nobody_hears_of_what_one_has_done_oneself(house: House) -> None:
    choose(house, "network.chair", "daily")
    choose(house, "network.chair", "daily", "turn")
    friday = a_friday()
    decline(house, friday)
    digest(friday + timedelta(days=3))
    assert not any("avslog idén" in mail.text for mail in mails(house, "network.chair"))


def test_one_whose_account_is_closed_gets_none(house: House) -> None:
    choose(house, MEMBER, "daily")
    friday = a_friday()
    decline(house, friday)
    gone = house.person(MEMBER)
    gone.is_active = False
    gone.save()
    Mail.objects.all().delete()
    assert digest(friday + timedelta(days=3)) == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_write_each_once() -> None:
    house = a_house()
    choose(house, MEMBER, "daily")
    friday = a_friday()
    decline(house, friday)
    Mail.objects.all().delete()

    def one() -> Any:
        with morning(friday + timedelta(days=3), 7, 0):
            return send_digests().count

    assert sorted(at_once(one, one)) == [0, 1]
    assert len(mails(house, MEMBER)) == 1


@given(MOMENTS)
def test_the_latest_daily_moment(now: datetime) -> None:
    """Seven on a working day that has come, with no later one between."""
    found = latest_daily(now).astimezone(HERE)
    assert found.time() == time(7)
    assert found <= now
    assert is_working_day(found.date())
    later = [found.date() + timedelta(days=number) for number in range(1, (now.date() - found.date()).days + 1)]
    assert not any(is_working_day(day) and datetime.combine(day, time(7), HERE) <= now for day in later)


@given(MOMENTS)
def test_the_latest_weekly_moment(now: datetime) -> None:
    found = latest_weekly(now).astimezone(HERE)
    assert found.time() == time(7)
    assert found <= now
    assert found.date() == week_begins(found.date())
    assert now - found < timedelta(days=12)
