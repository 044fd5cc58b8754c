"""The run that reminds: what is due is worked out from how things are, so that a run that was missed is made up for.

Run as often as one likes: the key of a reminder makes it one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from socinv.lifecycle import clock
from socinv.notices.bulk import insert_rows, set_on_rows
from socinv.notices.choosing import Chosen, everything_chosen, usual
from socinv.notices.clockwork import Done
from socinv.notices.deadlines import open_deadlines
from socinv.notices.letter import Letter, digest, letter
from socinv.notices.models import How, Mail, Notice
from socinv.notices.one_at_a_time import one_at_a_time
from socinv.notices.outbox import message_to, send_soon
from socinv.notices.reminders import Reminder, reminders_due
from socinv.notices.wording import words_of
from socinv.organisation.models import Municipality, User


def remind() -> Done:
    """Write every reminder that is due and not yet written, with its message: how many were written.

    What is to go at once to the same person goes in one message, however many things it is about.
    """
    with one_at_a_time("remind"), translation.override(settings.LANGUAGE_CODE):
        now, today, chosen = clock.now(), clock.today(), everything_chosen()
        rows = [_row(one, chosen, now) for one in reminders_due(open_deadlines(today), today)]
        written = insert_rows(Notice, rows, unless_same=("recipient", "key"))
        _post([one for one in written if one.how == How.AT_ONCE])
    return Done(len(written))


def _row(reminder: Reminder, chosen: Chosen, now: datetime) -> Notice:
    deadline = reminder.deadline
    kind, municipality = deadline.kind, deadline.municipality_id
    return Notice(
        recipient_id=reminder.recipient, municipality_id=municipality, kind=kind, key=reminder.key, due=deadline.due,
        heading=reminder.heading, text=reminder.text, link=reminder.link, written_at=now, case_id=deadline.case_id,
        how=chosen.get((reminder.recipient, municipality, kind), usual(kind)),
    )  # fmt: skip


def _post(notices: Sequence[Notice]) -> None:
    """A message to each person of each municipality: two statements to write them, however many they are."""
    if not notices:
        return
    people = User.objects.in_bulk({one.recipient_id for one in notices})
    municipalities = Municipality.objects.in_bulk({one.municipality_id for one in notices})
    held: dict[tuple[int, int], list[Notice]] = defaultdict(list)
    for one in notices:
        one.municipality = municipalities[one.municipality_id]
        held[one.recipient_id, one.municipality_id].append(one)
    groups = list(held.values())
    mails = insert_rows(Mail, [message_to(people[group[0].recipient_id], group[0], _letter(group)) for group in groups])
    set_on_rows(Notice, "mail", {one.pk: mail.pk for group, mail in zip(groups, mails, strict=True) for one in group})
    transaction.on_commit(send_soon)


def _letter(group: Sequence[Notice]) -> Letter:
    municipality = group[0].municipality
    if len(group) == 1:
        return letter(words_of(group[0]), municipality)
    words = {"place": municipality, "count": len(group)}
    subject, heading = _("%(place)s: %(count)d påminnelser") % words, _("Det här är sådant som har en dag.")
    in_order = sorted(group, key=lambda one: (one.due or clock.today(), one.key))
    return digest(subject, heading, [words_of(one) for one in in_order], municipality)
