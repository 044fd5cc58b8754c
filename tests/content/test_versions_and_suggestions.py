"""A form kept as it was sent in, and a coordinator's wording taken into it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from applications.models import Application, Case, Comment, Idea, Part, Version
from socinv.lifecycle.perform import perform
from tests.factories import acts
from tests.factories.cases import a_draft, an_approved_idea
from tests.factories.house import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return a_house()


def answers(case: Case, form: str, part: str) -> dict[str, object]:
    found: dict[str, object] = Part.objects.get(case=case, form=form, key=part).answers
    return found


def test_each_submission_is_kept_as_it_was(house: House) -> None:
    case = a_draft(house, problem="Så här var det först.").case
    acts.send_in_idea(house, case)
    acts.assess(house, case, "returned")
    row = Part.objects.get(case=case, form="idea", key="problem")
    row.answers |= {"problem": "Så här blev det sedan."}
    row.save()
    acts.send_in_idea(house, case)
    kept = Version.objects.filter(case=case, form="idea").order_by("number")
    assert [(one.number, one.answers["problem"]["problem"]) for one in kept] == [
        (1, "Så här var det först."), (2, "Så här blev det sedan."),
    ]  # fmt: skip
    assert {one.made_by for one in kept} == {house.person("education.writer")}
    assert case.events.filter(verb="submit").count() == 2


def test_idea_and_application_are_numbered_apart(house: House) -> None:
    case = an_approved_idea(house).case
    acts.write_application(house, case)
    acts.send_in_application(house, case)
    assert set(Version.objects.filter(case=case).values_list("form", "number")) == {("idea", 1), ("application", 1)}


def test_a_version_is_never_changed(house: House) -> None:
    case = a_draft(house).case
    acts.send_in_idea(house, case)
    version = Version.objects.filter(case=case)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        version.update(answers={})
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        version.delete()


def suggested(house: House, application: Application, field: str, text: str) -> Comment:
    said: dict[str, Any] = {"part": "problem", "text": "Skriv så.", "field": field, "suggestion": text}
    perform(application, "comment", by=house.person("coordination.method"), **said)
    return Comment.objects.latest("pk")


@pytest.mark.rule("SUN-22")
def test_a_suggestion_is_taken_in_as_the_writers_act(house: House) -> None:
    application = an_approved_idea(house)
    comment = suggested(house, application, "group", "Barn mellan tio och tolv år.")
    before = answers(application.case, "application", "problem")
    perform(application, "resolve_comment", by=house.person("education.writer"), comment=comment, accepted=True)
    assert answers(application.case, "application", "problem") == before | {"group": "Barn mellan tio och tolv år."}
    row = Part.objects.get(case=application.case, form="application", key="problem")
    assert row.saved_by == house.person("education.writer")
    assert Comment.objects.get(pk=comment.pk).accepted


def test_a_comment_that_is_only_marked_as_done_changes_no_text(house: House) -> None:
    application = an_approved_idea(house)
    comment = suggested(house, application, "group", "Barn mellan tio och tolv år.")
    before = answers(application.case, "application", "problem")
    perform(application, "resolve_comment", by=house.person("education.writer"), comment=comment)
    assert answers(application.case, "application", "problem") == before


@pytest.mark.parametrize("field", ["girls", "nothing-of-the-kind"])
def test_only_running_text_takes_a_suggestion(house: House, field: str) -> None:
    application = an_approved_idea(house)
    comment = suggested(house, application, "group", "Text")
    Comment.objects.filter(pk=comment.pk).update(field=field)
    before = answers(application.case, "application", "problem")
    fresh = Comment.objects.get(pk=comment.pk)
    perform(application, "resolve_comment", by=house.person("education.writer"), comment=fresh, accepted=True)
    assert answers(application.case, "application", "problem") == before


def test_the_title_follows_a_suggestion_that_is_taken_in(house: House) -> None:
    idea = a_draft(house)
    said: dict[str, Any] = {"part": "idea", "text": "Kortare.", "field": "title", "suggestion": "Närvaroteam"}
    perform(idea, "comment", by=house.person("coordination.method"), **said)
    comment = Comment.objects.latest("pk")
    perform(idea, "resolve_comment", by=house.person("education.writer"), comment=comment, accepted=True)
    assert Case.objects.get(pk=idea.case_id).title == "Närvaroteam"
    assert Idea.objects.get(pk=idea.pk).status == "draft"
