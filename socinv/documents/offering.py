"""What can be made of a case now, what cannot and why, and what is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

from socinv.documents.kinds import Kind, kind_named, kinds
from socinv.documents.models import Document
from socinv.documents.presenting import note
from socinv.organisation.standing import Standing


@dataclass(frozen=True)
class Choice:
    """One thing that a document of the kind could be made of; ``reason`` where it cannot be yet."""

    thing: int
    name: str
    reason: str | Promise = ""


@dataclass(frozen=True)
class Offer:
    """A kind that the person may have made, some time."""

    kind: Kind
    choices: list[Choice] = field(default_factory=list)


@dataclass(frozen=True)
class OfCase:
    """A case's documents for one person."""

    offers: list[Offer]
    made: list[dict[str, Any]]


def of_case(case: Any, standing: Standing) -> OfCase:
    """Both, in a number of queries that does not grow with the documents."""
    things = {kind.key: list(kind.things(case)) for kind in kinds()}
    rows = Document.objects.filter(case=case).defer("source").order_by("-id")
    known: dict[tuple[str, int], Any] = {
        (kind.thing, thing.pk): thing for kind in kinds() for thing in things[kind.key]
    }
    offers = [_offer(kind, things[kind.key], standing) for kind in kinds()]
    return OfCase([one for one in offers if one.choices], seen(rows, standing, known, case))


def latest(case: Any, standing: Standing, known: Iterable[Any], count: int = 10) -> list[dict[str, Any]]:
    """The newest that the person may read, for the case's own page. ``known``: things of the case at hand."""
    rows = Document.objects.filter(case=case).defer("source").order_by("-id")[:count]
    return seen(rows, standing, {(thing._meta.label_lower, thing.pk): thing for thing in known}, case)


def _offer(kind: Kind, things: Iterable[Any], standing: Standing) -> Offer:
    """What is not this person's to have made is not mentioned."""
    asked = [(thing, kind.may_order(thing, standing)) for thing in things]
    return Offer(
        kind,
        [
            Choice(one.pk, kind.named(one), verdict.reason)
            for one, verdict in asked
            if verdict or not verdict.is_of_person
        ],
    )


def seen(
    rows: Iterable[Document], standing: Standing, known: dict[tuple[str, int], Any], case: Any = None
) -> list[dict[str, Any]]:
    """Those of the rows that the person may read. ``known``: things at hand; the others are fetched kind by kind."""
    found, missing = list(rows), defaultdict(set)
    for row in found:
        if (row.thing, row.thing_id) not in known:
            missing[row.thing].add(row.thing_id)
    for label, ids in missing.items():
        for pk, thing in apps.get_model(label)._default_manager.in_bulk(ids).items():
            if case is not None and thing != case:
                thing.case = case
            known[label, pk] = thing
    asked = {(row.kind, row.thing, row.thing_id) for row in found}
    readable = {one: kind for one in asked if (kind := _readable(one, standing, known)) is not None}
    return [note(row, kind) for row in found if (kind := readable.get((row.kind, row.thing, row.thing_id)))]


def _readable(asked: tuple[str, str, int], standing: Standing, known: dict[tuple[str, int], Any]) -> Kind | None:
    """The kind, when the person may read those of it that are made of the thing: asked once, whatever the versions."""
    key, label, pk = asked
    try:
        kind = kind_named(key)
    except KeyError:  # a kind that this version of the system no longer makes: its page would not be found either
        return None
    thing = known.get((label, pk))
    return kind if thing is not None and kind.may_read(thing, standing) else None
