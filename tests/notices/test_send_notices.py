"""A message second: each is sent once, however often the task runs, and none is lost."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from applications.models import Case
from socinv.notices.models import Notice
from socinv.notices.tasks import MOST_ATTEMPTS, send_waiting
from tests.factories.cases import a_submitted_idea
from tests.factories.house import a_house
from tests.races.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    """A case whose submission told several people just now, none of whom has their message yet."""
    monkeypatch.setattr("socinv.notices.tasks.nudge", lambda: None)
    case = a_submitted_idea(a_house()).case
    monkeypatch.undo()
    mail.outbox.clear()
    assert waiting() > 2
    return Case.objects.get(pk=case.pk)


def waiting() -> int:
    return Notice.objects.filter(sent_at=None).count()


def addressees() -> list[str]:
    return sorted(address for one in mail.outbox for address in one.to)


def wanted() -> list[str]:
    return sorted(Notice.objects.values_list("recipient__email", flat=True))


def later(minutes: int) -> Any:
    return patch("socinv.notices.tasks.timezone.now", return_value=timezone.now() + timedelta(minutes=minutes))


def test_twice_is_once(case: Case) -> None:
    assert send_waiting() == len(wanted())
    assert send_waiting() == 0
    assert addressees() == wanted()
    assert waiting() == 0


def test_two_workers_at_once_send_each_once(case: Case) -> None:
    sent = at_once(send_waiting, send_waiting)
    assert sum(sent) == len(wanted())
    assert addressees() == wanted()


def test_a_worker_that_is_killed_between_loses_nothing(case: Case) -> None:
    """Killed with a message on its way: it and those after it are sent by the next sweep, those before it are not."""
    gone: list[str] = []

    def send_and_die(backend: EmailBackend, messages: list[Any]) -> int:
        gone.extend(address for one in messages for address in one.to)
        if len(gone) == 3:
            raise SystemExit
        return 1

    with patch.object(EmailBackend, "send_messages", send_and_die), pytest.raises(SystemExit):
        send_waiting()
    assert waiting() == len(wanted()) - 2
    send_waiting()
    assert sorted([*gone[:2], *addressees()]) == wanted()
    assert waiting() == 0
    assert send_waiting() == 0


def test_an_address_that_is_refused_stops_nobody_else(case: Case) -> None:
    first = wanted()[0]
    send = EmailBackend.send_messages

    def refuse_one(backend: EmailBackend, messages: list[Any]) -> Any:
        if messages[0].to == [first]:
            raise SMTPRecipientsRefused({first: (550, b"no such user")})
        return send(backend, messages)

    with patch.object(EmailBackend, "send_messages", refuse_one):
        send_waiting()
    assert addressees() == wanted()[1:]
    row = Notice.objects.get(recipient__email=first)
    assert (row.sent_at, row.attempts) == (None, 1)
    assert "no such user" in row.trouble


def test_a_server_that_is_down_is_left_alone_till_later(case: Case) -> None:
    tries: list[int] = []

    def down(backend: EmailBackend, messages: list[Any]) -> int:
        tries.append(1)
        raise ConnectionRefusedError("no server")

    with patch.object(EmailBackend, "send_messages", down):
        send_waiting()
    assert len(tries) == 1, "one try a sweep"
    assert waiting() == len(wanted())
    with later(3):
        send_waiting()
    assert addressees() == wanted()
    assert not Notice.objects.exclude(trouble="").exists()


def test_the_wait_doubles_and_there_is_an_end(case: Case) -> None:
    row = Notice.objects.order_by("pk")[0]
    Notice.objects.exclude(pk=row.pk).update(sent_at=timezone.now())
    for attempts in range(1, MOST_ATTEMPTS):
        Notice.objects.filter(pk=row.pk).update(attempts=attempts, sent_at=None)
        with later(2**attempts - 1):
            assert send_waiting() == 0, attempts
        with later(2**attempts + 1):
            assert send_waiting() == 1, attempts
    Notice.objects.filter(pk=row.pk).update(attempts=MOST_ATTEMPTS, sent_at=None)
    with later(60 * 24 * 365):
        assert send_waiting() == 0


def test_a_message_says_what_happened_and_leads_to_the_case(case: Case) -> None:
    send_waiting()
    for message in mail.outbox:
        assert message.subject == f"{case.regnr}, {case.municipality}: nytt i ärendet"
        assert case.title in message.body
        assert f"{settings.SITE_URL}{case.get_absolute_url()}" in message.body
        assert len(message.to) == 1, "nobody sees another's address"
        assert "%(" not in message.body
