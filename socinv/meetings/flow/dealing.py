"""How an item was dealt with: who took part, who left and who stepped in, votes and reservations."""

from __future__ import annotations

from socinv.lifecycle.listeners import on
from socinv.lifecycle.models import Event
from socinv.meetings.models import AgendaItem, LeftForItem, Reservation, Vote
from socinv.meetings.presence import away_from, called_to
from socinv.meetings.serving import who_serves
from socinv.organisation.models import User


@on("meetings.agendaitem", "record", "conclude", "put_off")
def note_who_took_part(item: AgendaItem, event: Event) -> None:
    """As it was when the item was dealt with; whoever comes or goes later changes nothing in it."""
    keep_who_took_part(item, away_from(item))


@on("meetings.agendaitem", "note_dealing")
def note_dealing(item: AgendaItem, event: Event) -> None:
    """The rows say what was said last, and nothing of what was said before it."""
    said, here = event.said, {"municipality_id": item.municipality_id, "item": item}
    item.left.all().delete()
    away = {person["id"] for person in said["left"]}
    if item.served:  # dealt with already: those known to be in conflict then have left
        away |= away_from(item)
        keep_who_took_part(item, away)
    else:
        _keep_left(item, away)
    item.votes.all().delete()
    Vote.objects.bulk_create(Vote(person_id=int(pk), choice=choice, **here) for pk, choice in said["votes"].items())
    item.reservations.all().delete()
    Reservation.objects.bulk_create(
        Reservation(person_id=one["person"]["id"], text=one.get("text", ""), **here) for one in said["reservations"]
    )


def keep_who_took_part(item: AgendaItem, away: set[int]) -> None:
    """Those who serve without those who are away, with their names of the day; and who stepped in for whom."""
    _keep_left(item, away)
    serving = who_serves(called_to(item.meeting), away)
    people = {one.person for one in serving} | {one.for_ for one in serving if one.for_}
    names = dict(User.objects.filter(pk__in=people).values_list("pk", "name"))
    item.served = [
        {"person": one.person, "name": names[one.person], "for": names[one.for_] if one.for_ else ""} for one in serving
    ]
    AgendaItem.objects.filter(pk=item.pk).update(served=item.served)


def _keep_left(item: AgendaItem, away: set[int]) -> None:
    """A row for each who was there and left, with the deputy who stepped in for that person."""
    called = called_to(item.meeting)
    there = {one.person for one in called if one.is_present}
    for_whom = {one.for_: one.person for one in who_serves(called, away) if one.for_}
    item.left.exclude(person__in=away).delete()
    for person in sorted(away & there):
        LeftForItem.objects.update_or_create(
            item=item, person_id=person,
            defaults={"municipality_id": item.municipality_id, "served_by_id": for_whom.get(person)},
        )  # fmt: skip
