"""Going through a project's page as a browser without scripts does."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from projects.models import Project
from socinv.organisation.models import User
from tests.factories.house import House, a_house
from tests.presentation.markup import Markup

SHORT = {"starts": "2027-01-01", "ends": "2027-06-30"}  # a project with few reports, for tests of its end


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def url(project: Project, name: str, *rest: Any) -> str:
    return reverse(name, args=[project.case.ref, *rest])


def read(person: User, address: str) -> str:
    """The page's source; it must be given, and hold together."""
    response = signed_in(person).get(address)
    assert response.status_code == 200, response.status_code
    text: str = response.content.decode()
    assert Markup(text).faults == []
    return text


def post(person: User, address: str, said: dict[str, Any]) -> Any:
    return signed_in(person).post(address, said)


def problems(answer: Any) -> dict[str, list[str]]:
    """What is wrong, by field; the page must be given back."""
    assert answer.status_code == 200, answer.status_code
    text = answer.content.decode()
    assert "<title>Fel:" in text
    assert Markup(text).faults == []
    return {name: [str(one) for one in found] for name, found in answer.context["form"].errors.items()}


def shut_out(house: House, project: Project, address: str, said: dict[str, Any] | None = None) -> None:
    """For those outside the page is not there; one who has not logged in is asked to."""
    events = project.case.events.count()
    for person in (house.person("affiliated"), house.person("outsider"), a_house().person("management-group.chair")):
        client = signed_in(person)
        assert client.get(address).status_code == 404
        assert client.post(address, said or {}).status_code == 404
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))
    assert project.case.events.count() == events


def turned_away(
    house: House, project: Project, address: str, *who: str, said: dict[str, Any], reads: bool = False
) -> None:
    """They see the project but may not do this: a page that says why, and nothing done. ``reads``: the page itself
    is theirs to read, without the form."""
    events = project.case.events.count()
    for one in who:
        client = signed_in(house.person(one))
        page = client.get(address)
        assert page.status_code == (200 if reads else 403), (one, page.status_code)
        if reads:
            assert 'class="decide"' not in page.content.decode(), one
        answer = client.post(address, said)
        assert answer.status_code == 403, (one, answer.status_code)
        assert "Det får du inte göra nu" in answer.content.decode()
    assert project.case.events.count() == events
