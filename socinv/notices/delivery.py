"""Handing the messages of the outbox to the mail server: claim, hand over, note (docs/decisions/0015-outbox.md)."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.errors import MessageError
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from socinv.notices.clockwork import Done
from socinv.notices.envelope import envelope, partly
from socinv.notices.models import Mail
from socinv.notices.models.mail import TROUBLE_LENGTH

log = logging.getLogger(__name__)
TROUBLE = (OSError, ValueError, LookupError, MessageError)  # the server or the address; what cannot be written as mail
ON_ONE_CONNECTION = 100
"""Messages on one connection: many servers close it after about that many."""
LONGEST_WAIT = timedelta(hours=1)
KEEPS_TRYING_FOR = timedelta(hours=48)
LONGEST_HAND_OVER = "180s"
"""A claim ends after so long if its worker has vanished from the network; what a message may take is shorter."""
CLOSING = 421  # what a server answers before it hangs up


@dataclass(frozen=True)
class Handed:
    """What came of one claim: none was waiting, it went, or there was trouble with it or with the server."""

    found: bool
    sent: bool = False
    trouble: str = ""
    server_gone: bool = False


def waiting() -> QuerySet[Mail]:
    """Messages that are neither sent nor given up."""
    return Mail.objects.filter(sent_at=None, given_up_at=None)


def deliver() -> Done:
    """Hand over everything whose time it is. Ends early, with the trouble, when the server does not answer."""
    total = 0
    while waiting().filter(next_try_at__lte=timezone.now()).exists():
        sent, trouble, goes_on = _deliver_on_one_connection()
        total += sent
        if not goes_on:
            return Done(total, trouble)
    return Done(total)


def _deliver_on_one_connection() -> tuple[int, str, bool]:
    """How many went, the trouble with the server if any, and whether to go on with another connection."""
    server = get_connection()
    try:
        server.open()
    except TROUBLE as trouble:
        log.warning("The mail server does not answer: %s", trouble)
        return 0, _in_words(trouble)[:TROUBLE_LENGTH], False
    sent = 0
    try:
        for _nth in range(ON_ONE_CONNECTION):
            handed = _hand_over_next(server)
            sent += handed.sent
            if handed.server_gone or not handed.found:
                return sent, handed.trouble if handed.server_gone else "", False
    finally:
        with suppress(*TROUBLE):
            server.close()
    return sent, "", True


def _hand_over_next(server: BaseEmailBackend) -> Handed:
    """Claim one by locking its row, note it as sent, hand it over, and commit at once when the server has taken it.

    A worker that dies before the commit has noted nothing: another one hands the message over again, under the same
    Message-ID. Two workers never have the same row.
    """
    with transaction.atomic():
        _end_if_we_vanish()
        mail = (
            waiting()
            .filter(next_try_at__lte=timezone.now())
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("recipient", "municipality")
            .order_by("next_try_at", "id")
            .first()
        )
        if mail is None:
            return Handed(found=False)
        if not mail.recipient.is_active:
            _note(mail, trouble=_("Kontot är stängt"), given_up_at=timezone.now())
            return Handed(found=True)
        message = envelope(mail)
        _note(mail, trouble="", sent_at=timezone.now())
        try:
            server.send_messages([message])
        except TROUBLE as trouble:
            return _troubled(mail, trouble)
    return Handed(found=True, sent=True)


def _end_if_we_vanish() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [LONGEST_HAND_OVER])


def _troubled(mail: Mail, trouble: Exception) -> Handed:
    """Wait 1, 2, 4 ... minutes, at most an hour, for two days from when it was written; then give it up."""
    now, said = timezone.now(), _in_words(trouble).replace(mail.address, partly(mail.address))[:TROUBLE_LENGTH]
    wait = min(timedelta(minutes=2 ** min(mail.attempts, 10)), LONGEST_WAIT)
    _note(
        mail,
        sent_at=None,
        trouble=said,
        attempts=mail.attempts + 1,
        next_try_at=now + wait,
        given_up_at=now if now - mail.written_at > KEEPS_TRYING_FOR else None,
    )
    return Handed(found=True, trouble=said, server_gone=_has_hung_up(trouble))


def _in_words(trouble: Exception) -> str:
    """What the server said, or what was in the way of asking it."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return "; ".join(_answer(code, said) for code, said in trouble.recipients.values())
    if isinstance(trouble, SMTPResponseException):
        return _answer(trouble.smtp_code, trouble.smtp_error)
    return str(trouble) or type(trouble).__name__


def _answer(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(words.split())}"


def _note(mail: Mail, **noted: datetime | str | int | None) -> None:
    Mail.objects.filter(pk=mail.pk).update(**noted)


def _has_hung_up(trouble: Exception) -> bool:
    """Whether the server is gone, and not only unwilling to take this one."""
    if isinstance(trouble, SMTPRecipientsRefused):
        return any(code == CLOSING for code, _said in trouble.recipients.values())
    if isinstance(trouble, SMTPResponseException):
        return trouble.smtp_code == CLOSING
    return isinstance(trouble, (SMTPException, OSError))
