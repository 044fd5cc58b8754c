"""A municipality's organisation as it stands, written back as a file that can be imported again."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import yaml

from socinv.documents.models import StandardText
from socinv.organisation.importing.schema import SINCE
from socinv.organisation.models import (
    OF_ONE_PROJECT,
    ApplicationPeriod,
    Body,
    Delegation,
    Department,
    Employment,
    Membership,
    Municipality,
    Period,
    User,
)


def written_back(municipality: Municipality) -> str:
    """The file's text. Projects' own groups are not in it: they come and go with the projects."""
    here: dict[str, Any] = {"municipality": municipality}
    bodies = Body.objects.lasting().filter(**here).order_by("kind", "key")
    departments = Department.objects.filter(**here).select_related("committee").order_by("key")
    delegations = Delegation.objects.filter(**here).select_related("body", "holder").order_by("starts", "id")
    periods, texts = ApplicationPeriod.objects.filter(**here), StandardText.objects.filter(**here)
    told: dict[str, Any] = {
        "municipality": {
            name: str(getattr(municipality, name)) for name in ("slug", "name", "process", "owner_name", "note")
        },
        "bodies": [_said(one, "key", "kind", "name", "area", "actor_kind") for one in bodies],
        "departments": [
            {**_said(one, "key", "name"), "committee": one.committee.key, **_resting(one.is_active)}
            for one in departments
        ],
        "people": _people(municipality),
        "delegations": [
            {"body": one.body.key, "holder": one.holder.email, "reference": one.reference, **_days(one)}
            for one in delegations
        ],
        "periods": [
            {"title": one.title, "opens": one.opens.isoformat(), "closes": one.closes.isoformat()} for one in periods
        ],
        "texts": [{**_said(one, "use", "title", "text"), **_resting(one.is_active)} for one in texts],
    }
    filled = {section: rows for section, rows in told.items() if rows}
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=110)


def _people(municipality: Municipality) -> list[dict[str, Any]]:
    """Everybody with a door in, with the seats and employments they have, have had and will have."""
    seats, works = defaultdict[int, list[dict[str, Any]]](list), defaultdict[int, list[dict[str, Any]]](list)
    held = Membership.objects.filter(municipality=municipality).exclude(body__kind__in=OF_ONE_PROJECT)
    for seat in held.select_related("body").order_by("starts", "id"):
        place = {"place": seat.place} if seat.place else {}
        said = {"body": seat.body.key, **_said(seat, "role", "competence"), **place, **_days(seat)}
        seats[seat.person_id].append(said)
    jobs = Employment.objects.filter(municipality=municipality).select_related("department")
    for job in jobs.order_by("starts", "id"):
        head = {"head": True} if job.is_head else {}
        works[job.person_id].append({"department": job.department.key, **head, **_days(job)})
    people = User.objects.filter(affiliations__municipality=municipality, is_system=False).order_by("name", "email")
    return [
        {
            **_said(person, "name", "title", "email"),
            **({"seats": seats[person.pk]} if seats[person.pk] else {}),
            **({"works": works[person.pk]} if works[person.pk] else {}),
        }
        for person in people
    ]


def _said(row: Any, *names: str) -> dict[str, str]:
    """What the row says, without what is empty."""
    return {name: str(getattr(row, name)) for name in names if getattr(row, name)}


def _resting(is_active: bool) -> dict[str, bool]:
    return {} if is_active else {"active": False}


def _days(row: Period) -> dict[str, str]:
    starts = row.starts.isoformat()
    said = {} if starts == SINCE else {"from": starts}
    return said | ({"to": row.ends.isoformat()} if row.ends else {})
