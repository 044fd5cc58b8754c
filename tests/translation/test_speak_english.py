"""In English there is no Swedish left on the pages, but for what people and guidelines have written."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from socinv.organisation.models import Body, Department, Municipality, User
from tests.factories.cases import a_submitted_application
from tests.factories.content import SPECIAL
from tests.factories.house import House, a_house, a_process
from tests.organisation.routes import furnish, pages
from tests.translation.swedish import swedish_words, words

OPEN_TO_ALL = ["login", "password_reset", "password_reset_done", "password_reset_complete", "help", "accessibility",
               "personal-data"]  # fmt: skip
INSIDE = ["your-turn", "case-list", "body-list", "me", "process", "password_change"]


def in_english(person: User | None = None) -> Client:
    """A client that has chosen English."""
    client = Client()
    if person is not None:
        client.force_login(person)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def written_by_people(house: House) -> set[str]:
    """Names in the database, and what the process file and the factories say."""
    said = [str(a_process().model_dump()), *SPECIAL.values(), "Några ord om saken Ord Därför på Väl beskrivet"]
    for model in (Body, Department, Municipality, User):
        said += map(str, model._default_manager.all())
    said.append("kommunstyrelsen")
    return words(" ".join(said)) | {"å", "sv"}


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_before_logging_in(db: None, name: str) -> None:
    shown = in_english().get(reverse(name)).content.decode()
    assert '<html lang="en"' in shown
    assert swedish_words(shown) == set()


@pytest.mark.parametrize("who", ["coordination.method", "management-group.chair", "education.writer"])
def test_after_logging_in(db: None, who: str) -> None:
    house = a_house()
    furnish(house)
    case = a_submitted_application(house).case
    client, known = in_english(house.person(who)), written_by_people(house)
    urls = {name: reverse(name) for name in INSIDE}
    urls |= {name: reverse(name, args=[case.ref]) for name in ("case", "case-history")}
    if who.startswith("coordination"):
        urls |= pages(house)
    for name, url in urls.items():
        answer = client.get(url)
        assert answer.status_code == 200, name
        assert swedish_words(answer.content.decode(), known) == set(), name


def test_refusals_too(db: None) -> None:
    house = a_house()
    furnish(house)
    client, known = in_english(house.person("coordination.method")), written_by_people(house)
    for name, url in pages(house).items():
        if name in ("administration", "organisation-changes", "people", "admin-bodies", "departments", "delegations",
                    "texts"):  # fmt: skip
            continue
        answer = client.post(url, {"starts": "1900", "ends": "x", "email": "x", "last_day": "x"})
        assert answer.status_code == 200, name
        assert swedish_words(answer.content.decode(), known) == set(), name


def test_detector_sees_swedish() -> None:
    assert swedish_words("<p>Spara ändringarna</p>") == {"spara", "ändringarna"}
    assert swedish_words('<input placeholder="Sök">') == {"sök"}
    assert swedish_words('<p lang="sv">Spara</p><p>Save</p>') == set()
