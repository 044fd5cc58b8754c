"""Asking for a document: what it says is composed and kept at once, the file is made after."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Max
from django.utils import translation

from socinv.documents.kinds import Kind, kind_named
from socinv.documents.models import Document, DocumentStatus
from socinv.documents.paper import as_data
from socinv.lifecycle import clock, locking
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of

DAY = "day"  # that another day has come is no change of what a document says


def order_document(kind_key: str, thing: Any, by: User, *, cause: Event | None = None) -> Document:
    """Order one of the kind, made of the thing as it stands now, as the person ``by`` (or the system's own user).

    Gives the newest version itself when that one says the same: a second click makes no second document.
    ``cause``: the act that it follows from, where it is made by itself.
    Raises Refused when the person may not or it cannot be made yet.
    """
    kind = kind_named(kind_key)
    with transaction.atomic():
        if thing.case is not None:
            locking.lock(thing.case)
        locking.alone(thing.municipality_id)
        standing = standing_of(by, thing.municipality_id, clock.today())
        verdict = kind.may_order(thing, standing)
        if not (verdict or standing.is_system):
            raise Refused(verdict)
        return _ordered(kind, thing, by, cause)


def _ordered(kind: Kind, thing: Any, by: User, cause: Event | None) -> Document:
    """Behind the municipality's lock: the numbers follow on one another, and no two get the same."""
    with translation.override(settings.LANGUAGE_CODE):
        paper = kind.compose(thing)
    source = plain(as_data(paper))
    of_thing = Document.objects.filter(kind=kind.key, thing=kind.thing, thing_id=thing.pk)
    newest = of_thing.order_by("-version").first()
    if newest is not None and newest.status != DocumentStatus.FAILED and _says_the_same(newest.source, source):
        return newest
    year = clock.today().year
    of_year = Document.objects.filter(municipality=thing.municipality_id, year=year)
    document = Document(
        municipality_id=thing.municipality_id, case=thing.case, kind=kind.key, thing=kind.thing, thing_id=thing.pk,
        year=year, serial=(of_year.aggregate(last=Max("serial"))["last"] or 0) + 1,
        version=newest.version + 1 if newest else 1, title=paper.title[:250], source=source,
        ordered_by=by, ordered_at=clock.now(),
    )  # fmt: skip
    perform(document, "order", by=by, cause=cause)
    _nudge(document.pk)
    return document


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """As it will be read back from the row: lists for tuples, strings for dates and amounts."""
    read: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    return read


def _says_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {**one, DAY: ""} == {**other, DAY: ""}


def _nudge(pk: int) -> None:
    from socinv.documents.tasks import nudge_after

    nudge_after(pk)
