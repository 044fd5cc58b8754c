"""The first page: what waits, for whom, in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from applications.listing import turn
from applications.models import Application, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Following, WorkItem
from socinv.lifecycle.perform import perform
from socinv.organisation.models import Affiliation
from socinv.organisation.standing import standing_of
from socinv.presentation.grammar import count_words
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    a_submitted_idea,
    an_approved_idea,
    assessment,
    open_step,
)
from tests.factories.house import a_house, delegate
from tests.lists.asking import client_of, many_cases, page, queries

pytestmark = pytest.mark.django_db


def test_the_network_is_sent_straight_to_the_step() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    step = open_step(idea.case, "assessment")
    text = page(house.person("network.chair"), "/")
    assert "En sak väntar på dig." in text
    assert reverse("step", args=[idea.case.ref, step.pk]) in text
    assert "Pröva idén" in text
    assert idea.case.regnr in text
    assert "Inget väntar på dig" in page(house.person("network.co-opted"), "/")
    assert "Inget väntar på dig" in page(house.person("education-committee.chair"), "/")


def test_the_writer_is_sent_to_the_form_and_the_coordinator_to_the_naming() -> None:
    house = a_house()
    application = an_approved_idea(house)
    text = page(house.person("education.writer"), "/")
    assert "Skriv klart ansökan och lämna in den" in text
    assert reverse("form", args=[application.case.ref, "application"]) in text
    assert reverse("case-coordinators", args=[application.case.ref]) in page(house.person("coordination.method"), "/")


def test_one_with_nothing_to_do_is_told_what_will_come_and_may_begin() -> None:
    house = a_house()
    a_draft(house)
    text = page(house.person("social.writer"), "/")
    assert "Inget väntar på dig" in text
    assert reverse("idea-start") in text
    assert reverse("idea-start") not in page(house.person("culture-committee.chair"), "/")


def test_a_delegate_reads_for_whom() -> None:
    house = a_house()
    delegate(house.bodies["education-committee"], house.person("education-committee.member"))
    a_submitted_application(house)
    text = page(house.person("education-committee.member"), "/")
    assert "På delegation från nämnden education." in text
    assert "Ta ställning till ansökan" in text


def test_someone_in_conflict_has_no_turn() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    perform(idea.case, "declare_conflict", by=house.person("network.chair"), reason="Släkt.")
    assert "Inget väntar på dig" in page(house.person("network.chair"), "/")


def test_groups_by_deadline_oldest_first() -> None:
    house = a_house()
    for _case in range(5):
        a_submitted_idea(house)
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    days: list[date | None] = [
        sunday + timedelta(days=1),
        today - timedelta(days=2),
        None,
        sunday,
        today - timedelta(days=9),
    ]
    for item, day in zip(WorkItem.objects.filter(verb="assess").order_by("id"), days, strict=True):
        item.due = day
        item.save()
    standing = standing_of(house.person("network.chair"), house.municipality.pk, today)
    mine = turn.queue(WorkItem.objects.waiting_for(standing))
    waiting = mine.counted()
    assert waiting == turn.Waiting(late=2, week=1, later=1, open_ended=1)
    groups = turn.groups(mine.first(5), waiting, standing)
    assert [(group.title, [row.due for row in group.rows]) for group in groups] == [
        ("Försenat", [days[4], days[1]]), ("Den här veckan", [days[3]]), ("Senare", [days[0]]),
        ("Utan tidsgräns", [None]),
    ]  # fmt: skip
    assert "Fem saker väntar på dig. Två av dem är försenade." in page(house.person("network.chair"), "/")


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        (turn.Waiting(), "Inget väntar på dig."),
        (turn.Waiting(later=1), "En sak väntar på dig."),
        (turn.Waiting(late=1), "En sak väntar på dig. Den är försenad."),
        (turn.Waiting(late=2), "Två saker väntar på dig. Alla är försenade."),
        (turn.Waiting(late=1, later=5), "Sex saker väntar på dig. En av dem är försenad."),
        (turn.Waiting(later=100), "Fler än 99 saker väntar på dig."),
    ],
)
def test_the_lead_says_it_in_words(waiting: turn.Waiting, said: str) -> None:
    assert turn.lead(waiting) == said


def test_the_coordinators_own_work_is_in_what_waits_for_both() -> None:
    house = a_house()
    many_cases(house, 3, start=100)
    application, method = an_approved_idea(house), house.person("coordination.method")
    perform(
        application.case, "assign_coordinators", by=method, for_method=method,
        for_evaluation=house.person("coordination.evaluation"),
    )  # fmt: skip
    perform(application, "ask_for_support", by=house.person("education.writer"), part="method", question="Hur då?")
    today = clock.today()
    standing = standing_of(method, house.municipality.pk, today)
    mine = turn.queue(WorkItem.objects.waiting_for(standing))
    both = mine.merged(turn.of_coordination(standing))
    assert set(mine.places) < set(both.places), "and the colleague's question besides"
    assert both.counted().total == mine.counted().total + 1
    text = page(method, "/", show="coordination")
    assert f"{count_words(both.counted().total).capitalize()} saker väntar på er." in text
    assert f"Väntar på {house.person('coordination.evaluation').name}." in text


def test_a_deadline_that_has_passed_is_not_the_next_one() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    chair = house.person("planning-committee.chair")
    Following.objects.create(municipality=house.municipality, person=chair, case=idea.case)
    soon, gone = clock.today() + timedelta(days=5), clock.today() - timedelta(days=5)
    for due, told in ((soon, True), (gone, False)):
        WorkItem.objects.filter(case=idea.case).update(due=due)
        assert ("Nästa tidsgräns i ärendena du följer" in page(chair, "/")) is told


def test_coordinators_see_both_and_all_deadlines() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    perform(
        idea.case, "assign_coordinators", by=house.person("coordination.method"),
        for_method=house.person("coordination.method"), for_evaluation=house.person("coordination.evaluation"),
    )  # fmt: skip
    application = a_submitted_application(house)
    text = page(house.person("coordination.method"), "/")
    assert "Båda samordnarna" in text
    assert "Båda samordnarna" not in page(house.person("network.chair"), "/")
    both = page(house.person("coordination.method"), "/", show="coordination")
    assert 'aria-current="true">Båda samordnarna' in both
    everything = page(house.person("coordination.method"), "/tidsgranser/")
    assert application.case.regnr in everything
    assert "Väntar på nämnden education" in everything
    only = page(house.person("coordination.method"), "/tidsgranser/", body="network")
    assert idea.case.regnr in only
    assert application.case.regnr not in only


def test_deadlines_are_those_of_the_cases_one_sees() -> None:
    house, other = a_house(), a_house()
    draft, theirs = a_draft(house), a_submitted_idea(other)
    text = page(house.person("network.chair"), "/tidsgranser/")
    assert draft.case.ref not in text
    assert theirs.case.ref not in text
    assert draft.case.ref in page(house.person("education.writer"), "/tidsgranser/")


@pytest.mark.parametrize(
    "query", [{"body": "xxx"}, {"body": "'; --"}, {"page": "abc"}, {"okänt": "1"}, {"overdue": "x"}]
)
def test_deadlines_take_junk_calmly(query: dict[str, str]) -> None:
    house = a_house()
    text = page(house.person("network.chair"), "/tidsgranser/", **query)
    if "okänt" in query:
        assert "Adressen har ett filter som inte finns: okänt" in text


def test_news_since_the_last_visit_and_what_is_followed() -> None:
    house = a_house()
    idea = a_submitted_idea(house)
    chair = house.person("management-group.chair")
    Following.objects.create(municipality=house.municipality, person=chair, case=idea.case)
    step = open_step(idea.case, "assessment")
    perform(step, "assess", by=house.person("network.chair"), **assessment(step))
    text = page(chair, "/")
    assert "Nytt den senaste veckan" in text
    assert f"{house.bodies['network'].name} biföll idén" in text
    assert assessment(step)["reasons"] not in text, "what was said stands on the page with all news"
    assert "Väntar på förvaltningen education till" in text
    Affiliation.objects.filter(person=chair).update(previous_visit=clock.now(), latest_visit=clock.now())
    assert "Inget har hänt i dina ärenden." in page(chair, "/")


def test_one_who_only_has_a_door_sees_an_empty_page_and_strangers_none() -> None:
    house = a_house()
    a_submitted_idea(house)
    text = page(house.person("affiliated"), "/")
    assert "Inget väntar på dig" in text
    for url in ("/", "/tidsgranser/", "/nytt/"):
        assert client_of(house.person("outsider")).get(url).status_code == 404
        assert "Skolnärvaro" not in page(house.person("affiliated"), url)


def test_no_more_queries_with_more_rows() -> None:
    house = a_house()
    many_cases(house, 10)
    people = [house.person("network.chair"), house.person("coordination.method")]
    urls = ["/", "/tidsgranser/", "/nytt/", "/?show=coordination"]
    few = {(person.pk, url): queries(person, url) for person in people for url in urls}
    many_cases(house, 290, start=11)
    for person in people:
        for url in urls:
            assert queries(person, url) == few[person.pk, url], url
            assert few[person.pk, url] <= 15, url


def test_every_kind_of_work_has_its_page() -> None:
    house = a_house()
    application = an_approved_idea(house)
    perform(application, "ask_for_support", by=house.person("education.writer"), part="method", question="Hur då?")
    expert = house.person("expert")
    idea = a_submitted_idea(house, "social")
    perform(idea, "invite_expert", by=house.person("network.chair"), person=expert, question="Håller det?")
    text = page(house.person("coordination.method"), "/")
    assert "Kommentera ansökan" in text
    assert "bad om stöd med delen Metod och evidens." in text
    asked = page(expert, "/")
    assert "Lämna din bedömning" in asked
    assert reverse("step", args=[idea.case.ref, Step.objects.get(person=expert).pk]) in asked
    assert Application.objects.get(pk=application.pk).case.ref not in asked
