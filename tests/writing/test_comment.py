"""The coordinators support the writing: remarks, suggested wordings, and answers to questions (SUN-22)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from applications.models import Application, Comment
from socinv.lifecycle import clock
from socinv.lifecycle.models import Event, WorkItem
from socinv.lifecycle.perform import perform
from tests.factories.cases import a_submitted_application, an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House
from tests.writing.pages import Writer, saved, signed_in, url

SUGGESTED = {"text": "Så här kanske.", "field": "problem", "suggestion": "Var femte elev läser inte."}


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


def say(house: House, application: Application, who: str = "coordination.method", **said: Any) -> Comment:
    perform(application, "comment", by=house.person(who), part="problem", **(said or SUGGESTED))
    return Comment.objects.latest("pk")


@pytest.mark.rule("SUN-22")
def test_a_coordinator_comments_on_a_part(house: House, application: Application) -> None:
    client = signed_in(house.person("coordination.evaluation"))
    client.post(url("form-comment", application, "problem"), {"text": "Skriv hur många."})
    page = Writer(house.person("education.writer"), application, "problem").page.content.decode()
    assert "Skriv hur många." in page
    assert f"Kommentar från {house.person('coordination.evaluation')}" in page


@pytest.mark.rule("SUN-22")
def test_a_suggestion_is_taken_in_with_one_press(house: House, application: Application) -> None:
    comment = say(house, application)
    writer = Writer(house.person("education.writer"), application, "problem")
    assert "Var femte elev läser inte." in writer.page.content.decode()
    writer.type(group="Skrivet på samma gång").press("_accept", str(comment.pk))
    held = saved(application, "problem")
    assert (held["problem"], held["group"]) == ("Var femte elev läser inte.", "Skrivet på samma gång")
    assert Comment.objects.get().accepted
    assert "Förslaget är infört." in writer.page.content.decode()


def test_a_comment_is_settled_and_settled_again(house: House, application: Application) -> None:
    comment = say(house, application)
    address = url("form-comment-resolve", application, comment.pk)
    client = signed_in(house.person("education.writer"))
    client.post(address)
    assert "Kommentaren är redan klar." in client.post(address, {"accepted": "1"}, follow=True).content.decode()
    assert not Comment.objects.get().accepted
    assert saved(application, "problem")["problem"] == "Några ord om saken."


def test_a_coordinator_settles_but_does_not_take_in(house: House, application: Application) -> None:
    comment = say(house, application)
    address = url("form-comment-resolve", application, comment.pk)
    signed_in(house.person("coordination.method")).post(address, {"accepted": "1"})
    assert Comment.objects.get().resolved_at
    assert saved(application, "problem")["problem"] == "Några ord om saken."


def test_a_writer_answers(house: House, application: Application) -> None:
    comment = say(house, application)
    writer = Writer(house.person("education.writer"), application, "problem")
    answer = writer.type(group="Inte borta").press("_to", f"reply-{comment.pk}")
    assert saved(application, "problem")["group"] == "Inte borta"
    page = writer.client.get(answer.url).content.decode()
    assert "Så här kanske." in page
    assert "De här får veta" in page
    writer.client.post(url("form-comment", application, "problem"), {"text": "Tack, vi skriver om."})
    assert "Tack, vi skriver om." in writer.client.get(writer.address).content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": ""}, "Skriv en kommentar"),
        ({"text": "x", "suggestion": "Ny text"}, "Välj vilken text förslaget gäller"),
        ({"text": "x", "field": "problem"}, "Skriv den text du föreslår"),
        ({"text": "x", "field": "girls", "suggestion": "12"}, "Välj något av det som står i listan"),
        ({"text": "x", "field": "group", "suggestion": "y" * 3001}, "högst 3000 tecken"),
    ],
)
def test_what_a_comment_lacks_is_said_and_kept(
    house: House, application: Application, typed: dict[str, str], words: str
) -> None:
    page = signed_in(house.person("coordination.method")).post(url("form-comment", application, "problem"), typed)
    assert words in page.content.decode()
    assert "<title>Fel:" in page.content.decode()
    assert typed.get("suggestion", "") in page.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.rule("SUN-22")
def test_the_writers_ask_the_coordinators_for_support(house: House, application: Application) -> None:
    client = signed_in(house.person("education.writer"))
    address = url("form-support", application, "problem")
    assert "Samordnarna" in client.get(address).content.decode()
    assert "Skriv vad ni vill ha hjälp med." in client.post(address, {"question": ""}).content.decode()
    client.post(address, {"question": "Hur räknar vi?"})
    assert WorkItem.objects.open().filter(verb="comment", thing_id=application.pk).exists()


@pytest.mark.parametrize("who", ["social.writer", "network.chair", "outsider", "affiliated"])
def test_others_neither_comment_nor_settle_nor_ask(house: House, application: Application, who: str) -> None:
    comment, client = say(house, application), signed_in(house.person(who))
    assert client.post(url("form-comment", application, "problem"), {"text": "Hej"}).status_code == 404
    assert client.post(url("form-comment-resolve", application, comment.pk)).status_code == 404
    assert client.post(url("form-support", application, "problem"), {"question": "Hej"}).status_code == 404


def test_after_it_was_sent_in_nobody_comments(house: House) -> None:
    application = a_submitted_application(house)
    for who in ("coordination.method", "education.writer"):
        answer = signed_in(house.person(who)).post(url("form-comment", application, "problem"), {"text": "Sent"})
        assert answer.status_code == 403
    support = signed_in(house.person("education.writer")).get(url("form-support", application, "problem"))
    assert support.status_code == 403
    assert not Comment.objects.exists()


def test_a_comment_of_another_case_is_not_found(house: House, application: Application) -> None:
    comment = say(house, application)
    other = an_approved_idea(house, "social")
    client = signed_in(house.person("social.writer"))
    assert client.post(url("form-comment-resolve", other, comment.pk)).status_code == 404


@pytest.mark.parametrize(("who", "name", "words", "verb"), [
    ("coordination.method", "form-comment", {"text": "Skriv hur många."}, "comment"),
    ("education.writer", "form-comment", {"text": "Det gör vi."}, "comment"),
    ("education.writer", "form-support", {"question": "Hur räknar vi?"}, "ask_for_support"),
])  # fmt: skip
def test_pressed_twice_it_is_said_once(
    house: House, application: Application, who: str, name: str, words: dict[str, str], verb: str
) -> None:
    client = signed_in(house.person(who))
    for _press in range(2):
        assert client.post(url(name, application, "problem"), words).status_code == 302
    assert Event.objects.filter(verb=verb).count() == 1
    client.post(url(name, application, "method"), words)
    client.post(url(name, application, "problem"), {key: f"{value} Mer." for key, value in words.items()})
    assert Event.objects.filter(verb=verb).count() == 3
    with clock.at(clock.now() + timedelta(minutes=2)):
        client.post(url(name, application, "problem"), words)
    assert Event.objects.filter(verb=verb).count() == 4
