"""The demo's municipalities beside each other: one is chosen first, and somebody may be in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from socinv.demo.crowd import the_people
from socinv.demo.organisation import FOLDER, create_organisation, organisations
from socinv.lifecycle import clock
from socinv.organisation.importing.checking import mistakes, remarks
from socinv.organisation.importing.reading import read
from socinv.organisation.importing.schema import OrganisationFile
from socinv.organisation.models import Affiliation, Municipality
from socinv.stories.reading import read_story
from tests.demo import urls
from tests.stories.telling import FILES

FIRST, SECOND = next(iter(organisations())), "provby"
BODIES = "bodies: [{key: coordination, kind: coordination, name: Samordnarna i Provby}]"
PROVBY = f"""\
municipality: {{slug: {SECOND}, name: Provby kommun, process: PROCESS, mail_domain: provby.invalid}}
{BODIES}
groups:
  - title: Samordnarna i Provby
    people:
      - name: Testa Provbyson
        seats: [{{body: coordination, role: member, competence: method}}]
      - {{name: NAME, email: ADDRESS}}
"""
in_the_demo = [pytest.mark.django_db, pytest.mark.urls(urls.__name__)]


@pytest.fixture
def shared(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """Two municipalities, and the handle of somebody who is in both."""
    settings.DEMO = True
    file = organisations()[FIRST]
    somebody = file.everybody[0]
    told = PROVBY.replace("PROCESS", file.municipality.process).replace("NAME", somebody.name)
    path = tmp_path / "provby.yaml"
    path.write_text(told.replace("ADDRESS", file.address(somebody)), "utf-8")
    organisations()[SECOND] = read(path)
    create_organisation(FIRST)
    create_organisation(SECOND)
    yield somebody.handle
    del organisations()[SECOND]


def page(client: Client, town: str = "") -> str:
    return client.get(reverse("demo"), {"kommun": town} if town else {}).content.decode()


class TestTheLogInPage:
    pytestmark = in_the_demo

    def test_a_municipality_is_chosen_first(self, client: Client, shared: str) -> None:
        html = page(client)
        for town in (FIRST, SECOND):
            assert f"?kommun={town}" in html
            assert organisations()[town].municipality.name in html
        assert "<button" not in html.split("<main")[1].split("</main>")[0]
        assert page(client, "finns-inte") == html or "Välj kommun" in page(client, "finns-inte")

    def test_it_shows_the_people_of_that_one_only(self, client: Client, shared: str) -> None:
        first, second = page(client, FIRST), page(client, SECOND)
        assert "Testa Provbyson" in second
        assert "Testa Provbyson" not in first
        alone = organisations()[FIRST].everybody[1].name
        assert alone in first
        assert alone not in second

    def test_somebody_in_both_begins_where_it_was_chosen(self, client: Client, shared: str) -> None:
        for town in (FIRST, SECOND, FIRST):
            person = the_people(town)[shared]
            client.post(f"{reverse('demo-become')}?kommun={town}", {"person": person.pk})
            html = client.get(reverse("your-turn")).content.decode()
            assert f"Du är i <strong>{organisations()[town].municipality.name}</strong>." in html
            assert f'href="/demo/?kommun={town}"' in html

    def test_nobody_becomes_somebody_of_the_other_one(self, client: Client, shared: str) -> None:
        alone = the_people(SECOND)["testa.provbyson"]
        for address in (f"{reverse('demo-become')}?kommun={FIRST}", reverse("demo-become")):
            assert client.post(address, {"person": alone.pk}).status_code == 404

    def test_to_choose_a_municipality_costs_next_to_nothing(
        self, client: Client, shared: str, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_max_num_queries(2):
            page(client)


@pytest.mark.parametrize("slug", list(organisations()))
def test_every_file_holds_and_nothing_is_amiss(slug: str) -> None:
    file = organisations()[slug]
    assert mistakes(file, clock.today()) == []
    assert remarks(file, clock.today()) == []
    assert all(file.person(one.who) for one in file.first)


def test_people_are_told_apart() -> None:
    """Only those meant to be in two have the same address; no two share a name."""
    files: list[OrganisationFile] = [read(path) for path in sorted((FOLDER / "organisations").glob("*.yaml"))]
    by_name: dict[str, set[str]] = {}
    for file in files:
        for person in file.everybody:
            by_name.setdefault(person.name, set()).add(file.address(person))
    assert {name for name, addresses in by_name.items() if len(addresses) > 1} == set()
    everywhere = [file.address(person) for file in files for person in file.everybody]
    assert all(address.endswith(".invalid") for address in everywhere)
    assert len(everywhere) > len(set(everywhere)), "somebody is in two"


@pytest.mark.django_db
def test_all_of_them_stand_beside_each_other() -> None:
    for slug in organisations():
        create_organisation(slug)
    assert set(Municipality.objects.values_list("slug", flat=True)) == set(organisations())
    for slug in organisations():
        doors = Affiliation.objects.filter(municipality__slug=slug)
        assert doors.count() == len(the_people(slug)) == len(organisations()[slug].everybody)


def test_stories_are_of_the_municipality_whose_folder_they_lie_in() -> None:
    for path in FILES:
        assert read_story(path).story.municipality == path.parent.name, path
