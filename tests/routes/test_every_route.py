"""Every route, every role: the page, or the refusal, that the table says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from socinv.lifecycle.models import Event
from tests.routes.table import ANSWERS, Row, people, rows
from tests.routes.world import World

pytestmark = pytest.mark.django_db
ROWS, PEOPLE = rows(), people()
Cookies = dict[str, str]
NOT_ADMINISTRATORS = ("anon", "other", "mgmt", "coord")
HANDLER = ClientHandler(enforce_csrf_checks=False)


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The name of each pattern, Django's admin apart."""
    for one in patterns:
        if isinstance(one, URLResolver):
            if one.app_name != "admin":
                yield from named(one.url_patterns)
        else:
            yield one.name or f"nameless: {one.pattern}"


@pytest.fixture(scope="module")
def cookies(world: World) -> Cookies:
    """Everybody is logged in, once."""
    found = {}
    for column, role in PEOPLE.items():
        client = Client()
        if role != "anonymous":
            client.force_login(world.cast.person(role))
        found[column] = client.cookies.output(header="", sep=";")
    return found


def test_every_route_has_its_rows_and_every_row_a_route() -> None:
    wanted = {(name, method) for name in named(get_resolver().url_patterns) for method in ("GET", "POST")}
    assert {(row.route, row.method) for row in ROWS} == wanted


def test_no_row_is_written_twice() -> None:
    seen = [str(row) for row in ROWS]
    assert sorted(set(seen)) == sorted(seen)


def test_every_row_asks_everybody_and_answers_in_known_words() -> None:
    for row in ROWS:
        assert list(row.answers) == list(PEOPLE), row
        assert set(row.answers.values()) <= ANSWERS, row


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_row(world: World, cookies: Cookies, row: Row) -> None:
    address = world.address(row.situation, row.route)
    latest = Event.objects.latest("pk").pk
    got = {column: answer(row.method, address, cookies[column], latest) for column in PEOPLE}
    wrong = [
        f"{column}: {got[column]}, not {wanted}" for column, wanted in row.answers.items() if got[column] != wanted
    ]
    assert not wrong, f"{row} {address}\n" + "\n".join(wrong)


def answer(method: str, address: str, cookies: str, latest: int) -> str:
    """What the person is answered; whatever was done is taken back. ``latest``: the event before."""
    with transaction.atomic():
        response = HANDLER(asked(method, address, cookies))
        happened = Event.objects.filter(pk__gt=latest).count()
        transaction.set_rollback(True)
    return word(response, happened)


def asked(method: str, address: str, cookies: str) -> dict[str, Any]:
    """The request. It does not go by the test client, which keeps a copy of every template it sees."""
    sent = RequestFactory().generic(method, address, content_type="application/x-www-form-urlencoded")
    environ: dict[str, Any] = sent.environ | {"HTTP_COOKIE": cookies}
    return environ


def word(response: HttpResponseBase, happened: int) -> str:
    if response.status_code != 302:
        assert not happened, "something happened, and the person is not sent on"
        return str(response.status_code)
    if response["Location"].startswith("/logga-in/"):
        return "log"
    return "done" if happened else "302"


def test_the_admin_is_the_systems_administrators(world: World, cookies: Cookies) -> None:
    assert HANDLER(asked("GET", reverse("admin:index"), cookies["sysadm"])).status_code == 200
    addresses = sorted(set(_admin_addresses()))
    assert len(addresses) > 50
    for address in addresses:
        for column in NOT_ADMINISTRATORS:
            response = HANDLER(asked("GET", address, cookies[column]))
            sent_off = response.status_code == 302 and response["Location"].startswith("/admin/login/")
            assert sent_off, f"{column} {address}: {response.status_code}"


def _admin_addresses() -> Iterator[str]:
    """Every page of the admin; those about a row, about one that is not there."""
    admin = next(one for one in get_resolver().url_patterns if getattr(one, "app_name", "") == "admin")
    assert isinstance(admin, URLResolver)
    for pattern in _leaves(admin):
        if pattern.name in (None, "login", "logout", "jsi18n"):  # doors, and words for scripts
            continue
        for args in ((), ("0",)):
            try:
                yield reverse(f"admin:{pattern.name}", args=args)
            except NoReverseMatch:
                continue


def _leaves(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _leaves(one)
        else:
            yield one
