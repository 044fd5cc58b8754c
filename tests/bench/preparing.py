"""Fills one database and says, as JSON, what to ask for: pages, a coordinator's cookie, queries a page."""

from __future__ import annotations

import json
import sys
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.cached_db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from applications.models import Case  # noqa: E402
from socinv.lifecycle.models import Event  # noqa: E402
from socinv.organisation.models import User  # noqa: E402
from tests.bench.filling import fill  # noqa: E402
from tests.bench.measuring import HOST  # noqa: E402
from tests.factories.house import House  # noqa: E402

settings.ROOT_URLCONF = "tests.bench.floor"


def cookie_of(person: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def pages(house: House) -> dict[str, str]:
    """The pages that are measured, each under the name it has in the report."""
    whole = Case.objects.filter(stage="application.decision").order_by("-pk")[0]
    written = Case.objects.filter(stage="application").order_by("-pk")[0]
    part = written.process.parts("application")[0].key
    return {
        "floor": "/golv/",
        "list": reverse("case-list"),
        "case": reverse("case", args=[whole.ref]),
        "your turn": reverse("your-turn"),
        "form": reverse("form-part", args=[written.ref, "application", part]),
    }


def queries(addresses: dict[str, str], cookie: str) -> dict[str, int]:
    """How many statements each page asks, once it has been asked before."""
    client = Client(HTTP_HOST=HOST, HTTP_COOKIE=cookie)
    name, value = cookie.split("=", 1)
    client.cookies[name] = value
    counted = {}
    for page, address in addresses.items():
        client.get(address, secure=True)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        counted[page] = len(captured)
    return counted


def main(size: int) -> dict[str, Any]:
    with transaction.atomic():
        house = fill(size)
    cookie = cookie_of(house.person("coordination.method"))
    addresses = pages(house)
    return {
        "cases": Case.objects.count(),
        "events": Event.objects.count(),
        "pages": addresses,
        "cookie": cookie,
        "queries": queries(addresses, cookie),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[2]))) + "\n")
