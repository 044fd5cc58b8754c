"""The evaluation, the follow-up and the memos of decisions: what stands in them, who has them made, and when."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from projects.documents import kinds
from projects.documents.rights import (
    order_change_memo,
    order_continuation_memo,
    order_evaluation,
    order_follow_up,
    order_verdict_memo,
    read,
)
from projects.models import Evaluation, FollowUp, Project, ScaleUp
from socinv.documents.kinds import kind_named
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import standing
from tests.documents.makers import projects as made
from tests.factories.house import House, a_house
from tests.factories.processes import a_variant, under
from tests.factories.projects import (
    a_closing_project,
    a_running_project,
    a_submitted_evaluation,
    an_evaluated_project,
    ask_change,
    at_the_end,
    decide_change,
    noon,
    propose,
)
from tests.projects.growing import grow
from tests.projects.reading import SHORT
from tests.projects.variants import ending_in_turn, ways

pytestmark = pytest.mark.django_db
OWN = ["project.leader", "project.owner", "coordination.method", "management-group.chair"]
OTHERS = ["network.chair", "culture.writer", "affiliated"]


def evaluation_of(project: Project) -> Evaluation:
    return Evaluation.objects.get(project=project)


@pytest.mark.rule("SUN-38", "SUN-39")
def test_what_stands_in_an_evaluation(house: House) -> None:
    paper = composed(kinds.EVALUATION, evaluation_of(an_evaluated_project(house, **SHORT)))
    assert (paper.kind, paper.receiver) == ("Utvärdering", ("Ledningsgruppen",))
    assert ("Jämförelse", "Kontrollgrupp") in paper.facts
    short = section_of(paper, "I korthet")
    for word in ("100 000 kr", "650 000 kr", "1 av 1", "23 deltagare av 85 planerade."):
        assert word in short, word
    came = section_of(paper, "Det som lovades och det som blev")
    assert "Nådde målet" in came
    assert "Så långt mot målet kom varje mått" in came, "the picture, with its words"
    for part in ("Effekt", "Ekonomi", "Process", "Lärdomar", "Fortsättning"):
        assert part in headings(paper)
    assert "Börja tidigt med föräldrarna" in section_of(paper, "Lärdomar")


def test_it_is_there_when_it_is_sent_in_and_says_more_when_it_is_judged(house: House) -> None:
    project = a_closing_project(house, **SHORT)
    evaluation, leader = evaluation_of(project), standing(house, "project.leader")
    assert order_evaluation(evaluation, leader).ground is Ground.STATE
    assert not list(kind_named(kinds.EVALUATION).things(project.case))
    with clock.at(at_the_end(project)):
        evaluation = a_submitted_evaluation(house, project)
        assert order_evaluation(evaluation, leader)
        assert "Bedömning" not in headings(composed(kinds.EVALUATION, evaluation))
        assert order_verdict_memo(evaluation, leader).ground is Ground.STATE


@pytest.mark.rule("SUN-34", "SUN-35")
def test_how_it_was_judged(house: House) -> None:
    project = an_evaluated_project(house, "partly", **SHORT)
    evaluation = evaluation_of(project)
    paper = composed(kinds.VERDICT, evaluation)
    assert (paper.kind, paper.sender, paper.day) == ("Bedömning", "Ledningsgruppen", str(project.ends))
    said = section_of(paper, "Bedömning")
    for word in ("Delvis lyckad", "30 juni 2027, § 21", "Utvärderingen visar det."):
        assert word in said
    assert "Återföring ska göras" in section_of(paper, "Det som bedömningen bygger på")
    for who in OWN:
        assert order_verdict_memo(evaluation, standing(house, who)), who
    for who in OTHERS:
        assert order_verdict_memo(evaluation, standing(house, who)).ground is Ground.PERSON, who


@pytest.mark.rule("SUN-07")
def test_a_change_with_its_effect_on_days_and_budget(house: House, project: Project) -> None:
    assert project.ends
    asked = ask_change(
        house, project, "extension", ends=project.ends + timedelta(92), amount=Decimal(50_000),
        repayment="Återföringen börjar ett år senare.",
    )  # fmt: skip
    coordinator = standing(house, "coordination.method")
    assert order_change_memo(asked, coordinator).ground is Ground.STATE
    change = decide_change(house, asked)
    assert order_change_memo(change, coordinator)
    assert order_change_memo(change, standing(house, "network.chair")).ground is Ground.PERSON
    paper = composed(kinds.CHANGE, change)
    assert paper.title == f"Förlängning: {project.case}"
    assert "Bifall" in section_of(paper, "Beslut")
    effect = section_of(paper, "Vad beslutet ändrar")
    for word in ("30 mars 2028", "30 juni 2028", "92 dagar senare", "+50 000 kr", "Återföringen börjar ett år senare."):
        assert word in effect, word
    assert "Det är rimligt." in section_of(paper, "Skäl för beslutet")
    assert kind_named(kinds.CHANGE).named(change) == "Ändring 1: förlängning"


@pytest.mark.rule("ORE-19")
def test_an_early_end_with_what_was_said_before_it() -> None:
    with a_variant(**ending_in_turn()) as process:
        house = under(a_house(), process)
        project = a_running_project(house, **SHORT)
        change = ask_change(house, project, "early-end", ends=clock.today())
        judgements = {
            "need": {"verdict": "fails", "why": "Behovet är borta."},
            "costs": {"verdict": "holds", "why": ""},
        }
        perform(
            change.positions.get(), "take", by=house.person("network.chair"), outcome="fails", reasons="Inte längre.",
            day=clock.today(), judgements=judgements,
        )  # fmt: skip
        perform(
            change.positions.get(key="owner-says"), "take", by=house.person("project.owner"), outcome="end",
            reasons="Vi slutar.", day=clock.today(),
        )  # fmt: skip
        paper = composed(kinds.CHANGE, decide_change(house, change))
    said = section_of(paper, "Innan beslutet")
    for word in (
        "Bedömning av förutsättningarna",
        "Behovet är borta.",
        "Projektägarens ställningstagande",
        "Vi slutar.",
    ):
        assert word in said, word


@pytest.mark.rule("SUN-36", "SUN-44")
def test_what_becomes_of_the_work() -> None:
    key, scale_up = made.continuation()
    paper = composed(key, scale_up)
    assert (paper.sender, paper.title) == ("Kommunfullmäktige", f"Uppskalning: {scale_up.case}")
    assert "§ 101" in section_of(paper, "Beslut")
    assert "Tidiga samtal" in section_of(paper, "Förslaget")
    moved = section_of(paper, "Resurser som flyttas")
    for word in ("120 000 kr", "−120 000 kr", "2028"):
        assert word in moved


def test_a_proposal_is_no_decision(house: House) -> None:
    project = an_evaluated_project(house, **SHORT)
    with clock.at(at_the_end(project)):
        proposed = propose(house, project)
    assert order_continuation_memo(proposed, standing(house, "coordination.method")).ground is Ground.STATE
    assert not list(kind_named(kinds.CONTINUATION).things(project.case))


@pytest.mark.rule("NOR-12", "ORE-23")
def test_a_decision_without_a_proposal_says_how_it_compares() -> None:
    with a_variant(**ways()) as process:
        house = under(a_house(), process)
        project = an_evaluated_project(house, **SHORT)
        scale_up = ScaleUp.objects.get(project=project)
        with clock.at(at_the_end(project)):
            perform(
                scale_up, "decide", by=house.person("education-committee.chair"), outcome="parts",
                reasons="Det lönar sig.", day=clock.today(), item="9",
                compared="Billigare än ordinarie insats.", parts=["Samtalen"],
            )  # fmt: skip
        paper = composed(kinds.CONTINUATION, ScaleUp.objects.get(pk=scale_up.pk))
    said = section_of(paper, "Beslut")
    for word in ("Utvalda delar", "Samtalen", "Billigare än ordinarie insats.", "§ 9"):
        assert word in said, word
    assert "Förslaget" not in headings(paper)


@pytest.mark.rule("ORE-21")
def test_the_follow_up_as_it_was_sent_in() -> None:
    key, found = made.follow_up()
    paper = composed(key, found)
    assert paper.kind == "Uppföljande utvärdering"
    assert "Text om lasting." in text_of(paper)
    assert ("Projektet slutade", "30 juni 2027") in paper.facts


def test_the_follow_up_is_not_there_before_it_is_sent_in() -> None:
    house = under(a_house(), made.following_up())
    found = FollowUp.objects.get(project=an_evaluated_project(house, **SHORT))
    assert found.opens_on
    with clock.at(noon(found.opens_on)):
        assert order_follow_up(found, standing(house, "network.member")).ground is Ground.STATE
    assert order_follow_up(found, standing(house, "culture.writer")).ground is Ground.PERSON


def test_who_reads_them(house: House) -> None:
    evaluation = evaluation_of(an_evaluated_project(house, **SHORT))
    assert read(evaluation, standing(house, "culture.writer"))
    assert not read(evaluation, standing(house, "affiliated"))
    other = a_house()
    assert not read(evaluation, standing_of(other.person("council.chair"), other.municipality.pk, clock.today()))


@pytest.mark.parametrize("kind", [kinds.EVALUATION, kinds.VERDICT])
def test_their_queries_do_not_grow(house: House, kind: str, django_assert_max_num_queries: Any) -> None:
    project, counted = an_evaluated_project(house, **SHORT), []
    for _time in range(2):
        with django_assert_max_num_queries(40) as asked:
            kind_named(kind).compose(evaluation_of(project))
        counted.append(len(asked.captured_queries))
        grow(project, 5)
    assert counted[0] == counted[1]
