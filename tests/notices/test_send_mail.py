"""A message second: each is handed over once, however often the task runs, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Barrier, BrokenBarrierError
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db.models import QuerySet
from django.utils import timezone

from applications.models import Case
from socinv.notices.clockwork import Done
from socinv.notices.delivery import KEEPS_TRYING_FOR, ON_ONE_CONNECTION, deliver
from socinv.notices.envelope import partly
from socinv.notices.models import Mail
from socinv.notices.tasks import send_waiting
from socinv.organisation.models import User
from tests.factories.cases import a_submitted_idea
from tests.factories.house import a_house
from tests.races.race import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REAL_SEND = EmailBackend.send_messages


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
    return Mail.objects.filter(sent_at=None, given_up_at=None).count()


def addressees() -> list[str]:
    return sorted(address for one in mail.outbox for address in one.to)


def wanted() -> list[str]:
    return sorted(Mail.objects.values_list("address", flat=True))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with patch("socinv.notices.delivery.timezone.now", return_value=moment):
        yield


@contextmanager
def server(answer: Any) -> Iterator[list[str]]:
    """A mail server that first does ``answer(message)``; gives the addresses it was asked to take."""
    asked: list[str] = []

    def send(backend: EmailBackend, messages: list[Any]) -> Any:
        asked.extend(messages[0].to)
        answer(messages[0])
        return REAL_SEND(backend, messages)

    with patch.object(EmailBackend, "send_messages", send):
        yield asked


def refuses(address: str, trouble: Exception) -> Any:
    def answer(message: Any) -> None:
        if message.to == [address]:
            raise trouble

    return answer


def test_twice_is_once(case: Case) -> None:
    assert send_waiting() == len(wanted())
    assert send_waiting() == 0
    assert addressees() == wanted()
    assert waiting() == 0


def test_two_workers_at_once_send_each_once(case: Case) -> None:
    sent = at_once(send_waiting, send_waiting)
    assert sum(sent) == len(wanted())
    assert addressees() == wanted()


def test_without_the_claim_two_workers_send_the_same(case: Case) -> None:
    """The negative control: no lock, and nobody goes on before both have one in hand."""
    door = Barrier(2)

    def wait(message: Any) -> None:
        try:
            door.wait(timeout=2)
        except BrokenBarrierError:
            door.reset()

    def unlocked(rows: Any, **_how: Any) -> Any:
        return rows.all()

    with patch.object(QuerySet, "select_for_update", unlocked), server(wait):
        at_once(send_waiting, send_waiting)
    assert len(addressees()) > len(wanted())


def test_more_than_fit_on_one_connection(case: Case) -> None:
    first = Mail.objects.order_by("pk")[0]
    more = [
        Mail(
            municipality=first.municipality, recipient=first.recipient, address=f"{n}@exempel.invalid", subject="Prov",
            text="Prov", written_at=first.written_at, next_try_at=first.next_try_at,
        )
        for n in range(ON_ONE_CONNECTION)
    ]  # fmt: skip
    Mail.objects.bulk_create(more)
    with patch.object(EmailBackend, "open") as opened:
        assert deliver() == Done(len(wanted()))
    assert opened.call_count == 2
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


def test_one_that_is_handed_over_again_is_the_same(case: Case) -> None:
    """So that whoever gets both can see that they are one."""
    handed: list[Any] = []

    def take_and_die(message: Any) -> None:
        handed.append(message.message())
        raise SystemExit

    for _again in range(2):
        with server(take_and_die), pytest.raises(SystemExit):
            send_waiting()
    first, again = handed
    assert dict(first.items()) | {"Content-Type": ""} == dict(again.items()) | {"Content-Type": ""}
    bodies = [[part.get_payload() for part in one.walk() if not part.is_multipart()] for one in handed]
    assert bodies[0] == bodies[1]
    assert first["Message-ID"] == Mail.objects.order_by("next_try_at", "id")[0].message_id


@pytest.mark.parametrize(
    "trouble",
    [
        SMTPRecipientsRefused({"no@such.invalid": (550, b"no such user")}),
        SMTPDataError(554, b"no such user"),
        ValueError("no such user"),
    ],
)
def test_one_that_is_refused_stops_nobody_else(case: Case, trouble: Exception) -> None:
    first = Mail.objects.order_by("next_try_at", "id")[0]
    with server(refuses(first.address, trouble)):
        assert send_waiting() == len(wanted()) - 1
    first.refresh_from_db()
    assert addressees() == sorted(set(wanted()) - {first.address})
    assert (first.sent_at, first.attempts, first.given_up_at) == (None, 1, None)
    assert "no such user" in first.trouble


def test_what_went_wrong_does_not_tell_the_whole_address(case: Case) -> None:
    first = Mail.objects.order_by("next_try_at", "id")[0]
    with server(refuses(first.address, SMTPRecipientsRefused({first.address: (550, b"no such user")}))):
        send_waiting()
    first.refresh_from_db()
    assert first.address not in first.trouble
    assert first.trouble == "550 no such user"
    with (
        at(first.next_try_at),
        server(refuses(first.address, SMTPDataError(554, f"<{first.address}>\nis full".encode()))),
    ):
        send_waiting()
    first.refresh_from_db()
    assert first.trouble == f"554 <{partly(first.address)}> is full"


def test_a_server_that_is_down_is_left_alone_till_later(case: Case) -> None:
    """One try a sweep, nobody's message is blamed for it, and the clock tells of it."""
    with patch.object(EmailBackend, "open", side_effect=ConnectionRefusedError("no server")) as tried:
        assert deliver() == Done(0, "no server")
    assert tried.call_count == 1
    assert waiting() == len(wanted())
    assert not Mail.objects.exclude(attempts=0, trouble="").exists()
    assert deliver() == Done(len(wanted()))
    assert addressees() == wanted()


