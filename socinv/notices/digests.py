"""Digests: what a person wants to hear of once a day or once a week, in one message.

A digest holds everything written before its moment that is in no message yet; one that was missed is made up for.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from socinv.lifecycle import clock
from socinv.lifecycle.working_days import is_working_day, week_begins
from socinv.notices.clockwork import Done
from socinv.notices.deadlines import open_deadlines
from socinv.notices.letter import digest
from socinv.notices.models import How, Notice
from socinv.notices.one_at_a_time import one_at_a_time
from socinv.notices.outbox import post_together
from socinv.notices.wording import Words, words_of

log = logging.getLogger(__name__)
SEVEN = time(7)
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
WITH = ("recipient", "municipality", "event__case")


def send_digests() -> Done:
    """Write the message of every digest whose moment has come: how many."""
    with one_at_a_time("digests"), translation.override(settings.LANGUAGE_CODE):
        now = clock.now()
        due = Q(how=How.DAILY, written_at__lt=latest_daily(now)) | Q(how=How.WEEKLY, written_at__lt=latest_weekly(now))
        rows = Notice.objects.filter(due, mail=None)
        _leave_out(rows.filter(Q(read_at__isnull=False) | Q(recipient__is_active=False)))
        found = list(rows.select_related(*WITH).order_by("recipient", "municipality", "how", "pk"))
        _leave_out(Notice.objects.filter(pk__in=[one.pk for one in _over(found)]))
        count = sum(_post(held) for held in _digests(found))
    return Done(count)


def latest_daily(now: datetime) -> datetime:
    """Seven o'clock on the latest working day that has come so far."""
    day = timezone.localtime(now).date()
    while not is_working_day(day) or _at_seven(day) > now:
        day -= ONE_DAY
    return _at_seven(day)


def latest_weekly(now: datetime) -> datetime:
    """Seven o'clock on the first working day of the latest week where it has come so far."""
    day = timezone.localtime(now).date()
    this_week = _at_seven(week_begins(day))
    return this_week if this_week <= now else _at_seven(week_begins(day - ONE_WEEK))


def _at_seven(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, SEVEN))


def _leave_out(rows: QuerySet[Notice]) -> None:
    """What has been read, or is no longer so, is in no digest: the page has told of it."""
    rows.update(how=How.SYSTEM)


def _over(found: list[Notice]) -> list[Notice]:
    """Take out, and return, the reminders of what has been done since, or is no longer this person's."""
    if not any(one.key for one in found):
        return []
    still = {
        (one.identity, person)
        for one in open_deadlines(clock.today())
        for person in (*one.people, *one.coordinators, *one.chairs)
    }
    over = [one for one in found if one.key and (one.key.rpartition(":")[0], one.recipient_id) not in still]
    gone = {one.pk for one in over}
    found[:] = [one for one in found if one.pk not in gone]
    return over


def _digests(found: list[Notice]) -> list[list[Notice]]:
    """By person, municipality and whether it is the day's or the week's."""
    held: dict[tuple[int, int, str], list[Notice]] = defaultdict(list)
    for one in found:
        held[one.recipient_id, one.municipality_id, one.how].append(one)
    return list(held.values())


def _post(held: Sequence[Notice]) -> bool:
    told = [said for one in held if (said := _words(one)) is not None]
    if not told:
        return False
    first = held[0]
    words = {"place": first.municipality, "count": len(told)}
    subject = ngettext("%(place)s: %(count)d nyhet", "%(place)s: %(count)d nyheter", len(told)) % words
    heading = _("Nytt för dig den här veckan") if first.how == How.WEEKLY else _("Nytt för dig i dag")
    return post_together(first.recipient, held, digest(subject, heading, told, first.municipality)) is not None


def _words(notice: Notice) -> Words | None:
    """One thing that cannot be said keeps nobody from the others."""
    try:
        return words_of(notice)
    except LookupError:
        log.exception("Notice %s has no words", notice.pk)
        return None
