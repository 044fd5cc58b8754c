"""The versions of a guideline: which one is in force, older ones on their own address, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from socinv.lifecycle.process import Process, all_processes
from socinv.lifecycle.process.difference import differences
from socinv.lifecycle.process.load import versions_of
from socinv.organisation.process_versions import versions_on
from tests.factories.house import House
from tests.factories.processes import a_variant
from tests.organisation.conftest import SignedIn
from tests.presentation.markup import Markup


def a_later(process: Process, version: str, day: date, **changes: Any) -> Process:
    """A later version of the same guideline, known to the system."""
    head = process.process.model_copy(update={"version": version, "valid_from": day})
    newer = process.model_copy(update={"process": head, **changes})
    newer.__dict__.pop("_steps", None)
    all_processes()[newer.slug, version] = newer
    return newer


@pytest.fixture
def versions(house: House) -> Iterator[tuple[Process, Process, Process]]:
    """The one before, the one in force with a shorter decision and another criterion, and one to come."""
    with a_variant() as old:
        *others, decision = old.review.application
        quick = old.review.model_copy(update={"application": (*others, decision.model_copy(update={"days": 9}))})
        renamed = old.criterion[0].model_copy(update={"title": "Ett nytt kriterium"})
        now = a_later(old, "mitten", date(2021, 3, 1), review=quick, criterion=(renamed, *old.criterion[1:]))
        coming = a_later(old, "framtiden", date(2999, 1, 1))
        house.municipality.process = old.slug
        house.municipality.save(update_fields=["process"])
        yield old, now, coming
        for one in (now, coming):
            del all_processes()[one.slug, one.version]


def _read(client: Client, url: str, **query: str) -> Markup:
    response = client.get(url, query)
    assert response.status_code == 200
    drawn = Markup(response.content.decode())
    assert drawn.faults == []
    return drawn


Versions = tuple[Process, Process, Process]


def test_the_page_shows_the_one_in_force(coordinator: Client, versions: Versions) -> None:
    words = _read(coordinator, reverse("process")).text
    assert "Ett nytt kriterium" in words
    assert "inom 9 dagar" in words
    assert "Lydelsen mitten gäller för ärenden som börjar nu, sedan 1 mars 2021" in words
    assert "Det här är inte den lydelse som gäller nu" not in words


def test_an_older_one_says_so_and_when_it_was_in_force(coordinator: Client, versions: Versions) -> None:
    old, _now, _coming = versions
    words = _read(coordinator, reverse("process"), version=old.version).text
    assert "Ett nytt kriterium" not in words
    assert "Det här är inte den lydelse som gäller nu" in words
    assert "till 28 februari 2021" in words


def test_one_to_come_says_from_when(coordinator: Client, versions: Versions) -> None:
    words = _read(coordinator, reverse("process"), version="framtiden").text
    assert "gäller för ärenden som börjar från och med 1 januari 2999" in words


@pytest.mark.parametrize("version", ["1800", "<b>", "x" * 500])
def test_a_version_that_is_not_there(coordinator: Client, versions: Versions, version: str) -> None:
    assert coordinator.get(reverse("process"), {"version": version}).status_code == 404


def test_another_municipality_is_not_read(coordinator: Client, versions: Versions) -> None:
    """The version is looked for among one's own only."""
    with a_variant() as other:
        others = a_later(other, "andras", date(2022, 1, 1))
        try:
            assert coordinator.get(reverse("process"), {"version": others.version}).status_code == 404
            assert "andras" not in _read(coordinator, reverse("process-difference"), till="andras").text
        finally:
            del all_processes()[others.slug, others.version]


def test_what_differs_is_side_by_side(coordinator: Client, versions: Versions) -> None:
    old, _now, _coming = versions
    words = _read(coordinator, reverse("process-difference")).text
    decision = old.review.application[-1]
    for said in (
        "Vad skiljer?",
        "Förut",
        "Nu",
        decision.title,
        f"{decision.days} dagar",
        "9 dagar",
        "Ett nytt kriterium",
    ):
        assert said in words, said


def test_one_chooses_the_versions(coordinator: Client, versions: Versions) -> None:
    old, now, _coming = versions
    words = _read(coordinator, reverse("process-difference"), fran=now.version, till="framtiden").text
    assert "Förut: Lydelsen mitten" in words
    assert "Nu: Lydelsen framtiden" in words
    same = _read(coordinator, reverse("process-difference"), fran=old.version, till=old.version).text
    assert "De två lydelserna är lika." in same


