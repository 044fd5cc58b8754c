"""An address that leads nowhere here may lead somewhere in another of the person's municipalities."""

from __future__ import annotations

from contextlib import closing, nullcontext
from copy import copy
from typing import Any

from django.contrib.messages.storage import default_storage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from socinv.lifecycle import clock
from socinv.organisation.models import Affiliation, Municipality
from socinv.organisation.standing import standing_of

OK = 200


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; and where the page is one that the person may see in another municipality of theirs, the way there."""
    return render(request, "404.html", {"elsewhere": found_elsewhere(request)}, status=404)


def found_elsewhere(request: Any) -> list[Municipality]:
    """Those of the person's other municipalities where the page shows itself to them.

    The page is asked as the person would ask it there, so it answers by its own rule of who may see it.
    """
    match, here = getattr(request, "resolver_match", None), getattr(request, "affiliation", None)
    if match is None or not here or request.method != "GET":
        return []
    others = [door for door in request.doors if door.municipality_id != here.municipality_id]
    return [door.municipality for door in others if _shows_itself(request, door)]


def _shows_itself(request: Any, door: Affiliation) -> bool:
    """Whether the page is there for the person in the other municipality; whatever asking it did is undone."""
    asked = copy(request)
    asked.affiliation = door
    asked.standing = standing_of(request.user, door.municipality_id, clock.today())
    asked._messages = default_storage(asked)  # those that wait stay for the page that is shown
    match = request.resolver_match
    with transaction.atomic():
        try:
            answer: HttpResponseBase = match.func(asked, *match.args, **match.kwargs)
        except (Http404, PermissionDenied):
            return False
        finally:
            transaction.set_rollback(True)
    file = getattr(answer, "file_to_stream", None)  # closing the answer itself would end this request
    with closing(file) if file is not None else nullcontext():
        return answer.status_code == OK
