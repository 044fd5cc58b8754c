"""A committee that both decides and takes part is told once; a change is called what the process file calls it."""

from __future__ import annotations

from collections import Counter

import pytest

from applications.history.story import told
from projects.models import ScaleUp
from socinv.lifecycle.models import Event
from socinv.lifecycle.process.project_schema import Way
from socinv.notices.audience import told_of
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under
from tests.factories.projects import a_running_project, an_evaluated_project, ask_change
from tests.projects.reading import SHORT, read
from tests.projects.variants import ways

pytestmark = pytest.mark.django_db


def names(thing: object, verb: str) -> Counter[str]:
    """Every body's name as the page lists it, and how many times."""
    return Counter(name for one in told_of(thing, verb) for name in one.who.split(", "))


@pytest.mark.rule("NOR-12")
def test_the_committee_that_decides_is_told_once() -> None:
    with a_variant(**ways()) as process:
        house = under(a_house(), process)
        scale_up = ScaleUp.objects.get(project=an_evaluated_project(house, **SHORT))
        counted = names(scale_up, "decide")
        assert counted["Nämnden education"] == 1
        told_people = [person for one in told_of(scale_up, "decide") for person in one.people]
    assert house.person("education-committee.chair") in told_people
    assert max(counted.values()) == 1


def test_the_others_that_take_part_are_told_too(house: House) -> None:
    scale_up = ScaleUp.objects.get(project=an_evaluated_project(house, **SHORT))
    assert names(scale_up, "propose")["Nämnden education"] == 0, "nothing is decided yet"
    assert names(scale_up, "drop")["Nämnden education"] == 1


def test_a_change_has_the_name_of_the_file() -> None:
    rule = a_process().change
    choices = tuple(
        Way(key=one.key, label="Avbryta satsningen") if one.key == "early-end" else one for one in rule.choices
    )
    with a_variant(change=rule.model_copy(update={"choices": choices})) as process:
        house = under(a_house(), process)
        project = a_running_project(house, **SHORT)
        change = ask_change(house, project, "early-end", ends=project.starts)
        assert str(change) == "Avbryta satsningen"
        event = Event.objects.get(case=project.case, thing="projects.change", verb="ask")
        assert "avbryta satsningen" in told(project.case, [event], inside=True)[0].sentence
        assert "avbryta satsningen" in read(house.person("project.owner"), project.get_absolute_url())


@pytest.fixture
def house() -> House:
    return a_house()
