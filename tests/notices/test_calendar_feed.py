"""The calendar that a person's own calendar reads: by a secret address, what the person may see today and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from applications.models import Case
from socinv.lifecycle.models import WorkItem
from socinv.notices.feed import FeedEntry
from socinv.notices.ics import calendar_file
from socinv.notices.models import Feed
from socinv.organisation.models import Affiliation, Membership
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house
from tests.factories.long_way import a_period
from tests.factories.projects import a_running_project

MADE = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
PAGE, RENEW = "/jag/aviseringar/", "/jag/aviseringar/kalender/"


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def address(house: House, key: str) -> str:
    """Make one, as the person does."""
    client = Client()
    client.force_login(house.person(key))
    assert client.post(RENEW)["Location"].startswith(PAGE)
    url = reverse("calendar-feed", args=[Feed.objects.get(person=house.person(key)).token])
    assert url in client.get(PAGE).content.decode()
    return url


def read(url: str) -> Calendar:
    answer = Client().get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def titles(calendar: Calendar) -> list[str]:
    return [str(one["summary"]) for one in calendar.walk("VEVENT")]


def test_it_holds_one_s_deadlines_without_logging_in(house: House) -> None:
    case = a_submitted_idea(house).case
    item = WorkItem.objects.open().get(verb="assess")
    assert item.due is not None
    (event,) = read(address(house, "network.chair")).walk("VEVENT")
    assert str(event["summary"]) == "Pröva idén"
    assert event.decoded("dtstart") == item.due
    assert event.decoded("dtend") == item.due + timedelta(days=1)
    assert case.title in str(event["description"])
    assert str(event["url"]).endswith(reverse("step", args=[case.ref, item.thing_id]))
    assert titles(read(address(house, "management-group.chair"))) == []
    assert "Utse samordnare" in titles(read(address(house, "coordination.method")))


def test_the_people_of_a_project_have_its_days_and_writers_the_application_periods(house: House) -> None:
    a_running_project(house)
    a_period(house, opens=20, closes=60, title="Våren")
    found = titles(read(address(house, "project.leader")))
    assert "Projektet slutar" in " ".join(found)
    assert any("apport" in one for one in found)
    writer = titles(read(address(house, "education.writer")))
    assert {"Ansökningsperioden Våren öppnar", "Sista dagen i ansökningsperioden Våren"} <= set(writer)
    assert not any("Våren" in one for one in found)


def test_what_one_no_longer_sees_is_gone(house: House) -> None:
    a_submitted_idea(house)
    url = address(house, "network.chair")
    Membership.objects.filter(person=house.person("network.chair")).delete()
    assert titles(read(url)) == []
    Affiliation.objects.filter(person=house.person("network.chair")).delete()
    assert Client().get(url).status_code == 404


def test_a_closed_account_an_unknown_and_an_old_address_are_not_found(house: House) -> None:
    old = address(house, "network.chair")
    new = address(house, "network.chair")
    assert old != new
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    for wrong in ("x", new[10:-5].lower(), "a" * 200):
        assert Client().get(f"/kalender/{wrong}.ics").status_code == 404
    assert Client().post(new).status_code == 405
    person = house.person("network.chair")
    person.is_active = False
    person.save()
    assert Client().get(new).status_code == 404


def test_it_is_of_one_municipality(house: House) -> None:
    a_submitted_idea(house)
    other = a_house()
    url = address(house, "network.chair")
    a_submitted_idea(other)
    Affiliation.objects.create(person=house.person("network.chair"), municipality=other.municipality)
    assert len(titles(read(url))) == 1


def test_nothing_new_is_not_sent_again(house: House) -> None:
    url = address(house, "network.chair")
    first = Client().get(url)
    assert Client().get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
    a_submitted_idea(house)
    again = Client().get(url, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]
    assert "private" in again["Cache-Control"]
    assert not again.cookies


def test_no_more_queries_with_more_in_it(house: House) -> None:
    url, counts = address(house, "network.chair"), list[int]()
    for _round in range(2):
        for _n in range(2):
            a_submitted_idea(house)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            Client().get(url)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert Case.objects.count() == 4


def test_the_page_needs_a_person(house: House) -> None:
    assert Client().post(RENEW).status_code == 302
    assert not Feed.objects.exists()
    client = Client()
    client.force_login(house.person("outsider"))
    assert client.post(RENEW).status_code == 404
    client.force_login(house.person("network.chair"))
    assert client.get(RENEW).status_code == 405


TEXTS = st.text(max_size=300)
ENTRIES = st.lists(
    st.builds(
        FeedEntry,
        key=st.text(min_size=1, max_size=40).filter(lambda text: not any("\ud800" <= one <= "\udfff" for one in text)),
        title=TEXTS, text=TEXTS, place=TEXTS, url=st.just("/arenden/"),
        day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        starts=st.none() | st.datetimes(timezones=st.just(UTC)).filter(lambda one: 1970 < one.year < 2200),
    ),
    max_size=5, unique_by=lambda one: one.key,
)  # fmt: skip


@settings(max_examples=30)
@given(ENTRIES)
def test_any_text_can_be_read_again(entries: list[FeedEntry]) -> None:
    """Folded at 75 octets, with line ends of the standard, and the words as they were."""
    content = calendar_file("Exempel", "1", MADE, entries)
    assert content == calendar_file("Exempel", "1", MADE, entries[::-1])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len({str(one["uid"]) for one in events}) == len(entries)
    assert sorted(_seen(str(one["summary"])) for one in events) == sorted(_seen(one.title) for one in entries)


def _seen(text: str) -> str:
    """Without what no calendar can hold, and with one kind of line end."""
    return "".join(one for one in text.replace("\r\n", "\n") if one.isprintable())
