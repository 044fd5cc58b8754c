"""Ordering a document: who may, its number and version, what is kept, and what a second click does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from applications.models import Case
from socinv.documents.kinds import Kind
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.lifecycle.telling import sentence
from socinv.lifecycle.verdict import Ground, Refused
from socinv.organisation.models import User
from tests.factories.cases import a_submitted_idea
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db


def order(house: House, case: Case, who: str = "coordination.method") -> Document:
    return order_document("sample", case, house.person(who))


def renamed(case: Case, title: str) -> Case:
    Case.objects.filter(pk=case.pk).update(title=title)
    return Case.objects.get(pk=case.pk)


def test_what_it_says_is_kept_as_it_was_ordered(house: House, case: Case, kind: Kind) -> None:
    made = order(house, case)
    renamed(case, "Något annat")
    made.refresh_from_db()
    assert made.title == f"Om {case.title}"
    assert made.source["sections"][0]["blocks"][0]["block"] == "bullets"
    assert (made.status, made.version, made.ordered_by) == ("ordered", 1, house.person("coordination.method"))


def test_others_than_the_kind_lets_are_refused(house: House, case: Case, kind: Kind) -> None:
    with pytest.raises(Refused) as refused:
        order(house, case, "education.writer")
    assert refused.value.verdict.ground is Ground.PERSON
    assert not Document.objects.exists()


def test_it_is_refused_when_it_cannot_be_made_yet(house: House, case: Case, kind: Kind) -> None:
    with pytest.raises(Refused, match="inte dags"):
        order(house, renamed(case, "Stopp"))


def test_the_system_orders_where_a_step_asks_for_it(house: House, case: Case, kind: Kind) -> None:
    assert order_document("sample", case, User.objects.system()).status == "ordered"


def test_a_coordinator_elsewhere_is_refused(house: House, case: Case, kind: Kind) -> None:
    with pytest.raises(Refused) as refused:
        order_document("sample", case, a_house().person("coordination.method"))
    assert refused.value.verdict.ground in (Ground.PERSON, Ground.OUTSIDE)


def test_a_second_click_gives_the_same_document(house: House, case: Case, kind: Kind) -> None:
    assert order(house, case) == order(house, case)
    with clock.at(clock.now() + timedelta(days=3)):
        order(house, case)
    assert Document.objects.count() == 1


def test_a_change_gives_a_new_version_and_leaves_the_first(house: House, case: Case, kind: Kind) -> None:
    first = order(house, case)
    second = order(house, renamed(case, "Ny rubrik"))
    first.refresh_from_db()
    assert (first.version, second.version) == (1, 2)
    assert first.title != second.title


def test_numbers_follow_on_one_another_in_each_municipality_and_year(house: House, case: Case, kind: Kind) -> None:
    other = a_house()
    numbers = [order(house, renamed(case, title)).number for title in ("Ett", "Två")]
    there = order(other, a_submitted_idea(other).case)
    with clock.at(clock.now().replace(year=clock.today().year + 1)):
        new_year = order(house, renamed(case, "Tre"))
    year = clock.today().year
    assert numbers == [f"{year}-1", f"{year}-2"]
    assert (there.number, new_year.number, new_year.version) == (f"{year}-1", f"{year + 1}-1", 3)


def test_what_is_taken_back_leaves_no_gap(house: House, case: Case, kind: Kind) -> None:
    with transaction.atomic():
        order(house, case)
        transaction.set_rollback(True)
    assert order(house, case).serial == 1


def test_the_history_says_who_ordered_what(house: House, case: Case, kind: Kind) -> None:
    made = order(house, case)
    event = Event.objects.get(thing="documents.document", verb="order")
    name = house.person("coordination.method").name
    assert sentence(event) == f"{name} beställde handling {made.number}, provhandling: Om {case.title}."
    assert event.case == case


def test_one_that_is_issued_never_changes_and_none_is_deleted(house: House, case: Case, kind: Kind) -> None:
    made = order(house, case)
    said: dict[str, Any] = {"file": "x.pdf", "sha256": "0" * 64, "size": 1, "pages": 1, "at": clock.now()}
    with pytest.raises(Refused):
        perform(made, "issue", by=house.person("coordination.method"), **said)
    perform(made, "issue", by=User.objects.system(), **said)
    changes: list[dict[str, Any]] = [{"title": "Annat"}, {"sha256": "1" * 64}, {"source": {}}, {"attempts": 3}]
    for change in changes:
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            Document.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        Document.objects.filter(pk=made.pk).delete()
