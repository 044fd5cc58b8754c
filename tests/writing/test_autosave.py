"""What a save while typing answers: the save state, and nothing that could take a text away."""

from __future__ import annotations

import json

import pytest

from applications.models import Application
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House
from tests.writing.pages import Writer, saved, signed_in, url


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


@pytest.fixture
def writer(house: House, application: Application) -> Writer:
    return Writer(house.person("education.writer"), application, "problem")


def test_it_saves_and_says_when(application: Application, writer: Writer) -> None:
    answer = writer.type(problem="Medan jag skriver").autosave()
    html = answer.content.decode()
    assert answer["X-Saved"] == "all"
    assert 'id="sparat"' in html
    assert "Sparat" in html
    assert "<html" not in html
    assert saved(application, "problem")["problem"] == "Medan jag skriver"


def test_saving_again_and_again_is_no_clash_with_oneself(application: Application, writer: Writer) -> None:
    for text in ("e", "ett", "ett ord"):
        assert writer.type(problem=text).autosave()["X-Saved"] == "all"
    assert saved(application, "problem")["problem"] == "ett ord"


def test_what_cannot_be_read_is_named_and_the_rest_saved(application: Application, writer: Writer) -> None:
    answer = writer.type(problem="Ny text", girls="många").autosave()
    assert answer["X-Saved"] == "partly"
    assert "Rätta för att spara också: Flickor" in answer.content.decode()
    assert saved(application, "problem")["problem"] == "Ny text"
    assert saved(application, "problem")["girls"] == "40"


def test_a_clash_is_told_again_until_it_is_settled(house: House, application: Application, writer: Writer) -> None:
    Writer(house.person("education.head"), application, "problem").type(problem="Den andras").press()
    for _attempt in range(3):
        answer = writer.type(problem="Min").autosave()
        assert answer["X-Saved"] == "partly"
        assert "Visa båda texterna" in answer.content.decode()
    assert saved(application, "problem")["problem"] == "Den andras"
    assert "Den andras" in writer.press().content.decode()


def test_seeing_both_texts_is_no_choice_yet(house: House, application: Application, writer: Writer) -> None:
    """A save by itself on the page with both texts does not make the own text win."""
    Writer(house.person("education.head"), application, "problem").type(problem="Den andras").press()
    writer.type(problem="Min").press()
    assert any(name.startswith("_seen-") for name in writer.fields)
    assert writer.autosave()["X-Saved"] == "partly"
    assert saved(application, "problem")["problem"] == "Den andras"


def test_another_ones_answer_is_not_put_back(house: House, application: Application, writer: Writer) -> None:
    """The page still shows the old answer to what somebody else has changed since."""
    Writer(house.person("education.head"), application, "problem").type(group="Den andras grupp").press()
    answer = writer.type(problem="Min text").autosave()
    assert "Någon annan har ändrat Målgrupp och avgränsning." in answer.content.decode()
    writer.type(problem="Min nya text").autosave()
    held = saved(application, "problem")
    assert (held["problem"], held["group"]) == ("Min nya text", "Den andras grupp")


def test_an_unreadable_answer_keeps_its_place_in_line(house: House, application: Application, writer: Writer) -> None:
    """While it could not be read somebody else answered: mending it is a clash, not an overwriting."""
    writer.type(girls="många").autosave()
    Writer(house.person("education.head"), application, "problem").type(girls="50").press()
    writer.autosave()
    assert writer.type(girls="60").autosave()["X-Saved"] == "partly"
    assert saved(application, "problem")["girls"] == "50"


def test_a_lost_session_is_said_and_not_sent_elsewhere(application: Application, writer: Writer) -> None:
    writer.client.logout()
    answer = writer.type(problem="Efteråt").autosave()
    assert answer.status_code == 401
    html = answer.content.decode()
    assert "Du har loggats ut" in html
    assert f"/logga-in/?next={writer.address}" in html
    assert saved(application, "problem")["problem"] != "Efteråt"


@pytest.mark.parametrize("base", ["", "[]", "{", '{"problem": 5, "x": {}}', "null", '{"problem": {"a": "b"}}'])
def test_a_broken_fingerprint_does_no_harm(application: Application, writer: Writer, base: str) -> None:
    assert writer.put("_base", base).type(problem="Ny").autosave().status_code == 200


def test_a_field_that_was_not_sent_stays(application: Application, writer: Writer) -> None:
    writer.client.post(url("form-autosave", application, "problem"), {"problem": "Bara den", "_base": "{}"})
    assert saved(application, "problem")["group"] == "Några ord om saken."


def test_what_is_missing_comes_along(house: House, application: Application, writer: Writer) -> None:
    assert "Beskriv målgruppen" in writer.type(group="").autosave().content.decode()


def test_a_look_at_the_address_leads_to_the_page(house: House, application: Application) -> None:
    client = signed_in(house.person("education.writer"))
    assert client.get(url("form-autosave", application, "problem")).status_code == 302


def test_the_fingerprints_are_json(writer: Writer) -> None:
    assert set(json.loads(writer.fields["_base"][0])) == {"problem", "group", "girls", "boys"}
