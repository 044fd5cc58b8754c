"""Putting messages in the outbox, in the transaction of what they tell. Another task hands them to a mail server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from socinv.notices.letter import Letter, letter
from socinv.notices.models import How, Mail, Notice
from socinv.notices.models.mail import SUBJECT_LENGTH
from socinv.notices.wording import Words, words_of
from socinv.organisation.models import User


def post(notices: Sequence[Notice]) -> int:
    """A message for each of these notices that goes at once and has none yet: how many.

    For rows that nobody else sees yet; those that are already there go by ``post_unposted``.
    """
    mine = [one for one in notices if one.how == How.AT_ONCE and one.mail_id is None]
    if not mine:
        return 0
    with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
        letters: dict[Words, Letter] = {}
        mails = [message_to(one.recipient, one, _letter_of(one, letters)) for one in mine]
        Mail.objects.bulk_create(mails, batch_size=1000)
        for notice, mail in zip(mine, mails, strict=True):
            notice.mail = mail
        Notice.objects.bulk_update(mine, ["mail"], batch_size=1000)
        transaction.on_commit(send_soon)
    return len(mine)


def post_unposted(rows: QuerySet[Notice]) -> int:
    """The same for rows that others may see, each in one message though several do it at once: how many."""
    with transaction.atomic():
        found = rows.filter(how=How.AT_ONCE, mail=None).select_for_update(skip_locked=True, of=("self",))
        return post(list(found.select_related("recipient", "municipality", "event__case").order_by("id")))


def post_together(recipient: User, notices: Iterable[Notice], words: Letter) -> Mail | None:
    """One message that holds several notices, all to the same person in the same municipality; None without any.

    The rows are to be locked by the caller, in the transaction that this belongs in.
    """
    held = list(notices)
    if not held:
        return None
    mail = message_to(recipient, held[0], words)
    mail.save(force_insert=True)
    Notice.objects.filter(pk__in=[one.pk for one in held]).update(mail=mail)
    transaction.on_commit(send_soon)
    return mail


def send_soon() -> None:
    """Ask a worker to send what waits."""
    from socinv.notices.tasks import nudge

    nudge()


def _letter_of(notice: Notice, letters: dict[Words, Letter]) -> Letter:
    words = words_of(notice)
    if words not in letters:
        letters[words] = letter(words, notice.municipality)
    return letters[words]


def message_to(recipient: User, notice: Notice, words: Letter) -> Mail:
    """The message itself, not yet written."""
    now = timezone.now()
    return Mail(
        municipality_id=notice.municipality_id,
        recipient=recipient,
        address=recipient.email,
        subject=words.subject[:SUBJECT_LENGTH],
        text=words.text,
        html=words.html,
        written_at=now,
        next_try_at=now,
    )
