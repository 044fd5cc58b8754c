"""Judged successful, partly or not, on the evaluation's findings (SUN-34)."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Evaluation, Indicator, Lesson, Project
from projects.presenting.judging import chart_of
from projects.promised import promises_of
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from tests.factories.house import House, a_house
from tests.factories.projects import a_closing_project, a_submitted_evaluation, at_the_end
from tests.projects.reading import SHORT, post, problems, read, shut_out, signed_in, turned_away, url
from tests.races.race import at_once

pytestmark = pytest.mark.django_db
LESSONS = [
    {"id": "r1", "what": "Börja med de yngsta", "kind": "worked"},
    {"id": "r2", "what": "Brev hem gav inget", "kind": "failed"},
]
BEFORE_AFTER = {"comparison": "before-after", "comparison-why-not": "Ingen annan kommun mäter så här."}


@pytest.fixture
def house(db: None) -> House:
    return a_house()


def evaluated(house: House, **changes: Any) -> Project:
    """The evaluation is sent in; the verdict waits."""
    project = a_closing_project(house, **SHORT)
    with clock.at(at_the_end(project)):
        a_submitted_evaluation(house, project, lessons=LESSONS, **changes)
    return Project.objects.get(pk=project.pk)


def said(project: Project, **more: Any) -> dict[str, Any]:
    assert project.ends is not None
    return {
        "verdict": "partly", "reasons": "Närvaron ökade, men inte för alla.", "day": project.ends.isoformat(),
        "item": "21", **more,
    }  # fmt: skip


@pytest.mark.rule("SUN-34", "SUN-38", "SUN-39", "SUN-40")
def test_the_essence_is_read_and_the_verdict_is_kept_with_what_came_of_it(house: House) -> None:
    project = evaluated(house, saving="0", **BEFORE_AFTER)
    chair, address = house.person("management-group.chair"), url(project, "project-judge")
    with clock.at(at_the_end(project)):
        page = read(chair, address)
        for word in (
            "Registrera bedömningen", "Bara före och efter", "Ingen annan kommun mäter så här.",
            "Läs hela utvärderingen", "Nådde målet", "Så långt mot målet kom varje mått",
            "Ansökan lovade 650\u00a0000\u00a0kr per år", "Kommunens kostnader har inte minskat.",
            "Brev hem gav inget", "Det fungerade inte",
        ):  # fmt: skip
            assert word in page, word
        assert post(chair, address, said(project)).status_code == 302
        shown = read(house.person("planning-committee.member"), address)
    evaluation = Evaluation.objects.get(project=project)
    assert (evaluation.verdict, evaluation.item, evaluation.judged_on) == ("partly", "21", project.ends)
    assert Project.objects.get(pk=project.pk).status == "evaluated"
    assert set(Lesson.objects.values_list("text", "kind")) == {(one["what"], one["kind"]) for one in LESSONS}
    assert all(one.outcome == one.target for one in Indicator.objects.filter(project=project))
    for word in ("Delvis lyckad", "Närvaron ökade, men inte för alla.", "§\u00a021"):
        assert word in shown
    assert 'class="decide"' not in shown


def test_not_before_it_is_sent_in(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    for address in (url(project, "project-judge"), url(project, "evaluation-return")):
        client = signed_in(house.person("management-group.chair"))
        assert client.get(address)["Location"] == project.get_absolute_url()
        assert client.post(address, said(project))["Location"] == project.get_absolute_url()
    assert Evaluation.objects.get(project=project).status == "draft"


def test_what_does_not_hold_is_said_at_its_field(house: House) -> None:
    project = evaluated(house)
    wrong = [
        ({"verdict": ""}, "verdict", "Välj en bedömning."),
        ({"reasons": " "}, "reasons", "Skriv skälen."),
        ({"day": "i går"}, "day", "Skriv dagen som åååå-mm-dd"),
        ({"day": "1900-01-01"}, "day", "Skriv en dag från 1990-01-01"),
        ({"day": "2099-01-01"}, "day", "Dagen har inte varit än."),
        ({"item": ""}, "item", "Skriv paragrafens nummer"),
    ]
    with clock.at(at_the_end(project)):
        for more, field, text in wrong:
            answer = post(house.person("management-group.chair"), url(project, "project-judge"), said(project, **more))
            found = problems(answer)
            assert list(found) == [field], more
            assert text in found[field][0]
            assert "reasons" in more or "Närvaron ökade" in answer.content.decode()
    assert Evaluation.objects.get(project=project).status == "submitted"


def test_only_those_who_judge(house: House) -> None:
    project = evaluated(house)
    turned_away(
        house, project, url(project, "project-judge"), "project.owner", "project.leader", "coordination.evaluation",
        "management-group.member", "management-group.co-opted", "planning-committee.chair", "education.writer",
        reads=True, said=said(project),
    )  # fmt: skip
    shut_out(house, project, url(project, "project-judge"), said(project))


def test_twice_and_too_late(house: House) -> None:
    project = evaluated(house)
    address, chair = url(project, "project-judge"), house.person("management-group.chair")
    with clock.at(at_the_end(project)):
        assert post(chair, address, said(project)).status_code == 302
        assert post(chair, address, said(project)).status_code == 302
        late = post(house.person("management-group.secretary"), address, said(project, reasons="Helt lyckat."))
    assert late.status_code == 409
    assert "Helt lyckat." in late.content.decode()
    assert Event.objects.filter(case=project.case, thing="projects.evaluation", verb="judge").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_verdicts_at_once() -> None:
    house = a_house()
    project = evaluated(house)
    both = [("management-group.chair", "successful"), ("management-group.secretary", "unsuccessful")]

    def judging(who: str, verdict: str) -> Any:
        with clock.at(at_the_end(project)):
            return post(house.person(who), url(project, "project-judge"), said(project, verdict=verdict))

    answers = at_once(*(partial(judging, who, verdict) for who, verdict in both))
    assert [getattr(one, "status_code", one) for one in answers].count(302) == 1, answers
    assert Event.objects.filter(case=project.case, thing="projects.evaluation", verb="judge").count() == 1
    assert Lesson.objects.count() == len(LESSONS)


def test_the_page_costs_the_same_however_many_measures_there_are(house: House) -> None:
    project = evaluated(house)
    client, address = signed_in(house.person("management-group.chair")), url(project, "project-judge")

    def count() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = count()
    first = Indicator.objects.filter(project=project).first()
    assert first is not None
    for number in range(2, 12):
        first.pk, first.number, first.name = None, number, f"Ett mått med ett långt namn som inte får plats {number}"
        first._state.adding = True
        first.save()
    assert count() == few
    evaluation = Evaluation.objects.get(project=project)
    chart = chart_of([promise for _indicator, promise in promises_of(evaluation)])
    assert len(chart.bars) == 11
    assert chart.bars[5].row.label.endswith("…")
    assert chart.bars[5].row.text == "saknas"
