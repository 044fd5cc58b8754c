"""The history reads as a story, for each reader what he or she may read."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from applications.content.saving import save_part
from applications.history.following import latest
from applications.history.story import told
from applications.models import Application, Case, Idea, Step
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event
from socinv.lifecycle.perform import perform
from socinv.organisation.models import User
from socinv.organisation.standing import standing_of
from socinv.presentation.grammar import inside
from tests.case.rows import many_notes
from tests.factories import acts as do
from tests.factories.cases import (
    a_draft,
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_approved_idea,
    open_step,
    stance,
)
from tests.factories.house import House, delegate
from tests.lists.asking import page, queries

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def address(case: Case) -> str:
    return reverse("case-history", args=[case.ref])


def chapters_on(text: str) -> list[tuple[str, str]]:
    """Title and source of each chapter."""
    return re.findall(r'<h2 id="kapitel-\d+">(.*?)</h2>(.*?)</section>', text, re.DOTALL)


def items(*sentences: str) -> str:
    return "".join(f"<li>{one}</li>" for one in sentences)


def sentences(house: House, case: Case, person: User) -> list[str]:
    """The latest acts as the person reads them."""
    standing = standing_of(person, house.municipality.pk, clock.today())
    events = latest(standing, Case.objects.get(pk=case.pk))
    return [act.sentence for act in told(case, events, inside=standing.is_insider)]


def test_a_granted_case_reads_from_idea_to_decision(house: House) -> None:
    case = a_granted_application(house).case
    text = page(house.person("culture-committee.member"), address(case))
    said = [
        "lämnade in idén.", "biföll idén.", "lämnade in ansökan.", "sa ja till att gå vidare, § 88.",
        "beredde ansökan.", "biföll ansökan och beviljade 500\u00a0000\u00a0kr, § 41.",
    ]  # fmt: skip
    places = [text.find(one) for one in said]
    assert -1 not in places, dict(zip(said, places, strict=True))
    assert places == sorted(places)


def test_from_the_beginning_unless_asked(house: House) -> None:
    case = a_granted_application(house).case
    reader = house.person("network.chair")
    text, turned = page(reader, address(case)), page(reader, address(case), ordning="senaste")
    assert text.index("biföll idén") < text.index("biföll ansökan")
    assert turned.index("biföll ansökan") < turned.index("biföll idén")


def test_the_story_has_chapters(house: House) -> None:
    case = a_granted_application(house).case
    perform(case, "write_note", by=house.person("coordination.method"), text="Efteråt.")
    reader, year = house.person("network.chair"), clock.today().year
    titles = ["Idén skrivs", "Idéprövning", "Ansökan skrivs", "Prövning av ansökan", "Efter beslutet"]
    found = chapters_on(page(reader, address(case), visa="allt"))
    assert [title for title, _text in found] == [f"{title}, {year}" for title in titles]
    for (_title, text), said in zip(
        found,
        ["lämnade in idén.", "biföll idén.", "lämnade in ansökan.", "biföll ansökan", "skrev en anteckning."],
        strict=True,
    ):
        assert said in text
    turned = chapters_on(page(reader, address(case), visa="allt", ordning="senaste"))
    assert [title for title, _text in turned] == [title for title, _text in found][::-1]


def test_a_returned_idea_has_a_chapter_of_its_own(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case, "returned")
    do.send_in_idea(house, case)
    do.assess(house, case)
    titles = [
        title.partition(",")[0] for title, _text in chapters_on(page(house.person("network.chair"), address(case)))
    ]
    assert titles == ["Idén skrivs", "Idéprövning", "Idén kompletteras", "Idéprövning"]


def test_a_chapter_goes_on_over_a_page_break(house: House) -> None:
    case = a_submitted_idea(house).case
    many_notes(house, case, 120)
    second = chapters_on(page(house.person("network.chair"), address(case), page=2))
    assert [title for title, _text in second] == [f"Idéprövning, {clock.today().year}"]


def test_what_an_act_led_to_stands_under_it(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case)
    acts = told(case, Event.objects.filter(case=case).order_by("pk"), inside=True)
    assert acts[-1].led_to == ["Idén fick bifall.", "Nu kan ansökan skrivas."]
    assert acts[-1].said == "Väl beskrivet."
    reader = house.person("network.chair")
    assert f'<ul class="followed">{items("Idén fick bifall.", "Nu kan ansökan skrivas.")}</ul>' in page(
        reader, address(case), visa="allt"
    )


def test_the_short_story_does_not_say_the_same_thing_twice(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case)
    text = page(house.person("network.chair"), address(case))
    assert "biföll idén." in text
    assert "Idén fick bifall." not in text
    assert f'<ul class="followed">{items("Nu kan ansökan skrivas.")}</ul>' in text


def test_every_consequence_has_its_cause_on_the_page(house: House) -> None:
    case = a_granted_application(house).case
    acts = told(case, Event.objects.filter(case=case).order_by("pk"), inside=True)
    written = Event.objects.filter(case=case, verb="write").count()
    shown = sum(1 + len(act.led_to) for act in acts)
    assert shown + written - sum("skrev i" in act.sentence for act in acts) == Event.objects.filter(case=case).count()


def test_parts_written_in_one_day_read_as_one_act(house: House) -> None:
    application = an_approved_idea(house)
    case = application.case
    writer = house.person("education.writer")
    parts = case.process.parts("application")[:2]
    for part in parts:
        save_part(application, part, {part.field[0].key: "Nytt."}, {}, by=writer)
    titles = " och ".join(part.title for part in parts)
    assert f"{writer.name} skrev i ansökan, delarna {titles}." in page(writer, address(case), visa="allt")
    assert "skrev i ansökan" not in page(writer, address(case))


def test_a_reason_is_quoted_below(house: House) -> None:
    case = an_approved_idea(house).case
    do.withdraw(house, case)
    text = page(house.person("network.chair"), address(case))
    assert "återkallade ansökan." in text
    assert '<blockquote class="said quoted"><p>Vi hinner inte.</p></blockquote>' in text


def test_what_is_said_is_text_and_never_markup(house: House) -> None:
    case = a_submitted_idea(house).case
    perform(case, "write_note", by=house.person("coordination.method"), text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(house.person("network.chair"), address(case))


@pytest.mark.rule("SUN-10")
def test_that_the_idea_was_assessed_is_open_to_the_management_group(house: House) -> None:
    case = a_submitted_idea(house).case
    do.assess(house, case, "declined")
    reader, chair = house.person("management-group.chair"), house.person("network.chair")
    said = f"{house.bodies['network'].name} avslog idén. {chair.name} registrerade det."
    assert sentences(house, case, reader)[-1] == said


def test_queries_do_not_grow_with_events(house: House) -> None:
    few, many = a_granted_application(house).case, a_granted_application(house).case
    many_notes(house, few, 10)
    many_notes(house, many, 300)
    reader = house.person("network.chair")
    counts = {queries(reader, address(case), visa=visa) for case in (few, many) for visa in ("", "allt")}
    assert len(counts) == 1
    assert max(counts) <= MOST_QUERIES


def test_a_page_holds_a_hundred_acts_and_what_followed_from_the_last_one(house: House) -> None:
    case = a_submitted_idea(house).case
    many_notes(house, case, 99)
    do.assess(house, case)
    many_notes(house, case, 30)
    reader = house.person("network.chair")
    first = page(reader, address(case))
    second = page(reader, address(case), page=2)
    assert first.count("<blockquote") == 98
    assert "biföll idén" not in first
    assert "Nu kan ansökan skrivas." in second
    assert second.count("<time") == 1 + 30 + 1
    assert "1–100 av 132" in first


def test_nonsense_in_the_address_shows_the_first_page(house: House) -> None:
    case = a_submitted_idea(house).case
    assert "lämnade in idén" in page(house.person("network.chair"), address(case), visa="x", ordning="y", page="z")


def test_the_latest_are_eight_acts_without_drafting(house: House) -> None:
    case = a_granted_application(house).case
    found = sentences(house, case, house.person("network.chair"))
    assert len(found) <= 8
    assert not any("skrev i" in one for one in found)
    assert found[-1].startswith(house.bodies["management-group"].name)


def test_latest_begins_at_the_eighth(house: House) -> None:
    case = a_submitted_idea(house).case
    many_notes(house, case, 20)
    assert len(sentences(house, case, house.person("network.chair"))) == 8


def test_a_delegate_is_named_with_the_delegation(house: House) -> None:
    application: Application = a_submitted_application(house)
    step: Step = open_step(application.case, "stance", "education-committee")
    assert step.body is not None
    holder = house.person("education-committee.deputy")
    delegation = delegate(step.body, holder)
    perform(step, "take_stance", by=holder, **stance("no"))
    said = (
        f"{holder.name} sa nej till att gå vidare, för {inside(step.body.name)} på delegation ({delegation.reference})."
    )
    assert said in sentences(house, application.case, house.person("network.chair"))


def test_the_empty_history_of_nothing_says_so(house: House) -> None:
    idea: Idea = a_draft(house)
    reader = house.person("coordination.method")
    text = page(reader, address(idea.case))
    assert "började beskriva idén." in text
