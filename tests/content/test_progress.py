"""How far a form has come, part by part."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.content.missing import missing_in
from applications.content.progress import progress
from applications.models import Idea, Part
from applications.views.forms.page import load_parts
from tests.factories.cases import a_draft
from tests.factories.house import House, a_house
from tests.factories.starting import start_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def test_a_new_form_is_not_begun(house: House) -> None:
    idea = start_idea(house.departments["education"], by=house.person("education.writer"))
    states = progress(idea)
    assert [state.number for state in states] == [1, 2, 3, 4]
    assert {(state.status, state.word) for state in states} == {("wait", "Inte påbörjad")}


def test_a_whole_form_is_done(house: House) -> None:
    states = progress(a_draft(house))
    assert {(state.status, state.word, state.left) for state in states} == {("ok", "Klar", ())}


def test_what_is_begun_says_how_much_is_left(house: House) -> None:
    idea = a_draft(house)
    row = Part.objects.get(case=idea.case, form="idea", key="problem")
    row.answers = {"problem": "Skrivet.", "target": "direct", "age-from": "10"}
    row.save()
    state = next(one for one in progress(Idea.objects.get(pk=idea.pk)) if one.part.key == "problem")
    assert (state.status, state.word) == ("off", "1 uppgift saknas")
    row.answers = {"problem": "Skrivet."}
    row.save()
    state = next(one for one in progress(Idea.objects.get(pk=idea.pk)) if one.part.key == "problem")
    assert state.word == "3 uppgifter saknas"


def test_the_parts_hold_every_line_that_is_missing(house: House) -> None:
    idea = a_draft(house)
    Part.objects.filter(case=idea.case).update(answers={})
    idea = Idea.objects.get(pk=idea.pk)
    assert [line for state in progress(idea) for line in state.left] == missing_in(idea)


def test_no_query_when_the_parts_are_there(house: House) -> None:
    idea = a_draft(house)
    load_parts(idea.case)
    with CaptureQueriesContext(connection) as seen:
        progress(idea)
    assert len(seen) == 0
