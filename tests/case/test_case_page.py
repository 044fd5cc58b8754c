"""The case's page: to each person what he or she may see and do, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from applications.models import Case
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Membership
from socinv.presentation.dates import day
from tests.case.pages import BRIEF, HISTORY, PAPERS, CasePage, words
from tests.factories import acts as do
from tests.factories.cases import (
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_application_for_decision,
)
from tests.factories.house import House, seat
from tests.lists.asking import client_of

pytestmark = pytest.mark.django_db


def acts_of(house: House, who: str, case: Case) -> list[str]:
    return CasePage(house.person(who), case).acts


def test_the_head_says_what_who_and_how_much(house: House) -> None:
    case = a_granted_application(house).case
    method, evaluation = house.person("coordination.method"), house.person("coordination.evaluation")
    perform(case, "assign_coordinators", by=method, for_method=method, for_evaluation=evaluation)
    text = CasePage(house.person("culture-committee.member"), case).text
    chair, orderer = house.person("management-group.chair"), case.process.orderer
    assert orderer is not None
    for said in (
        case.regnr, "Förvaltningen education", "Sökt belopp 650 000 kr", "Beviljat belopp 500 000 kr",
        f"Samordnare, innehåll och metod {method.name}", f"Samordnare, effekt och kalkyl {evaluation.name}",
        f"{orderer.title} {chair.name}",
    ):  # fmt: skip
        assert said in text, said


@pytest.mark.rule("SUN-08")
def test_the_orderer_is_the_one_who_chairs_today(house: House) -> None:
    case = a_granted_application(house).case
    Membership.objects.filter(person=house.person("management-group.chair")).update(
        ends=clock.today() - timedelta(days=1)
    )
    seat(house.person("affiliated"), house.bodies["management-group"], "chair")
    assert case.process.orderer is not None
    said = f"{case.process.orderer.title} {house.person('affiliated').name}"
    assert said in CasePage(house.person("network.chair"), case).text


def test_the_course_is_drawn_from_the_process(house: House) -> None:
    case = a_submitted_application(house).case
    source = CasePage(house.person("network.chair"), case).source
    stepper = source[source.index('<ol class="stepper"') : source.index("</ol>", source.index('<ol class="stepper"'))]
    titles = [words(one.partition("</b>")[0]) for one in stepper.split("<b>")[1:]]
    process = case.process
    assert titles == [
        "Idé",
        *(rule.title for rule in process.steps("idea") if not rule.optional),
        process.writing.title,
        *(rule.title for rule in process.steps("application") if not rule.optional),
        *(one.title for one in process.later),
    ]
    now = stepper[stepper.index("aria-current") :]
    stance = next(rule for rule in process.steps("application") if rule.kind == "stance")
    assert words(now.partition("<b>")[2].partition("</b>")[0]) == stance.title
    assert stepper.count("data-done") == 3


@pytest.mark.parametrize(("form", "ends"), [("declined", "Avslag"), ("withdrawn", "Återkallat")])
def test_a_case_that_has_ended_stops_there(house: House, form: str, ends: str) -> None:
    case = a_submitted_idea(house).case
    if form == "declined":
        do.assess(house, case, "declined", financiers=[case.process.financier[0].key])
    else:
        do.withdraw(house, case, "idea")
    shown = CasePage(house.person("network.chair"), case)
    places = shown.context["steps"]
    assert (places[-1].title, places[-1].state) == (ends, "ended")
    assert "Beslut" not in [place.title for place in places]
    assert shown.section("tur") == ""


def test_words_that_stand_nowhere_else_stand_in_the_timeline(house: House) -> None:
    case = a_submitted_idea(house).case
    perform(case, "write_note", by=house.person("coordination.method"), text="Ringde sökanden.")
    do.assess(house, case)
    shown = CasePage(house.person("network.chair"), case)
    assert "skrev en anteckning. Ringde sökanden." in shown.section(HISTORY)
    assert "Väl beskrivet." not in shown.section(HISTORY)
    assert "Väl beskrivet." in shown.opinions()[house.bodies["network"].name]


def test_why_it_was_withdrawn_and_when(house: House) -> None:
    case = a_submitted_idea(house).case
    do.withdraw(house, case, "idea")
    shown = CasePage(house.person("network.chair"), case)
    assert "återkallade idén. Vi hinner inte." in shown.section(HISTORY)
    assert shown.context["steps"][-1].note == day(clock.today())


@pytest.mark.rule("SUN-31")
def test_a_no_says_where_else_money_may_be_sought(house: House) -> None:
    case = a_submitted_idea(house).case
    financier = case.process.financier[0]
    do.assess(house, case, "declined", financiers=[financier.key], financiers_note="Sök i vår.")
    opinion = CasePage(house.person("education.writer"), case).opinions()[house.bodies["network"].name]
    assert f"Andra finansiärer: {financier.title}: Sök i vår." in opinion


def test_the_opinions_stand_side_by_side(house: House) -> None:
    case = a_submitted_application(house).case
    body = house.bodies["education-committee"].name
    waiting = CasePage(house.person("culture-committee.chair"), case).opinions()[body]
    assert "Har inte svarat" in waiting
    assert "Svar senast" in waiting
    do.take_stance(house, case, "education-committee")
    shown = CasePage(house.person("culture-committee.chair"), case)
    opinions = shown.opinions()
    assert "Ja, gå vidare" in opinions[body]
    assert "Nämnden vill pröva." in opinions[body]
    assert f"§ 88. Registrerat av {house.person('education-committee.chair').name}." in opinions[body]
    assert [(section.title, len(section.items)) for section in shown.context["sections"]] == [
        (case.process.step("application", "preparation").title, 1),
        (case.process.step("application", "stance").title, 1),
        ("Från idéprövningen", 1),
    ]


def test_an_answer_taken_back_stands_among_the_earlier(house: House) -> None:
    case = a_submitted_application(house).case
    do.reopen(house, do.take_stance(house, case, "education-committee"))
    shown = CasePage(house.person("network.chair"), case)
    assert "Tidigare: ett svar som inte längre gäller" in shown.text
    assert "Ja, gå vidare, tillbakataget" in shown.text


def test_the_expert_stands_beside_the_network(house: House) -> None:
    case = a_submitted_idea(house).case
    step = do.ask_expert(house, case, house.person("expert"))
    perform(step, "give_expertise", by=house.person("expert"), outcome="moderate", reasons="Två studier.",
            answered_on=clock.today())  # fmt: skip
    shown = CasePage(house.person("management-group.member"), case)
    assert list(shown.opinions()) == [house.bodies["network"].name, house.person("expert").name]
    assert "Måttlig evidens" in shown.opinions()[house.person("expert").name]


def test_the_papers(house: House) -> None:
    case = a_submitted_application(house).case
    papers = CasePage(house.person("social-committee.member"), case).section(PAPERS)
    for title in ("Ansökan, version 1", "Idé, version 1", "Skriv ut ansökan", "Skriv ut idén"):
        assert title in papers


def test_in_brief(house: House) -> None:
    brief = CasePage(house.person("network.member"), a_submitted_application(house).case).section(BRIEF)
    for said in ("Kostnad 650 000 kr", "40 flickor och 45 pojkar", "10–12 år", "Läs ansökan", "Läs idén"):
        assert said in brief, said


WHO_MAY: dict[str, list[str]] = {
    "coordination.method": [
        "Skriv en anteckning", "Utse samordnare", "Ändra svarstiden", "Bjud in vetenskaplig expertis",
        "Anmäl att du är jävig",
    ],
    "network.chair": ["Bjud in vetenskaplig expertis", "Anmäl att du är jävig"],
    "network.co-opted": ["Anmäl att du är jävig"],
    "management-group.chair": ["Anmäl att du är jävig"],
    "education-committee.chair": ["Anmäl att du är jävig"],
    "social.writer": ["Anmäl att du är jävig"],
    "education.writer": ["Återkalla idén"],
}  # fmt: skip


@pytest.mark.parametrize("who", WHO_MAY)
def test_what_else_each_can_do_with_an_idea_under_review(house: House, who: str) -> None:
    assert acts_of(house, who, a_submitted_idea(house).case) == WHO_MAY[who]


def test_taking_back_is_offered_to_the_body_until_the_next_has_acted(house: House) -> None:
    case = an_application_for_decision(house).case
    assert "Ta tillbaka utfallet: beredning" in acts_of(house, "network.chair", case)
    assert not [one for one in acts_of(house, "education-committee.chair", case) if one.startswith("Ta tillbaka")]
    do.decide(house, case)
    assert not [one for one in acts_of(house, "network.chair", case) if one.startswith("Ta tillbaka")]
    assert "Ta tillbaka utfallet: beslut" in acts_of(house, "management-group.chair", case)


def test_each_link_leads_to_a_page_that_opens(house: House) -> None:
    case = a_submitted_idea(house).case
    do.ask_expert(house, case, house.person("expert"))
    person = house.person("coordination.method")
    links = CasePage(person, case).context["acts"]
    assert len(links) > 6
    for link in links:
        assert client_of(person).get(link["url"]).status_code == 200, link


def test_words_of_others_are_text_and_never_markup(house: House) -> None:
    case = a_submitted_idea(house, title="<b>Fet</b>", summary="<script>alert(1)</script>").case
    source = CasePage(house.person("network.chair"), case).source
    assert "<b>Fet" not in source
    assert "<script>alert" not in source
