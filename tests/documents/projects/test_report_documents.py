"""The report on paper and the form of the next one: what stands in them, who has them made, and when."""

from __future__ import annotations

from typing import Any

import pytest

from projects.documents.kinds import REPORT, TEMPLATE
from projects.documents.rights import order_report, order_template, read, read_draft
from projects.given import row_of
from projects.models import Project, Report
from socinv.documents.kinds import kind_named
from socinv.documents.paper import Lines, Picture, Table
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import standing
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import (
    a_running_project,
    a_sent_report,
    a_written_report,
    an_accepted_report,
    noon,
    report_of,
    write,
)
from tests.projects.growing import grow
from tests.projects.reading import SHORT
from tests.projects.variants import half_time

pytestmark = pytest.mark.django_db
PROJECT_PEOPLE = ["project.member", "project.steering", "coordination.method", "management-group.chair"]


def sent(house: House, project: Project, number: int = 1, **changes: Any) -> Report:
    one = report_of(project, number)
    with clock.at(noon(one.period_to)):
        return an_accepted_report(house, one, **changes)


@pytest.mark.rule("SUN-33")
def test_what_stands_in_a_report(house: House, project: Project) -> None:
    report = sent(house, project, done="Vi har anställt två.", asks="Fler skolor.")
    paper = composed(REPORT, report)
    assert (paper.kind, paper.title) == ("Lägesrapport", f"Lägesrapport 1: {project.case}")
    assert (paper.receiver, paper.day) == (("Ledningsgruppen",), report.period_to.isoformat())
    assert paper.sender.startswith("Styrgruppen, ")
    assert ("Skickad", "30 juni 2027") in paper.facts
    assert headings(paper)[0] == "Det här ber projektet om"
    assert "Fler skolor." in section_of(paper, "Det här ber projektet om")
    assert "Vi har anställt två." in section_of(paper, "Det som har hänt")
    assert project.indicators.get().name in section_of(paper, "Mått")
    assert "23 deltagare av 85 planerade." in section_of(paper, "Deltagare")
    assert "100 000 kr (20 % av budgeten)" in section_of(paper, "Ekonomi")
    assert "Ledningsgruppen godkände rapporten 30 juni 2027, § 12." in section_of(paper, "Svar")


def test_a_value_that_is_missing_says_why(house: House, project: Project) -> None:
    values = [{"id": row_of(project.indicators.get()), "value": "", "missing": "Mätningen görs i maj."}]
    said = section_of(composed(REPORT, sent(house, project, values=values)), "Mått")
    assert "Mätningen görs i maj." in said


def test_a_picture_once_there_are_two_values(house: House, project: Project) -> None:
    first, second = sent(house, project), sent(house, project, 2)
    assert "Måtten över tid" not in headings(composed(REPORT, first))
    pictures = [
        block for section in composed(REPORT, second).sections for block in section.blocks if block.block == "picture"
    ]
    assert len(pictures) == 1
    drawn = pictures[0]
    assert isinstance(drawn, Picture)
    assert "lägesrapport 1" in drawn.alt
    assert sum(shape["is"] == "dot" for shape in drawn.drawn["drawing"]["shapes"]) == 2
    first.refresh_from_db()
    assert "Måtten över tid" not in headings(composed(REPORT, first)), "what came later is not in it"


def test_one_that_is_completed_reads_as_it_was_sent(house: House, project: Project) -> None:
    from socinv.lifecycle.perform import perform

    one = report_of(project)
    with clock.at(noon(one.period_to)):
        one = a_sent_report(house, one, done="Det första.")
        perform(one, "send_back", by=house.person("coordination.evaluation"), day=clock.today(), reasons="Mer.")
        one = report_of(project)
        write(one, by=house.person("project.member"), done="Det nya.")
        said = text_of(composed(REPORT, one))
    assert "Det första." in said
    assert "Det nya." not in said