@pytest.mark.parametrize(
    "trouble",
    [
        SMTPServerDisconnected("gone"),
        ConnectionResetError("gone"),
        TimeoutError("gone"),
        SMTPRecipientsRefused({"a": (421, b"gone")}),
        SMTPDataError(421, b"gone"),
    ],
)
def test_a_server_that_hangs_up_ends_the_round(case: Case, trouble: Exception) -> None:
    """The message that it hung up at waits a little, so that it is not in the way of the others next time."""

    def hang_up(message: Any) -> None:
        raise trouble

    with server(hang_up) as asked:
        done = deliver()
    assert len(asked) == 1
    assert done.count == 0
    assert "gone" in done.trouble
    assert deliver() == Done(len(wanted()) - 1)
    with at(timezone.now() + timedelta(minutes=2)):
        assert deliver() == Done(1)
    assert addressees() == wanted()
    assert not Mail.objects.exclude(trouble="").exists()


def test_the_wait_doubles_up_to_an_hour_and_ends_after_two_days(case: Case) -> None:
    row = Mail.objects.order_by("pk")[0]
    Mail.objects.exclude(pk=row.pk).delete()
    now, waits = row.written_at, []
    with server(refuses(row.address, SMTPDataError(451, b"later"))):
        while row.given_up_at is None:
            with at(now - timedelta(seconds=1)):
                assert row.attempts == 0 or send_waiting() == 0
            with at(now):
                send_waiting()
            row.refresh_from_db()
            waits.append(row.next_try_at - now)
            now = row.next_try_at
    assert waits[:8] == [timedelta(minutes=n) for n in (1, 2, 4, 8, 16, 32, 60, 60)]
    assert KEEPS_TRYING_FOR < row.given_up_at - row.written_at < KEEPS_TRYING_FOR + timedelta(hours=1)
    with at(now + timedelta(days=365)):
        assert send_waiting() == 0


def test_one_whose_account_is_closed_meanwhile_gets_nothing(case: Case) -> None:
    row = Mail.objects.order_by("pk")[0]
    User.objects.filter(pk=row.recipient_id).update(is_active=False)
    closed = set(Mail.objects.filter(recipient=row.recipient_id).values_list("address", flat=True))
    send_waiting()
    assert addressees() == sorted(set(wanted()) - closed)
    row.refresh_from_db()
    assert row.given_up_at is not None
    assert row.trouble == "Kontot är stängt"


def test_the_number_of_queries_does_not_grow_with_the_people_told(
    case: Case, django_assert_max_num_queries: Any
) -> None:
    """Each message costs its claim, its limit and its note; nothing else is read for it."""
    with django_assert_max_num_queries(5 * len(wanted()) + 6):
        deliver()
