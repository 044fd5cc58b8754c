"""Without scripts: what was typed when the session was over, or the page too old, is kept and can be sent again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from applications.models import Application
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import an_approved_idea
from tests.factories.content import complete
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import Fields, Writer, saved, signed_in, url

TEXT = 'Skrivet efter utloggningen,\nmed <två> rader & "citat"'
OURS: dict[str, Any] = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def application(house: House) -> Application:
    application = an_approved_idea(house)
    complete(application.case, "application")
    return application


def held(html: str) -> dict[str, list[str]]:
    """What the page would send again."""
    return Fields(html.replace('<form method="post" action="', '<form id="del" method="post" action="')).sent


def test_everything_typed_is_on_the_page(house: House, application: Application) -> None:
    writer = Writer(house.person("education.writer"), application, "problem")
    writer.client.logout()
    answer = writer.type(problem=TEXT).press("_to", "next")
    assert answer.status_code == 401
    html = answer.content.decode()
    assert "Du har loggats ut" in html
    assert "&lt;två&gt;" in html
    again = held(html)
    assert again["problem"] == [TEXT]
    assert again["_to"] == ["next"]
    assert saved(application, "problem")["problem"] != TEXT
    client = signed_in(house.person("education.writer"))
    assert client.post(writer.address, again).status_code == 302
    assert saved(application, "problem")["problem"] == TEXT


@pytest.mark.parametrize("name", ["form-comment", "form-support"])
def test_a_comment_is_kept_too(application: Application, name: str) -> None:
    answer = Client().post(url(name, application, "problem"), {"text": "Ett ord", "question": "En fråga"})
    assert answer.status_code == 401
    assert held(answer.content.decode())["text"] == ["Ett ord"]


@pytest.mark.parametrize("sent", [{}, {"_to": "next"}, {"problem": "  "}])
def test_with_nothing_typed_it_is_the_log_in(application: Application, sent: dict[str, str]) -> None:
    answer = Client().post(url("form-part", application, "problem"), sent)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/logga-in/")


def test_the_page_tells_nothing_of_the_case(application: Application) -> None:
    answer = Client().post(url("form-part", application, "problem"), {"problem": "x"})
    assert str(application.case) not in answer.content.decode()


def test_a_page_that_is_too_old_keeps_the_text(house: House, application: Application) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.person("education.writer"))
    answer = client.post(url("form-part", application, "problem"), {"problem": TEXT}, **OURS)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Skicka en gång till" in html
    assert held(html)["problem"] == [TEXT]


@pytest.mark.parametrize("origin", ["https://elak.example", "null", "http://testserver.elak.example", ""])
def test_what_another_site_sends_cannot_be_sent_again(house: House, application: Application, origin: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.person("education.writer"))
    from_elsewhere: dict[str, Any] = {"HTTP_ORIGIN": origin} if origin else {}
    answer = client.post(url("form-part", application, "problem"), {"problem": "Deras"}, **from_elsewhere)
    assert answer.status_code == 403
    assert "Deras" not in answer.content.decode()


@pytest.mark.django_db
def test_a_password_is_never_held() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("login"), {"username": "a@example.se", "password": "hemligt ord"}, **OURS)
    assert answer.status_code == 403
    assert "hemligt" not in answer.content.decode()


# -- in a browser


@pytest.fixture
def draft(transactional_db: None) -> tuple[House, Application]:
    house = a_house()
    application = an_approved_idea(house)
    complete(application.case, "application")
    return house, application


def send_logged_out(page: Page, server: str, house: House, application: Application) -> None:
    log_in(page, server, house.person("education.writer"))
    page.goto(server + url("form-part", application, "problem"))
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Problem och nuläge").fill(TEXT)
    page.get_by_role("button", name="Fortsätt till").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Det du skrev finns kvar")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_logging_in_in_another_tab(
    new_page: NewPage, live_server: Any, draft: tuple[House, Application], width: int
) -> None:
    house, application = draft
    page = new_page(width=width, javascript=False)
    send_logged_out(page, live_server.url, house, application)
    person = house.person("education.writer")
    person.set_password("en-riktigt-lang-losenmening")
    person.save()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Logga in i en ny flik").click()
    tab = opened.value
    tab.get_by_label("E-postadress").fill(person.email)
    tab.get_by_label("Lösenord").fill("en-riktigt-lang-losenmening")
    tab.get_by_role("button", name="Logga in").click()
    expect(tab.get_by_role("heading", level=1)).not_to_have_text("Logga in")
    page.get_by_role("button", name="Skicka igen").click()
    expect(page.locator(".lead")).to_contain_text("Skicka en gång till")
    page.get_by_role("button", name="Skicka igen").click()
    expect(page).to_have_url(re.compile("/del/method/"))
    assert saved(application, "problem")["problem"] == TEXT


@pytest.mark.browser
def test_the_page_is_accessible(new_page: NewPage, live_server: Any, draft: tuple[House, Application]) -> None:
    page = new_page()
    page.route("**/autosave*.js", lambda route: route.abort())  # the page as it is without that script
    send_logged_out(page, live_server.url, *draft)
    check(page)
