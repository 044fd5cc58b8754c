"""Things that the documents of a project are made of."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from projects.models import Evaluation, FollowUp, Project
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.process import Process
from tests.factories.house import a_house
from tests.factories.processes import registered, under
from tests.factories.projects import (
    a_running_project,
    a_sent_report,
    an_accepted_report,
    an_evaluated_project,
    ask_change,
    at_the_end,
    decide_change,
    decide_scale_up,
    noon,
    propose,
    report_of,
    write,
)
from tests.projects.reading import SHORT
from tests.projects.variants import followed_up

Made = tuple[str, Any]


@cache
def following_up() -> Process:
    """A guideline with a follow-up."""
    return registered(**followed_up())


def order() -> Made:
    return "project-order", a_running_project(a_house())


def template() -> Made:
    """Of the second report, with what the first said."""
    house = a_house()
    project = a_running_project(house)
    first = report_of(project)
    with clock.at(noon(first.period_to)):
        a_sent_report(house, first)
    return "report-template", report_of(project, 2)


def report() -> Made:
    """The second, so that there is a picture of what has been measured."""
    house = a_house()
    project = a_running_project(house)
    for number in (1, 2):
        one = report_of(project, number)
        with clock.at(noon(one.period_to)):
            an_accepted_report(house, one)
    return "progress-report", report_of(project, 2)


def evaluation() -> Made:
    return "evaluation", Evaluation.objects.get(project=an_evaluated_project(a_house(), **SHORT))


def verdict() -> Made:
    return "verdict-memo", Evaluation.objects.get(project=an_evaluated_project(a_house(), "partly", **SHORT))


def follow_up() -> Made:
    house = under(a_house(), following_up())
    found = FollowUp.objects.get(project=an_evaluated_project(house, **SHORT))
    assert found.opens_on
    with clock.at(noon(found.opens_on)):
        write(found, by=house.person("network.member"))
        perform(found, "submit", by=house.person("network.member"))
    return "follow-up-evaluation", FollowUp.objects.get(pk=found.pk)


def change() -> Made:
    house = a_house()
    project = a_running_project(house)
    assert project.ends
    asked = ask_change(house, project, "extension", ends=project.ends + timedelta(90), amount=Decimal(50_000))
    return "change-memo", decide_change(house, asked)


def continuation() -> Made:
    """Decided, with resources moved."""
    house = a_house()
    project: Project = an_evaluated_project(house, **SHORT)
    move = {
        "from_body": house.bodies["social-committee"], "to_body": house.bodies["education-committee"],
        "amount": Decimal(120_000), "from_year": 2028,
    }  # fmt: skip
    with clock.at(at_the_end(project)):
        proposed = propose(house, project, parts=["Tidiga samtal"])
        return "continuation-memo", decide_scale_up(house, proposed, moves=[move])


MAKERS = (order, template, report, evaluation, verdict, follow_up, change, continuation)
