"""The municipality's guideline as the system follows it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from socinv.organisation.project_page import schedule
from tests.factories.house import House, a_process
from tests.organisation.conftest import SignedIn
from tests.presentation.markup import Markup


@pytest.mark.parametrize("who", ["network.chair", "education.writer", "affiliated", "coordination.method"])
def test_everyone_here_reads_it(house: House, signed_in: SignedIn, who: str) -> None:
    assert signed_in(house.person(who)).get(reverse("process")).status_code == 200


def test_outsider_and_anonymous_do_not(house: House, signed_in: SignedIn) -> None:
    assert signed_in(house.person("outsider")).get(reverse("process")).status_code == 404
    assert Client().get(reverse("process")).status_code == 302


def test_page_says_what_the_file_says(house: House, coordinator: Client) -> None:
    process = a_process()
    drawn = Markup(coordinator.get(reverse("process")).content.decode())
    assert drawn.faults == []
    for said in (
        process.process.purpose, process.process.source, *(one.task for one in process.body),
        *(one.text for one in (*process.criterion, *process.factor)), *(one.title for one in process.later),
        *(f"inom {step.days} dagar" for step in (*process.steps("idea"), *process.steps("application"))),
    ):  # fmt: skip
        assert said in drawn.text


def test_what_comes_after_the_decision_is_told_from_the_file(house: House, coordinator: Client) -> None:
    process = a_process()
    words = Markup(coordinator.get(reverse("process")).content.decode()).text
    rule, change, request, closing = process.project, process.change, process.request, process.closing
    proposal, scale_up = process.proposal, process.scale_up
    assert request is not None
    assert proposal is not None
    assert scale_up is not None
    for said in (
        rule.steering.title, rule.steering.task, rule.group.title, rule.group.task, rule.describes, rule.eu_text,
        *(one.title for one in rule.seat), *(one.task for one in rule.seat),
        process.reporting.title, process.reporting.text, change.title, change.text, request.title, closing.title,
        closing.judged.title, *(one.label for one in closing.judged.choices), proposal.text,
        *(one.label for one in proposal.choices), scale_up.text,
        *(f"inom {one.days} dagar" for one in (rule, change, request, closing, closing.judged, scale_up)),
        f"inom {process.reporting.days} dagar efter periodens slut",
        *(part.lead for form in ("project", "report", "evaluation") for part in process.parts(form)),
    ):  # fmt: skip
        assert said in words, said


def test_the_schedule_is_said_in_words() -> None:
    assert schedule(a_process()) == "Två gånger om året, för tiden till och med 30 juni och 31 december"


def test_internal_names_are_not_shown(house: House, coordinator: Client) -> None:
    process = a_process()
    words = Markup(coordinator.get(reverse("process")).content.decode()).text
    rules = {rule for step in process.steps("application") for rule in step.rules}
    assert not rules & set(re.findall(r"[A-Z]{3}-\d\d", words))
    assert not {"concerned-committees", "invited-expert", "management-group"} & set(words.split())
    assert "Avsnitt 2.4" in words
