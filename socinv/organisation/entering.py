"""Going into one of a person's municipalities, out of another."""

from __future__ import annotations

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from socinv.organisation.models import Municipality

CHOSEN = "municipality"
OF_THE_PERSON = {SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY}


def enter(request: HttpRequest, municipality: Municipality) -> None:
    """The session is in this municipality from now on.

    Nothing of another one is left in it, and what was open in other tabs is too old to be sent: it would land here.
    """
    for key in set(request.session.keys()) - OF_THE_PERSON:
        del request.session[key]
    request.session[CHOSEN] = municipality.pk
    rotate_token(request)
