"""The dossier holds the whole case, and nothing of what is not for others."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.content.attaching import attach
from applications.documents import dossier, rights
from applications.models import Application, Attachment, Case, Idea, Step
from socinv.documents.kinds import kinds
from socinv.documents.paper import Enclosure, Paper
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.lifecycle.verdict import Ground
from socinv.organisation.standing import standing_of
from socinv.presentation.dates import full_day
from tests.documents.applications.reading import composed, headings, section_of, text_of
from tests.documents.applications.writing import a_reported_decision, fresh, standing
from tests.factories.acts import assess, decide, reopen, send_in_idea
from tests.factories.cases import a_draft, an_application_for_decision, an_approved_idea, open_step
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.routes.world import _upload

KEY = dossier.KEY


def of(case: Case) -> Paper:
    return composed(KEY, fresh(case))


def test_the_whole_case(house: House) -> None:
    step = decide(house, a_reported_decision(house).case)
    case = fresh(step.case)
    paper = of(case)
    assert paper.contents
    assert (paper.kind, paper.regnr, paper.lead) == ("Akt", case.regnr, case.summary)
    facts = dict(paper.facts)
    assert (facts["Söker"], facts["Läge"]) == (str(case.department), "Bifall")
    assert facts["Beviljat belopp"].replace("\u00a0", " ") == "500 000 kr"
    for form, heading in (("idea", "Idén"), ("application", "Ansökan")):
        said = section_of(paper, heading)
        for number, part in enumerate(case.process.parts(form), start=1):
            assert f"{number}. {part.title}" in said
    assert "Kostnader i kronor, per år och betalare" in section_of(paper, "Ansökan")
    assert "1 januari 2027" in section_of(paper, "Ansökan")
    assert "2027-01-01" not in text_of(paper)
    review = section_of(paper, "Steg och utfall")
    for one in case.steps.all():
        assert f"{one.rule.title}: {one.body}" in review
    assert "§ 41" in section_of(paper, "Beslut")
    history = section_of(paper, "Historik")
    assert "lämnade in ansökan" in history
    assert "biföll ansökan" in history


def test_as_it_was_sent_in_and_every_version(house: House) -> None:
    """What is written after a completion was asked for is a draft until it is sent in."""
    idea = a_draft(house, summary="Första lydelsen.")
    writer = house.person("education.writer")
    send_in_idea(house, idea.case)
    assess(house, idea.case, "returned")
    complete(idea.case, "idea", by=writer, summary="Andra lydelsen.")
    assert "Andra lydelsen." not in section_of(of(idea.case), "Idén")
    perform(Idea.objects.get(pk=idea.pk), "submit", by=writer)
    paper = of(idea.case)
    assert "Andra lydelsen." in section_of(paper, "Idén")
    versions = section_of(paper, "Versioner").splitlines()
    assert [line for line in versions if line in ("1", "2")] == ["1", "2"]
    assert full_day(clock.today()) in versions


def test_an_answer_taken_back_stands_there_as_such(house: House) -> None:
    step = assess(house, a_draft_sent(house))
    reopen(house, step)
    assert "har tagits tillbaka och gäller inte längre" in section_of(of(step.case), "Steg och utfall")


def a_draft_sent(house: House) -> Case:
    idea = a_draft(house)
    send_in_idea(house, idea.case)
    return idea.case


def test_what_is_not_for_others_is_left_out(house: House) -> None:
    case = an_approved_idea(house).case
    application = Application.objects.get(case=case)
    coordinator, part = house.person("coordination.method"), case.process.parts("application")[0].key
    perform(application, "comment", by=coordinator, part=part, text="HEMLIG KOMMENTAR")
    perform(case, "write_note", by=coordinator, text="HEMLIG ANTECKNING")
    perform(case, "declare_conflict", by=house.person("network.member"), reason="HEMLIGT SKÄL")
    complete(case, "application", by=house.person("education.writer"), problem="HEMLIGT UTKAST")
    text = text_of(of(case))
    assert "HEMLIG" not in text
    assert house.person("network.member").name in section_of(of(case), "Jäv")
    assert "Ansökan" not in headings(of(case))
    for word in ("kommenterade", "skrev en anteckning", "skrev i ansökan", "anmälde jäv"):
        assert word not in text


def test_the_proposal_is_not_there_before_it_is_a_document(house: House) -> None:
    step = a_reported_decision(house)
    assert "Flera förvaltningar deltar." not in text_of(of(step.case))


def test_attachments_that_were_sent_in(house: House) -> None:
    idea = a_draft(house)
    writer = house.person("education.writer")
    attach(idea, _upload(), by=writer)
    send_in_idea(house, idea.case)
    kept = Attachment.objects.get(case=idea.case)
    blocks = [block for one in of(idea.case).sections for block in one.blocks if isinstance(block, Enclosure)]
    assert blocks == [Enclosure(kept.pk, "underlag.txt", kept.sha256)]
    assess(house, idea.case, "returned")
    attach(Idea.objects.get(pk=idea.pk), _upload(), by=writer)
    blocks = [block for one in of(idea.case).sections for block in one.blocks if isinstance(block, Enclosure)]
    assert len(blocks) == 1, "the other one is not sent in yet"


def test_who_has_it_made_and_who_reads_it(house: House) -> None:
    case = a_draft(house).case
    coordinator = standing(house, "coordination.method")
    assert rights.order_dossier(case, coordinator).ground == Ground.STATE
    send_in_idea(house, case)
    case = fresh(case)
    assert rights.order_dossier(case, coordinator)
    for who in ("management-group.chair", "education.writer", "network.chair", "expert"):
        assert rights.order_dossier(case, standing(house, who)).ground == Ground.PERSON, who
    for who in ("coordination.evaluation", "management-group.member", "management-group.co-opted"):
        assert rights.read_dossier(case, standing(house, who)), who
    for who in ("education.writer", "network.chair", "social-committee.chair", "expert", "affiliated", "outsider"):
        assert not rights.read_dossier(case, standing(house, who)), who
    other = a_house()
    elsewhere = standing_of(other.person("coordination.method"), other.municipality.pk, clock.today())
    assert not rights.read_dossier(case, elsewhere)
    perform(case, "declare_conflict", by=house.person("coordination.method"), reason="Släkt.")
    assert rights.order_dossier(fresh(case), coordinator).ground == Ground.CONFLICT


def cost(key: str, thing: Case | Step) -> int:
    with CaptureQueriesContext(connection) as seen:
        composed(key, type(thing).objects.get(pk=thing.pk))
    return len(seen)


@pytest.mark.parametrize("key", ["dossier", "official-report", "decision-memo"])
def test_queries_do_not_grow_with_rows(house: House, key: str) -> None:
    rows = [{"id": f"r{n}", "year": "2029", "what": "Lön", "payer": "fund", "amount": "20000"} for n in range(40)]
    few, many = an_application_for_decision(house), an_application_for_decision(house, "social", costs=rows)
    for _time in range(4):
        reopen(house, decide(house, many.case))
    costs = []
    for one in (few, many):
        step = decide(house, one.case) if key == "decision-memo" else open_step(one.case, "decision")
        costs.append(cost(key, fresh(one.case) if key == "dossier" else step))
    assert costs[0] == costs[1]
    assert costs[0] <= 16


def test_a_case_offers_what_can_be_made_of_it(house: House) -> None:
    """Each kind names its things; the steps that wait, those that were answered, those that declined, the case."""
    ours = ("official-report", "decision-memo", "decline-letter", "dossier")

    def offered(case: Case) -> dict[str, int]:
        return {kind.key: len(list(kind.things(case))) for kind in kinds() if kind.key in ours}

    draft = a_draft(house, "culture").case
    assert offered(draft) == dict.fromkeys(ours, 0)
    case = an_application_for_decision(house).case
    answered = Step.objects.filter(case=case, status="answered").count()
    assert offered(fresh(case)) == {
        "official-report": 1, "decision-memo": answered, "decline-letter": 0, "dossier": 1,
    }  # fmt: skip
    decide(house, case, "declined")
    assert offered(fresh(case)) == {
        "official-report": 0, "decision-memo": answered + 1, "decline-letter": 1, "dossier": 1,
    }  # fmt: skip
