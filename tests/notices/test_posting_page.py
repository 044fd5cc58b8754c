"""How the mail and the clock go: a page for the systems administrator, and another try with what did not go."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPDataError
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from socinv.health import heartbeat
from socinv.notices.delivery import deliver
from socinv.notices.models import Clockwork, Mail
from socinv.notices.posting import state
from socinv.notices.tasks import send_waiting
from socinv.organisation.models import User
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house, a_person
from tests.lists.asking import page as read
from tests.lists.asking import queries
from tests.plugins.browser import NewPage

pytestmark = pytest.mark.django_db
URL = "/administration/utskick/"


@pytest.fixture
def house() -> House:
    """A house where several were just told of something."""
    house = a_house()
    a_submitted_idea(house)
    heartbeat()
    return house


@pytest.fixture
def administrator() -> User:
    """One who belongs to no municipality."""
    return a_person("Dag Driftsson", is_staff=True)


def nobody_gets_anything() -> None:
    """A mail server that takes nothing, and tells of the whole address."""

    def refuse(backend: EmailBackend, messages: list[Any]) -> int:
        raise SMTPDataError(554, f"<{messages[0].to[0]}> har flyttat".encode())

    with patch.object(EmailBackend, "send_messages", refuse):
        send_waiting()


def given_up() -> Mail:
    """The first message, given up."""
    row = Mail.objects.order_by("pk")[0]
    Mail.objects.filter(pk=row.pk).update(given_up_at=timezone.now(), attempts=50, trouble="inget svar")
    return row


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_what_has_gone_and_what_has_not(house: House, administrator: User) -> None:
    number = Mail.objects.count()
    assert state().waiting == number
    assert "Allt har gått fram" in read(administrator, URL)
    nobody_gets_anything()
    given_up()
    assert (state().waiting, state().tried_again, state().given_up) == (0, number - 1, 1)
    text = read(administrator, URL)
    for words in ("Uppgivet", "Försöks igen", "&gt; har flyttat", "50 misslyckade försök", "Försök igen med alla"):
        assert words in text
    Mail.objects.update(sent_at=timezone.now() - timedelta(days=2), given_up_at=None)
    assert (state().sent_in_a_day, state().sent_in_a_week) == (0, number)


def test_nobodys_whole_address_is_shown(house: House, administrator: User) -> None:
    nobody_gets_anything()
    text = read(administrator, URL)
    assert "…@exempel.invalid" in text
    assert not [address for address in Mail.objects.values_list("address", flat=True) if address in text]


def test_how_the_clock_goes(house: House, administrator: User) -> None:
    text = read(administrator, URL)
    assert "Skriva påminnelser" in text
    assert "av sig självt har stannat" not in text
    Clockwork.objects.filter(name="send-waiting").update(since=timezone.now() - timedelta(hours=1))
    text = read(administrator, URL)
    assert "av sig självt har stannat" in text
    assert "Försenat" in text


def test_one_more_try_to_the_address_of_today(house: House, administrator: User) -> None:
    row = given_up()
    User.objects.filter(pk=row.recipient_id).update(email="ny@exempel.invalid")
    answer = client_of(administrator).post(URL, {"mail": row.pk}, follow=True)
    assert "Nytt försök görs med ett mejl." in answer.content.decode()
    assert row.subject in answer.content.decode(), "who asked for it stands there"
    assert (LogEntry.objects.get().user, LogEntry.objects.get().object_id) == (administrator, str(row.pk))
    deliver()
    assert "ny@exempel.invalid" in [one.to[0] for one in mail.outbox]
    again = client_of(administrator).post(URL, {"mail": row.pk})
    assert again.status_code == 404, "it has gone"
    assert LogEntry.objects.count() == 1


def test_one_more_try_with_all(house: House, administrator: User) -> None:
    nobody_gets_anything()
    number = Mail.objects.count()
    assert deliver().count == 0, "each waits"
    answer = client_of(administrator).post(URL, {"mail": "all"}, follow=True)
    assert f"Nytt försök görs med {number} mejl." in answer.content.decode()
    assert deliver().count == number
    assert LogEntry.objects.count() == number


@pytest.mark.parametrize("wanted", ["", "0", "x", "-1", "9" * 40, "٣"])
def test_what_there_is_none_of(house: House, administrator: User, wanted: str) -> None:
    given_up()
    assert client_of(administrator).post(URL, {"mail": wanted}).status_code == 404
    assert Mail.objects.exclude(given_up_at=None).count() == 1


def test_one_that_goes_as_it_should_is_not_tried_again(house: House, administrator: User) -> None:
    row = Mail.objects.order_by("pk")[0]
    assert client_of(administrator).post(URL, {"mail": row.pk}).status_code == 404


@pytest.mark.parametrize("who", ["coordination.method", "network.chair", "education.writer", "expert"])
def test_it_is_nobody_elses(house: House, who: str) -> None:
    row, client = given_up(), client_of(house.person(who))
    assert client.get(URL).status_code == 404
    assert client.post(URL, {"mail": row.pk}).status_code == 404
    assert Mail.objects.get(pk=row.pk).given_up_at is not None
    assert "Utskick och klocka" not in read(house.person(who), reverse("me"))


def test_log_in_first(client: Client) -> None:
    assert client.get(URL)["Location"] == f"/logga-in/?next={URL}"


def test_the_way_there(house: House) -> None:
    person = house.person("network.chair")
    person.is_staff = True
    person.save()
    assert f'href="{URL}"' in read(person, reverse("me"))


def test_the_number_of_queries_does_not_grow(house: House, administrator: User) -> None:
    nobody_gets_anything()
    few = queries(administrator, URL)
    first = Mail.objects.order_by("pk")[0]
    Mail.objects.bulk_create(
        Mail(
            municipality=first.municipality, recipient=first.recipient, address=f"{n}@exempel.invalid", subject="Prov",
            text="Prov", written_at=first.written_at, next_try_at=first.next_try_at, attempts=1,
        )
        for n in range(60)
    )  # fmt: skip
    client_of(administrator).post(URL, {"mail": "all"})
    assert queries(administrator, URL) <= few


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_in_a_browser(new_page: NewPage, live_server: Any, administrator: User) -> None:
    a_submitted_idea(a_house())
    nobody_gets_anything()
    given_up()
    page = new_page()
    log_in(page, live_server.url, administrator)
    page.goto(f"{live_server.url}{URL}")
    check(page)
    page.get_by_role("row").get_by_role("button").first.click()
    expect(page.get_by_text("Nytt försök görs med ett mejl.")).to_be_visible()
