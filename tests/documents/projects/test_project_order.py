"""The order to the project leader: what stands in it, who has it made, and that it is made by itself at the start."""

from __future__ import annotations

from typing import Any

import pytest

from projects.documents.kinds import ORDER
from projects.documents.rights import order_project_order, read
from projects.models import Project
from socinv.documents.kinds import kind_named
from socinv.documents.models import Document
from socinv.documents.ordering import order_document
from socinv.lifecycle import clock
from socinv.lifecycle.verdict import Ground, Refused
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import standing
from tests.factories.house import House, a_house, a_process
from tests.factories.processes import a_variant, under
from tests.factories.projects import (
    a_planned_project,
    a_project_ready_to_start,
    a_running_project,
    an_evaluated_project,
)
from tests.projects.growing import grow
from tests.projects.reading import SHORT
from tests.projects.variants import half_time

pytestmark = pytest.mark.django_db


def test_what_stands_in_it(house: House, project: Project) -> None:
    paper = composed(ORDER, project)
    leader = house.person("project.leader").name
    assert (paper.kind, paper.sender, paper.receiver[0]) == ("Projektbeställning", "Ledningsgruppen", leader)
    assert paper.lead.startswith("Ledningsgruppen uppdrar åt projektledaren att genomföra")
    assert headings(paper)[:2] == ["Beslutet", "Bakgrund, syfte och mål"]
    decided = section_of(paper, "Beslutet")
    assert "500 000 kr" in decided
    assert "§ 41" in decided
    for question in ("Problem och nuläge", "Målgrupp och avgränsning", "Metod och aktiviteter", "Mänskliga vinster"):
        assert question in section_of(paper, "Bakgrund, syfte och mål"), question
    indicator = project.indicators.get()
    measured = section_of(paper, "Mått")
    for word in (indicator.name, "Utgångsläge", "Mål", indicator.source):
        assert word in measured
    assert "650 000" in section_of(paper, "Budget")
    assert all(house.person(f"project.{seat}").name in text_of(paper) for seat in ("owner", "steering", "member"))
    signed = section_of(paper, "Underskrifter").splitlines()
    assert signed[1:3] == ["Beställare", house.person("management-group.chair").name]
    assert signed[-1] == leader


@pytest.mark.rule("SUN-33")
def test_every_report_is_in_it_with_its_last_day_and_its_receiver(project: Project) -> None:
    said = section_of(composed(ORDER, project), "Rapportering")
    assert "Projektgruppen skriver lägesrapporter och styrgruppen skickar till ledningsgruppen." in said
    for line in ("Lägesrapport 1", "30 juli 2027", "1 juli 2027 – 31 december 2027", "Lägesrapport 3", "29 april 2028"):
        assert line in said
    assert "Utvärdering" in said


@pytest.mark.rule("NOR-10", "NOR-11")
def test_a_single_report_at_half_time_and_who_is_informed() -> None:
    with a_variant(**half_time()) as process:
        house = under(a_house(), process)
        said = section_of(composed(ORDER, a_project_ready_to_start(house, **SHORT)), "Rapportering")
    assert "Projektledaren svarar för halvtidsuppföljningen och skickar till samordningsfunktionen." in said
    assert "för information till kommunfullmäktige" in said
    assert "Halvtidsuppföljning 1" not in said
    assert "1 januari 2027 – 1 april 2027" in said, "before the start the schedule is that of the decision"


@pytest.mark.parametrize("who", ["coordination.method", "education.head", "project.owner", "management-group.chair"])
def test_those_who_give_out_the_seats_have_it_made(house: House, project: Project, who: str) -> None:
    assert order_project_order(project, standing(house, who))


@pytest.mark.parametrize("who", ["project.leader", "network.chair", "education.writer", "affiliated"])
def test_others_do_not(house: House, project: Project, who: str) -> None:
    assert order_project_order(project, standing(house, who)).ground is Ground.PERSON
    with pytest.raises(Refused):
        order_document(ORDER, project, house.person(who))


def test_not_before_somebody_leads_the_project_nor_after_its_end(house: House) -> None:
    planned = a_planned_project(house)
    verdict = order_project_order(planned, standing(house, "coordination.method"))
    assert verdict.ground is Ground.CONDITION
    assert "projektledare" in str(verdict.reason)
    over = an_evaluated_project(house, **SHORT)
    assert order_project_order(over, standing(house, "coordination.method")).ground is Ground.STATE


def test_who_reads_it(house: House, project: Project) -> None:
    for who in ("project.member", "network.chair", "culture.writer"):
        assert read(project, standing(house, who)), who
    assert not read(project, standing(house, "affiliated"))
    other = a_house()
    assert not read(project, standing_of(other.person("coordination.method"), other.municipality.pk, clock.today()))


def test_it_is_made_by_itself_when_the_project_begins(house: House, project: Project) -> None:
    made = Document.objects.get(kind=ORDER, thing_id=project.pk)
    assert (made.ordered_by, made.case, made.version) == (User.objects.system(), project.case, 1)
    start = project.case.events.get(thing="projects.project", verb="start")
    assert project.case.events.get(thing="documents.document", thing_id=made.pk, verb="order").cause == start
    assert "Lägesrapport 3" in str(made.source), "the schedule is made by the same act"
    again = order_document(ORDER, project, house.person("coordination.method"))
    assert again == made, "it says the same"


def test_not_where_the_file_does_not_say_so(house: House) -> None:
    rule = a_process().project.model_copy(update={"documents": ()})
    with a_variant(project=rule) as process:
        project = a_running_project(under(a_house(), process))
    assert not Document.objects.filter(thing_id=project.pk, kind=ORDER).exists()


def test_its_queries_do_not_grow(house: House, project: Project, django_assert_max_num_queries: Any) -> None:
    counted = []
    for _time in range(2):
        with django_assert_max_num_queries(40) as asked:
            kind_named(ORDER).compose(Project.objects.get(pk=project.pk))
        counted.append(len(asked.captured_queries))
        grow(project, 5)
    assert counted[0] == counted[1]
