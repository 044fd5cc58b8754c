"""Two writers in one part, without scripts: both texts are shown, and the person chooses."""

from __future__ import annotations

import pytest

from applications.models import Application
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House
from tests.writing.pages import Writer, saved


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application", costs=[row("costs", application.case, key) for key in ("a", "b")])
    return application


@pytest.fixture
def two(house: House, application: Application) -> tuple[Writer, Writer]:
    """Two people of the department with the same part open."""
    return tuple(Writer(house.person(f"education.{who}"), application, "problem") for who in ("writer", "head"))  # type: ignore[return-value]


def test_different_questions_are_merged(application: Application, two: tuple[Writer, Writer]) -> None:
    first, second = two
    first.type(problem="Den förstas text").press()
    second.type(group="Den andras text").press()
    held = saved(application, "problem")
    assert (held["problem"], held["group"]) == ("Den förstas text", "Den andras text")


def test_both_texts_are_shown_and_nothing_is_overwritten(
    application: Application, two: tuple[Writer, Writer], house: House
) -> None:
    first, second = two
    first.type(problem="Den förstas text").press()
    page = second.type(problem="Den andras text", group="Målgruppen").press("_to", "next")
    html = page.content.decode()
    assert page.status_code == 409
    assert "<title>Fel:" in html
    assert f"{house.person('education.writer')} ändrade Problem och nuläge samtidigt som du" in html
    assert "Den förstas text" in html
    assert "Den andras text" in html
    held = saved(application, "problem")
    assert (held["problem"], held["group"]) == ("Den förstas text", "Målgruppen")


def test_the_writer_keeps_the_own_text(application: Application, two: tuple[Writer, Writer]) -> None:
    first, second = two
    first.type(problem="Den förstas text").press()
    second.type(problem="Den andras text").press()
    assert second.type(problem="Den förstas och den andras text").press().status_code == 200
    assert saved(application, "problem")["problem"] == "Den förstas och den andras text"


def test_the_writer_takes_the_other_text(application: Application, two: tuple[Writer, Writer]) -> None:
    first, second = two
    first.type(problem="Den förstas text").press()
    second.type(problem="Den andras text").press()
    second.press("_theirs", "problem")
    assert saved(application, "problem")["problem"] == "Den förstas text"
    assert second.fields["problem"] == ["Den förstas text"]


def test_a_third_text_meanwhile_is_a_clash_again(application: Application, two: tuple[Writer, Writer]) -> None:
    first, second = two
    first.type(problem="Den förstas text").press()
    second.type(problem="Den andras text").press()
    first.type(problem="Den förstas nya text").press()
    page = second.press()
    assert page.status_code == 409
    assert "Den förstas nya text" in page.content.decode()


def test_a_row_two_people_changed(house: House, application: Application) -> None:
    first, second = (Writer(house.person(f"education.{who}"), application, "costs") for who in ("writer", "head"))
    first.put("costs-a-what", "Lön").press()
    page = second.put("costs-a-what", "Lokal").put("costs-b-what", "Resor").press().content.decode()
    assert "Kostnad: Lön" in page
    assert "Kostnad: Lokal" in page
    lines = {line["id"]: line["what"] for line in saved(application, "costs")["costs"]}
    assert lines == {"a": "Lön", "b": "Resor"}
    second.press("_theirs", "costs.a")
    assert second.fields["costs-a-what"] == ["Lön"]


def test_rows_added_at_once_are_all_there(house: House, application: Application) -> None:
    first, second = (Writer(house.person(f"education.{who}"), application, "costs") for who in ("writer", "head"))
    for writer, word in ((first, "Lön"), (second, "Lokal")):
        writer.press("_add", "costs")
        new = writer.fields["costs-_rows"][0].split()[-1]
        writer.put(f"costs-{new}-what", word)
    first.press()
    second.press()
    assert {line["what"] for line in saved(application, "costs")["costs"]} >= {"Lön", "Lokal"}


def test_a_row_taken_away_while_another_rewrote_it_is_asked_about(house: House, application: Application) -> None:
    first, second = (Writer(house.person(f"education.{who}"), application, "costs") for who in ("writer", "head"))
    first.put("costs-a-what", "Lön").press()
    page = second.press("_remove", "costs.a")
    assert "Raden är borttagen." in page.content.decode()
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["a", "b"]


def test_a_row_rewritten_while_another_took_it_away_is_asked_about(house: House, application: Application) -> None:
    first, second = (Writer(house.person(f"education.{who}"), application, "costs") for who in ("writer", "head"))
    first.press("_remove", "costs.a")
    page = second.put("costs-a-what", "Lön").press().content.decode()
    assert "Raden är borttagen." in page
    assert "Kostnad: Lön" in page
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["b"]
    second.press()
    assert {line["id"]: line["what"] for line in saved(application, "costs")["costs"]}["a"] == "Lön"


def test_the_row_another_took_away_can_be_let_go(house: House, application: Application) -> None:
    first, second = (Writer(house.person(f"education.{who}"), application, "costs") for who in ("writer", "head"))
    first.press("_remove", "costs.a")
    second.put("costs-a-what", "Lön").press()
    second.press("_theirs", "costs.a")
    assert [line["id"] for line in saved(application, "costs")["costs"]] == ["b"]
    assert "costs-a-what" not in second.fields


def test_one_person_in_two_windows(house: House, application: Application) -> None:
    first, second = (Writer(house.person("education.writer"), application, "problem") for _ in range(2))
    first.type(problem="I det ena fönstret").press()
    page = second.type(problem="I det andra fönstret").press()
    assert "i ett annat fönster" in page.content.decode()


def test_the_page_says_who_else_is_writing(house: House, application: Application) -> None:
    other = house.person("education.head")
    other.name = "Jonas Fiktelius"
    other.save()
    Writer(other, application, "costs").put("costs-a-what", "Lön").press()
    page = Writer(house.person("education.writer"), application, "problem").page.content.decode()
    assert "Jonas F. skriver i Kostnader." in page
