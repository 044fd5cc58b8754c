"""Two at the same moment: the numbers have neither gaps nor doubles, and no file is made twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event as Signal
from typing import Any
from unittest.mock import patch

import pytest

from applications.models import Case
from socinv.documents import making
from socinv.documents.kinds import Kind
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import locking
from socinv.organisation.models import User
from tests.documents.making_it import ordered
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house
from tests.races.race import at_once, raised

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house() -> House:
    return a_house()


@pytest.fixture
def cases(house: House) -> list[Case]:
    return [a_submitted_idea(house, department).case for department in ("education", "social", "culture")]


@pytest.fixture(autouse=True)
def _system(house: House) -> None:
    User.objects.system()


def orders(house: House, cases: list[Case], kind: Kind) -> list[Callable[[], Any]]:
    """Different cases at once, and each case by both coordinators."""
    people = [house.person("coordination.method"), house.person("coordination.evaluation")]
    return [partial(order_document, kind.key, case, person) for case in cases for person in people]


def test_numbers_have_neither_gaps_nor_doubles(house: House, cases: list[Case], kind: Kind) -> None:
    results = at_once(*orders(house, cases, kind))
    assert raised(results, Exception) == 0, results
    assert sorted(Document.objects.values_list("serial", flat=True)) == [1, 2, 3]
    assert {(one.thing_id, one.version) for one in results} == {(case.pk, 1) for case in cases}


def test_without_the_lock_they_do(house: House, cases: list[Case], kind: Kind) -> None:
    """The negative control: the race is there when nobody waits for anybody."""
    with patch.object(locking, "alone", lambda _municipality: None):
        for _try in range(10):
            results = at_once(*orders(house, cases, kind))
            if raised(results, Exception):
                return
            for case in cases:
                Case.objects.filter(pk=case.pk).update(title=f"{case.title}{_try}")
                case.refresh_from_db()
    pytest.fail("nobody came in anybody's way")


def test_two_workers_never_make_the_same(house: House, cases: list[Case], kind: Kind) -> None:
    document, drawn, go_on = ordered(house, cases[0]), [], Signal()

    def draw(one: Document) -> tuple[bytes, int]:
        drawn.append(one.pk)
        go_on.wait(2)
        return b"%PDF", 1

    def second() -> bool:
        while not drawn:
            go_on.wait(0.01)
        try:
            return making.make_document(document.pk)
        finally:
            go_on.set()

    with patch.object(making, "_drawn", draw):
        results = at_once(partial(making.make_document, document.pk), second)
    assert results == [True, False]
    assert drawn == [document.pk]


def test_acting_in_the_case_does_not_wait_for_the_file(house: House, cases: list[Case], kind: Kind) -> None:
    document, began, go_on = ordered(house, cases[0]), Signal(), Signal()

    def draw(_one: Document) -> tuple[bytes, int]:
        began.set()
        assert go_on.wait(30), "the act in the case waited for the file"
        return b"%PDF", 1

    def act() -> Document:
        assert began.wait(30)
        try:
            return ordered(house, cases[0], title="Ny rubrik medan filen görs")
        finally:
            go_on.set()

    with patch.object(making, "_drawn", draw):
        made, later = at_once(partial(making.make_document, document.pk), act)
    assert made is True
    assert later.version == 2
    document.refresh_from_db()
    assert document.status == "issued"
