"""What is put back for a test is what was built: the rows, the objects, and what is to follow."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, models, transaction

from applications.models import Idea
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Municipality, User
from tests.factories import kept, rows
from tests.factories.cases import a_draft, a_granted_application, a_submitted_idea
from tests.factories.house import House, a_house, a_person
from tests.factories.kept import shelf
from tests.factories.projects import (
    a_closing_project,
    a_running_project,
    a_sent_report,
    an_evaluated_project,
    at_the_end,
    propose,
    report_of,
)

pytestmark = pytest.mark.django_db
Build = Callable[[], Any]
DIFFERS = re.compile(
    r"person\d+|(?<=,)![A-Za-z0-9]*|\b[a-z0-9]{10}\b|\b[a-f0-9]{32}\b|\d+"
)  # no password, an address, what a message is called, a number or a moment


def granted() -> Any:
    return a_granted_application(a_house())


def reported() -> Any:
    house = a_house()
    return a_sent_report(house, report_of(a_running_project(house)))


def proposed() -> Any:
    house = a_house()
    project = an_evaluated_project(house)
    with clock.at(at_the_end(project)):
        return propose(house, project)


BUILDS = [a_house, granted, reported, proposed]


def once(build: Build, *, known: bool = True) -> tuple[Any, rows.Snapshot, list[Any]]:
    """Build it as the first thing in a test, see what there is, and undo it."""
    waiting = len(connection.run_on_commit)
    with transaction.atomic():
        shelf.begin(enabled=known)
        built = build()
        there, follows = rows.snapshot(), connection.run_on_commit[waiting:]
        transaction.set_rollback(True)
    return built, there, [one[1] for one in follows]


def plain(thing: Any) -> Any:
    """An object by its values."""
    if isinstance(thing, House):
        return [plain(one) for one in (thing.municipality, thing.bodies, thing.departments, thing.people)]
    if isinstance(thing, dict):
        return {key: plain(one) for key, one in thing.items()}
    assert isinstance(thing, models.Model)
    return type(thing), {one.attname: getattr(thing, one.attname) for one in thing._meta.concrete_fields}


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.__name__)
def test_what_is_put_back_equals_what_was_built(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept.shelf, "outcomes", type(shelf.outcomes)())
    first, built, first_follows = once(build)
    monkeypatch.setattr(kept, "_build", None)  # nothing may be built now
    second, put_back, then_follows = once(build)
    assert put_back == built, "row by row, to the letter"
    assert first_follows == then_follows
    assert plain(second) == plain(first)
    assert second is not first


@pytest.mark.parametrize("build", BUILDS, ids=lambda build: build.__name__)
def test_it_equals_what_is_built_without_any_of_this(build: Build) -> None:
    once(build)
    _, put_back, follows = once(build)
    _, built, then_follows = once(build, known=False)
    assert {table: len(found) for table, found in put_back.items()} == {
        table: len(found) for table, found in built.items()
    }
    assert list(map(called, follows)) == list(map(called, then_follows))
    for table in put_back:
        assert shapes(put_back[table]) == shapes(built[table]), table


def called(follow: Any) -> str:
    """What is to follow, apart from the row that it is about."""
    return str(getattr(follow, "__qualname__", type(follow).__name__))


def shapes(found: dict[str, str]) -> list[str]:
    """Rows in the order of their keys, with whatever differs between one time and the next as one sign."""
    rows_in_order = [found[key] for key in sorted(found, key=lambda key: (len(key), key))]
    return [re.sub(r"#\.#\+#", "#+#", DIFFERS.sub("#", row)) for row in rows_in_order]


def test_each_test_gets_its_own_objects_and_keys_go_on() -> None:
    def build() -> tuple[House, User, Idea]:
        house = a_house()
        idea = a_draft(house)
        return house, a_person(municipality=house.municipality), idea

    def alone() -> tuple[House, Idea]:
        house = a_house()
        return house, a_draft(house)

    once(alone)
    with transaction.atomic():
        shelf.begin()
        house, person, idea = build()
        assert person.pk > max(one.pk for one in house.people.values())
        perform(idea, "submit", by=house.person("education.writer"))
        assert Idea.objects.get().status == "submitted"
        other = a_house()
        assert other.municipality.slug != house.municipality.slug
        assert Municipality.objects.count() == 2
        house.municipality.name = "Ändrad"
        transaction.set_rollback(True)
    (again, _), _, _ = once(alone)
    assert again.municipality.name != "Ändrad"
    assert again.municipality is not house.municipality


def test_after_any_other_write_everything_is_built() -> None:
    def build() -> Any:
        house = a_house()
        house.municipality.save()
        return a_submitted_idea(house)

    first, _, _ = once(build)
    second, _, _ = once(build)
    assert first.pk != second.pk, "a state that nobody knows is not kept"
    with transaction.atomic():
        shelf.begin()
        house = a_house()
        assert shelf.know()
        with transaction.atomic():
            transaction.set_rollback(True)
        assert not shelf.know(), "what was undone is not known either"
        assert a_draft(house).pk
        transaction.set_rollback(True)


def test_another_day_another_moment_and_other_words_are_another_state() -> None:
    shelf.begin()
    house = a_house()
    assert shelf.know()
    state = shelf.state

    def build(moment: datetime, **changes: str) -> Any:
        with transaction.atomic(), clock.at(moment):
            shelf.state, shelf.enabled = state, True
            pk = a_draft(house, **changes).pk
            transaction.set_rollback(True)
        return pk

    noon = clock.now().replace(hour=12, microsecond=0)
    assert build(noon) == build(noon)
    assert build(noon) != build(noon + timedelta(seconds=1))
    assert build(noon, title="A") == build(noon, title="A")
    assert build(noon, title="A") != build(noon, title="B")


def test_what_cannot_be_told_by_value_is_built() -> None:
    with pytest.raises(kept.NotTheSame):
        kept.described(object())
    with pytest.raises(kept.NotTheSame):
        kept.described(Municipality(name="Osparad"))
    house = a_house()
    before = kept.described(house)
    house.people["any"] = a_person()
    assert kept.described(house) != before


def test_a_long_way_leaves_the_house_with_its_people() -> None:
    def build() -> House:
        house = a_house()
        a_closing_project(house)
        return house

    first, _, _ = once(build)
    second, _, _ = once(build)
    assert first.person("project.leader") == second.person("project.leader")
    assert list(first.people) == list(second.people)