@pytest.mark.parametrize("query", [{"fran": "1800"}, {"till": "<b>"}, {"fran": "", "till": ""}])
def test_odd_choices_give_the_usual_ones(coordinator: Client, versions: Versions, query: dict[str, str]) -> None:
    assert "Nu: Lydelsen mitten" in _read(coordinator, reverse("process-difference"), **query).text


def test_a_lone_version_has_nothing_to_compare(house: House, coordinator: Client) -> None:
    with a_variant() as process:
        house.municipality.process = process.slug
        house.municipality.save(update_fields=["process"])
        assert "Vad skiljer?" not in _read(coordinator, reverse("process")).text
        assert "Det finns bara en lydelse" in _read(coordinator, reverse("process-difference")).text


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "affiliated"])
def test_everyone_here_reads_what_differs(house: House, signed_in: SignedIn, versions: Versions, who: str) -> None:
    assert signed_in(house.person(who)).get(reverse("process-difference")).status_code == 200


def test_outsiders_do_not(house: House, signed_in: SignedIn) -> None:
    assert signed_in(house.person("outsider")).get(reverse("process-difference")).status_code == 404


def test_a_running_case_keeps_its_version(versions: Versions) -> None:
    old, now, _coming = versions
    listed = versions_on(old.slug, date(2022, 1, 1))
    assert [(one.process.version, one.is_in_force) for one in listed] == [
        ("framtiden", False), (now.version, True), (old.version, False),
    ]  # fmt: skip
    assert versions_on(old.slug, date(2020, 1, 1))[-1].is_in_force


def test_a_note_stands_at_the_top(house: House, coordinator: Client) -> None:
    with a_variant() as process:
        head = process.process.model_copy(update={"note": "Källan är ett remissvar."})
        all_processes()[process.slug, process.version] = process.model_copy(update={"process": head})
        house.municipality.process = process.slug
        house.municipality.save(update_fields=["process"])
        words = _read(coordinator, reverse("process")).text
        assert words.index("Källan är ett remissvar.") < words.index(process.process.purpose)


def test_a_guideline_with_less_in_it_is_shown_too(house: House, coordinator: Client) -> None:
    """No idea stage, no orderer, nothing after the decision."""
    with a_variant() as full:
        bare = full.model_copy(update={
            "form": full.form.model_copy(update={"idea": ()}),
            "review": full.review.model_copy(update={"idea": ()}),
            "orderer": None, "proposal": None, "scale_up": None, "request": None, "repayment": None, "later": (),
            "factor": (), "financier": (),
        })  # fmt: skip
        all_processes()[full.slug, full.version] = bare
        house.municipality.process = full.slug
        house.municipality.save(update_fields=["process"])
        words = _read(coordinator, reverse("process")).text
        assert "Får idén bifall" not in words
        assert "Så går ett projekt" not in words
        assert "Så prioriteras ansökningar" not in words


def test_queries_do_not_grow_with_versions(
    coordinator: Client, versions: Versions, django_assert_max_num_queries: Any
) -> None:
    for name in ("process", "process-difference"):
        with django_assert_max_num_queries(12):
            coordinator.get(reverse(name))


@pytest.mark.parametrize("process", list(all_processes().values()), ids=lambda one: f"{one.slug}@{one.version}")
def test_every_guideline_there_is_can_be_read(house: House, coordinator: Client, process: Process) -> None:
    house.municipality.process = process.slug
    house.municipality.save(update_fields=["process"])
    words = _read(coordinator, reverse("process"), version=process.version).text
    for said in (*(one.title for one in process.body), *(step.title for step in process.steps("application"))):
        assert said in words


SLUGS = sorted({slug for slug, _version in all_processes()})


@pytest.mark.parametrize("slug", [one for one in SLUGS if len(versions_of(one)) > 1])
def test_each_change_of_guideline_there_is_is_told(house: House, coordinator: Client, slug: str) -> None:
    """Running cases finish under the old one; a page says what differs."""
    house.municipality.process = slug
    house.municipality.save(update_fields=["process"])
    new, old, *_rest = versions_of(slug)
    words = _read(coordinator, reverse("process-difference"), fran=old.version, till=new.version).text
    found = differences(old, new)
    assert found
    assert all(one.group in words and (not one.label or one.label in words) for one in found)