@pytest.mark.rule("NOR-10")
def test_the_report_at_half_time_has_the_name_of_the_file() -> None:
    with a_variant(**half_time()) as process:
        house = under(a_house(), process)
        report = report_of(a_running_project(house, **SHORT))
        with clock.at(noon(report.period_to)):
            form = composed(TEMPLATE, report)
    assert form.title == f"Mall för halvtidsuppföljningen: {report.case}"
    assert "Skriv in svaren i systemet efteråt." in form.lead


@pytest.mark.rule("ORE-17")
def test_the_form_of_the_next_one_knows_what_is_known(house: House, project: Project) -> None:
    sent(house, project)
    paper = composed(TEMPLATE, report_of(project, 2))
    assert ("Tiden", "1 juli 2027 – 31 december 2027") in paper.facts
    assert "senast söndag 30 januari 2028" in paper.lead
    assert "Anställa" in section_of(paper, "Planerat under tiden")
    assert "Lägesrapport 1, 30 juni 2027" in section_of(paper, "Ekonomin i förra rapporten")
    tables = [block for section in paper.sections for block in section.blocks if isinstance(block, Table)]
    values = next(one for one in tables if one.caption == "Värden vid periodens slut")
    assert values.rows[0][-3:] == ("12", "", ""), "the value before, and two cells to fill in"
    asked = [field.label for part in project.case.process.parts("report") for field in part.field]
    assert all(label in text_of(paper) for label in asked)
    written = [block for section in paper.sections for block in section.blocks if isinstance(block, Lines)]
    assert any(one.wide and len(one.labels) >= 4 for one in written)


@pytest.mark.parametrize("who", PROJECT_PEOPLE)
def test_who_has_a_report_made_and_not_before_it_is_sent(house: House, project: Project, who: str) -> None:
    report = report_of(project)
    assert order_report(report, standing(house, who)).ground is Ground.STATE
    assert order_report(sent(house, project), standing(house, who))


@pytest.mark.parametrize("who", ["network.chair", "culture.writer", "affiliated"])
def test_who_does_not(house: House, project: Project, who: str) -> None:
    report = sent(house, project)
    assert order_report(report, standing(house, who)).ground is Ground.PERSON
    assert order_template(report_of(project, 2), standing(house, who)).ground is Ground.PERSON


def test_the_form_is_made_while_the_report_is_written(house: House, project: Project) -> None:
    one, member = report_of(project), standing(house, "project.member")
    assert order_template(one, member)
    assert order_template(one, standing(house, "coordination.method"))
    with clock.at(noon(one.period_to)):
        one = a_written_report(house, one)
    assert order_template(one, member).ground is Ground.STATE


def test_who_reads_them(house: House, project: Project) -> None:
    one = report_of(project)
    for who in ("project.member", "coordination.method", "education.writer"):
        assert read_draft(one, standing(house, who)), who
    assert read(one, standing(house, "culture.writer"))
    assert not read_draft(one, standing(house, "culture.writer"))
    other = a_house()
    stranger = standing_of(other.person("coordination.method"), other.municipality.pk, clock.today())
    assert not read(one, stranger)
    assert not read_draft(one, stranger)


@pytest.mark.parametrize("kind", [REPORT, TEMPLATE])
def test_their_queries_do_not_grow(
    house: House, project: Project, kind: str, django_assert_max_num_queries: Any
) -> None:
    report, counted = sent(house, project) if kind == REPORT else report_of(project), []
    for _time in range(2):
        with django_assert_max_num_queries(40) as asked:
            kind_named(kind).compose(Report.objects.get(pk=report.pk))
        counted.append(len(asked.captured_queries))
        grow(project, 5)
    assert counted[0] == counted[1]


def test_what_a_case_offers(house: House, project: Project) -> None:
    offered = {kind: [one.number for one in kind_named(kind).things(project.case)] for kind in (REPORT, TEMPLATE)}
    assert offered == {REPORT: [], TEMPLATE: [1]}
    sent(house, project)
    names = [
        kind_named(kind).named(one) for kind in (REPORT, TEMPLATE) for one in kind_named(kind).things(project.case)
    ]
    assert names == ["Lägesrapport 1", "Lägesrapport 2"]
    assert all(one.case is project.case for kind in (REPORT, TEMPLATE) for one in kind_named(kind).things(project.case))
