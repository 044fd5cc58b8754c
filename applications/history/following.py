"""The acts of a case to read: the latest for its page, and a page of the whole with what followed from them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import BigIntegerField, Subquery, Value
from django.db.models.functions import Coalesce

from applications.history.sight import DRAFTING, acts, seen_events
from applications.models import Case
from socinv.lifecycle.models import Event
from socinv.organisation.standing import Standing

LATEST = 8
MOST = 2**62  # more than any number an event has


def latest(standing: Standing, case: Case, number: int = LATEST) -> list[Event]:
    """The latest acts, oldest first, writing in a draft left out: one query."""
    some = acts(standing, case, everything=True).exclude(verb__in=DRAFTING)
    return list(some.order_by("-pk")[:number])[::-1]


def with_consequences(standing: Standing, case: Case, page: Iterable[Event]) -> list[Event]:
    """A page's acts and all that followed from them, oldest first: one query more.

    The case is locked while something happens in it, so what follows from an act comes next after it.
    """
    chosen = sorted(page, key=lambda event: event.pk)
    if not chosen or not standing.is_insider:
        return chosen
    later = Event.objects.filter(case=case, cause=None, pk__gt=chosen[-1].pk).order_by("pk").values("pk")[:1]
    end = Coalesce(Subquery(later), Value(MOST, output_field=BigIntegerField()))
    found = seen_events(standing, case).filter(cause__isnull=False, pk__gt=chosen[0].pk, pk__lt=end)
    return sorted([*chosen, *found], key=lambda event: event.pk)
