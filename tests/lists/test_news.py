"""What is new: what one is told of and what happens in what one follows."""

from __future__ import annotations

import pytest

from socinv.lifecycle.models import Following
from socinv.lifecycle.perform import perform
from socinv.notices.models import Notice
from tests.factories.cases import a_submitted_idea, an_approved_idea, assessment, open_step
from tests.factories.house import a_house
from tests.lists.asking import page

pytestmark = pytest.mark.django_db


def test_shown_notices_are_read() -> None:
    house = a_house()
    a_submitted_idea(house)
    chair = house.person("network.chair")
    assert Notice.objects.filter(recipient=chair, read_at=None).exists()
    assert "fick ärendet för idéprövning, med svar senast" in page(chair, "/nytt/")
    assert not Notice.objects.filter(recipient=chair, read_at=None).exists()
    assert Notice.objects.filter(recipient=house.person("network.secretary"), read_at=None).exists()


def test_what_others_do_in_a_followed_case_and_not_one_s_own() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    secretary = house.person("planning-committee.secretary")
    assert "Inget nytt" in page(secretary, "/nytt/")
    Following.objects.create(municipality=house.municipality, person=secretary, case=idea.case)
    assert "lämnade in idén" in page(secretary, "/nytt/")
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    writer = house.person("education.writer")
    text = page(writer, "/nytt/")
    assert f"{house.bodies['network'].name} biföll idén" in text
    assert assessment(step)["reasons"] in text, "with what was said"
    assert "lämnade in idén" not in text


def test_how_a_draft_is_coming_along_is_for_those_who_write_it() -> None:
    house = a_house()
    application = an_approved_idea(house)
    perform(application, "ask_for_support", by=house.person("education.writer"), part="method", question="Hemlig?")
    for key, seen in (("social.writer", False), ("education.head", True), ("coordination.evaluation", True)):
        person = house.person(key)
        Following.objects.get_or_create(municipality=house.municipality, person=person, case=application.case)
        assert ("Hemlig?" in page(person, "/nytt/")) is seen, key


def test_what_one_no_longer_sees_is_not_told() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    stranger = house.person("affiliated")
    Following.objects.create(municipality=house.municipality, person=stranger, case=idea.case)
    assert "Inget nytt" in page(stranger, "/nytt/")
    assert idea.case.ref not in page(stranger, "/")
