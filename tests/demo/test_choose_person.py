"""The demo's log-in page: its own people, one click each, and no such page anywhere else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import DjangoAssertNumQueries, Settings

from socinv.demo.crowd import the_people
from socinv.demo.organisation import create_organisation, organisations
from socinv.organisation.models import User
from tests.demo import urls
from tests.factories.house import a_house, a_person
from tests.stories.telling import FILES, play_file

pytestmark = pytest.mark.django_db
# Where the stories that are played here belong.
TOWN = next(path.parent.name for path in FILES if path.stem == "ide-att-prova")
in_the_demo = pytest.mark.urls(urls.__name__)


@pytest.fixture
def people(settings: Settings) -> dict[str, User]:
    settings.DEMO = True
    create_organisation(TOWN)
    return the_people(TOWN)


def who_is_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@in_the_demo
def test_everybody_stands_on_the_page_by_role(client: Client, people: dict[str, User]) -> None:
    page = client.get(reverse("demo"))
    html = page.content.decode()
    assert page.status_code == 200
    for group in organisations()[TOWN].groups:
        assert f">{group.title}</h2>" in html
    for user in people.values():
        assert f'value="{user.pk}"' in html
        assert user.name in html


@in_the_demo
def test_the_page_says_what_is_made_up(client: Client, people: dict[str, User]) -> None:
    html = client.get(reverse("demo")).content.decode()
    assert "11 251 000 kronor tillsammans" in html
    assert "alla personer är påhittade" in html
    assert "Hur summan fördelas är inte känt" in html


@in_the_demo
def test_it_says_what_waits_for_each(client: Client, people: dict[str, User]) -> None:
    play_file("ide-att-prova")
    html = client.get(reverse("demo")).content.decode()
    assert "Sekreterare i nätverket<br><strong>1 sak väntar, 1 är försenad</strong>" in html


@in_the_demo
def test_one_click_logs_in_and_leads_to_the_first_page(client: Client, people: dict[str, User]) -> None:
    karin = people["karin.fiktelius"]
    answer = client.post(reverse("demo-become"), {"person": karin.pk})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("your-turn")
    assert who_is_in(client) == str(karin.pk)


@in_the_demo
def test_one_changes_person_with_one_click_more(client: Client, people: dict[str, User]) -> None:
    for name in ("karin.fiktelius", "ada.provmaskin"):
        client.post(reverse("demo-become"), {"person": people[name].pk})
        assert who_is_in(client) == str(people[name].pk)


@in_the_demo
@pytest.mark.parametrize("wanted", ["", "0", "abc", "999999999999999999999999"])
def test_nobody_becomes_nobody(client: Client, people: dict[str, User], wanted: str) -> None:
    assert client.post(reverse("demo-become"), {"person": wanted}).status_code == 404
    assert who_is_in(client) is None


@in_the_demo
def test_people_who_are_not_the_demos_cannot_be_become(client: Client, people: dict[str, User]) -> None:
    others = [
        User.objects.system(),
        a_person(),
        a_person(is_staff=True, is_superuser=True),
        a_house().person("network.chair"),
    ]
    html = client.get(reverse("demo")).content.decode()
    for other in others:
        assert client.post(reverse("demo-become"), {"person": other.pk}).status_code == 404
        assert f'value="{other.pk}"' not in html
    assert who_is_in(client) is None


@in_the_demo
def test_one_who_is_no_longer_active_cannot_be_become(client: Client, people: dict[str, User]) -> None:
    gone = people["karin.fiktelius"]
    User.objects.filter(pk=gone.pk).update(is_active=False)
    assert client.post(reverse("demo-become"), {"person": gone.pk}).status_code == 404


@in_the_demo
def test_looking_does_not_log_in(client: Client, people: dict[str, User]) -> None:
    assert client.get(reverse("demo-become"), {"person": people["karin.fiktelius"].pk}).status_code == 405
    assert client.post(reverse("demo")).status_code == 405
    assert who_is_in(client) is None


@in_the_demo
def test_a_forged_click_is_refused(people: dict[str, User]) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("demo-become"), {"person": people["karin.fiktelius"].pk}).status_code == 403


@in_the_demo
def test_an_empty_database_says_what_to_do(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    html = client.get(reverse("demo")).content.decode()
    assert "Databasen har inga personer att välja" in html


@in_the_demo
def test_more_cases_take_no_more_queries(
    client: Client, people: dict[str, User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(10) as few:
        client.get(reverse("demo"))
    for name in ("utkast", "utkast-klart", "ny-ide", "komplettering"):
        play_file(name)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(reverse("demo"))


@in_the_demo
def test_outside_the_demo_the_page_refuses_also_when_its_address_is_there(client: Client, settings: Settings) -> None:
    create_organisation(TOWN)
    settings.DEMO = False
    karin = the_people(TOWN)["karin.fiktelius"]
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/som/", {"person": karin.pk}).status_code == 404
    assert who_is_in(client) is None


def test_outside_the_demo_the_address_is_not_there(client: Client, settings: Settings) -> None:
    assert settings.DEMO is False
    for name in ("demo", "demo-become"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/som/").status_code == 404


@in_the_demo
@pytest.mark.parametrize("demo", [True, False])
def test_the_log_in_page_leads_to_the_people_in_the_demo_only(client: Client, settings: Settings, demo: bool) -> None:
    settings.DEMO = demo
    assert ('href="/demo/"' in client.get(reverse("login")).content.decode()) is demo
