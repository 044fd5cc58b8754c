"""Who is asking: every page behind the log-in starts from the person's standing in a municipality."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase

from socinv.organisation.models import Affiliation, User
from socinv.organisation.standing import Standing
from socinv.presentation.held import held_page, holds_words

P = ParamSpec("P")


class PersonRequest(HttpRequest):
    """A request from a signed-in person who has a door into a municipality.

    ``menu``: the main menu's entry that the page is under, where its address does not say it.
    """

    user: User
    standing: Standing
    affiliation: Affiliation
    doors: list[Affiliation]
    htmx: Any
    menu: str


View = Callable[Concatenate[PersonRequest, P], HttpResponseBase]


def person_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Log-in first, with what was typed kept meanwhile; 404 for one who belongs to no municipality."""

    @wraps(view)
    def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return held_page(request, 401) if holds_words(request) else redirect_to_login(request.get_full_path())
        if not request.standing:
            raise Http404
        return view(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


def administrator_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """For the systems administrator, who need not belong to any municipality; log-in first, 404 for everyone else."""

    @wraps(view)
    def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not (request.user.is_staff or request.user.is_superuser):
            raise Http404
        return view(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", guarded)


def coordinator_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """For the coordinators' administration; 404 for everyone else."""

    @wraps(view)
    def guarded(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.standing.is_coordinator:
            raise Http404
        return view(request, *args, **kwargs)

    return person_page(guarded)
