"""The leader writes the evaluation with the coordinators' support and sends it in (SUN-37, SUN-38, SUN-39)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from projects.models import Evaluation, Project
from socinv.lifecycle import clock, policy
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Refused, Verdict
from socinv.organisation.standing import standing_of
from tests.factories.house import House, a_house
from tests.factories.projects import a_closing_project, a_running_project, at_the_end, report_of, write
from tests.projects.reading import SHORT, read, signed_in, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def _evaluation(project: Project) -> Evaluation:
    return Evaluation.objects.get(project=project)


def _send(house: House, project: Project, who: str = "project.leader") -> None:
    with clock.at(at_the_end(project)):
        perform(_evaluation(project), "submit", by=house.person(who))


def _verdict(house: House, project: Project) -> Verdict:
    """Whether the leader could send it in now."""
    leader = standing_of(house.person("project.leader"), house.municipality.pk, clock.today())
    return policy.ask(leader, "submit", _evaluation(project))


@pytest.mark.rule("SUN-37")
def test_the_leader_sends_it_in_and_the_coordinators_support(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    evaluation = _evaluation(project)
    perform(evaluation, "comment", by=house.person("coordination.evaluation"), part="effect", text="Hur säkert är det?")
    address = reverse("form-part", args=[project.case.ref, "evaluation", "effect"])
    assert "Hur säkert är det?" in read(house.person("project.leader"), address)
    write(evaluation, by=house.person("project.member"))
    for who in ("project.member", "project.owner", "coordination.evaluation", "education.writer"):
        with pytest.raises(Refused):
            _send(house, project, who)
    _send(house, project)
    assert _evaluation(project).status == "submitted"
    with pytest.raises(Refused):
        _send(house, project)


@pytest.mark.rule("SUN-38")
def test_effect_costs_gains_and_process_must_all_be_there(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    blank = {
        "values": [{"id": "i1", "value": "", "missing": ""}],
        "lessons": [{"id": "r1", "what": "", "kind": "advice"}],
    }
    for missing in ("effect", "values", "spent", "saving", "profitability", "done", "evaluators", "lessons"):
        write(_evaluation(project), by=house.person("project.leader"), **{missing: blank.get(missing, "")})
        assert not _verdict(house, project), missing
    write(_evaluation(project), by=house.person("project.leader"))
    assert _verdict(house, project)


@pytest.mark.rule("SUN-39")
def test_before_and_after_only_with_a_reason(house: House) -> None:
    project, leader = a_closing_project(house, **SHORT), house.person("project.leader")
    write(_evaluation(project), by=leader, comparison="before-after", **{"comparison-why-not": ""})
    with pytest.raises(Refused):
        _send(house, project)
    left = read(leader, reverse("form", args=[project.case.ref, "evaluation"]))
    assert "Skriv varför ni bara har mätt före och efter" in left
    write(_evaluation(project), by=leader, comparison="before-after", **{"comparison-why-not": "Ingen annan mäter."})
    _send(house, project)
    assert _evaluation(project).comparison == "before-after"
    assert "Ingen annan mäter." in read(house.person("planning-committee.member"), url(project, "project-judge"))


def test_a_saving_of_nought_is_an_answer(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    write(_evaluation(project), by=house.person("project.leader"), saving="0")
    _send(house, project)
    assert _evaluation(project).saving == 0
    assert "Då krävs ingen återföring." in read(house.person("management-group.chair"), url(project, "project-judge"))


@pytest.mark.rule("SUN-33")
def test_not_while_a_report_is_still_being_written(house: House) -> None:
    project = a_running_project(house)
    with clock.at(at_the_end(project)):
        perform(project, "begin_closing", by=house.person("project.owner"))
        write(_evaluation(project), by=house.person("project.leader"))
    assert report_of(project).status == "draft"
    assert "Alla lägesrapporter är inte inskickade." in str(_verdict(house, project).reason)


def test_nothing_of_it_is_read_outside_before_it_is_sent_in(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    write(_evaluation(project), by=house.person("project.leader"))
    address = reverse("form", args=[project.case.ref, "evaluation"])
    assert signed_in(house.person("planning-committee.member")).get(address).status_code == 404
    _send(house, project)
    assert signed_in(house.person("planning-committee.member")).get(address).status_code == 200
    assert signed_in(house.person("outsider")).get(address).status_code == 404
