"""Which municipality a signed-in person is in, and what the person is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from socinv.lifecycle import clock
from socinv.organisation.entering import CHOSEN
from socinv.organisation.models import Affiliation
from socinv.organisation.standing import Standing, standing_of

NEW_VISIT_AFTER = timedelta(hours=4)


class MunicipalityMiddleware:
    """Adds ``request.doors``, ``request.affiliation`` (or None) and ``request.standing``, each when it is asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.doors = SimpleLazyObject(lambda: _doors(request))  # type: ignore[attr-defined]
        affiliation = SimpleLazyObject(lambda: _affiliation(request))
        request.affiliation = affiliation  # type: ignore[attr-defined]
        request.standing = SimpleLazyObject(lambda: _standing(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _doors(request: HttpRequest) -> list[Affiliation]:
    """The person's doors into municipalities, the one visited last first."""
    if not request.user.is_authenticated:
        return []
    mine = Affiliation.objects.filter(person=request.user).select_related("municipality")
    return list(mine.order_by(F("latest_visit").desc(nulls_last=True), "municipality__name"))


def _affiliation(request: HttpRequest) -> Affiliation | None:
    """The chosen municipality, or the last one; also notes the visit, at most once in some hours."""
    mine: list[Affiliation] = request.doors  # type: ignore[attr-defined]
    chosen = request.session.get(CHOSEN) if mine else None
    found = next((one for one in mine if one.municipality_id == chosen), mine[0] if mine else None)
    if found is not None:
        _note_visit(found)
    return found


def _note_visit(affiliation: Affiliation) -> None:
    now = clock.now()
    if affiliation.latest_visit is None or now - affiliation.latest_visit > NEW_VISIT_AFTER:
        affiliation.previous_visit, affiliation.latest_visit = affiliation.latest_visit, now
        affiliation.save(update_fields=["previous_visit", "latest_visit"])


def _standing(request: HttpRequest) -> Standing | None:
    affiliation = _affiliation_of(request)
    if affiliation is None or not request.user.is_authenticated:
        return None
    return standing_of(request.user, affiliation.municipality_id, clock.today())


def _affiliation_of(request: HttpRequest) -> Affiliation | None:
    affiliation: Affiliation | None = request.affiliation  # type: ignore[attr-defined]
    return affiliation if affiliation else None
