"""Every page of the forms, mistakes and two texts at once included: axe finds nothing, and nothing sticks out."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from applications.content.attaching import attach
from applications.models import Application
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import a_draft, a_submitted_application, an_approved_idea
from tests.factories.content import complete, row
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage
from tests.writing.pages import Writer, url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def an_application(house: House) -> Application:
    """Half written, commented, with an attachment and a co-writer."""
    application, writer = an_approved_idea(house), house.person("education.writer")
    case = application.case
    complete(case, "application", indicators=[row("indicators", case, "r1", target="")], comparison="")
    coordinator = house.person("coordination.method")
    suggested: dict[str, Any] = {"field": "problem", "suggestion": "En annan text."}
    perform(application, "comment", by=coordinator, part="indicators", text="Se över.")
    perform(application, "comment", by=coordinator, part="problem", text="Se över.", **suggested)
    attach(application, SimpleUploadedFile("Bilaga.txt", b"text"), by=writer)
    perform(application, "invite_cowriter", by=writer, person=house.person("affiliated"))
    return application


def addresses(house: House) -> list[tuple[str, str]]:
    """Who goes where."""
    draft, written, sent = a_draft(house), an_application(house), a_submitted_application(house)
    writer, reader, coordinator = "education.writer", "network.chair", "coordination.method"
    parts = [(writer, url("form-part", written, part.key)) for part in written.case.process.parts("application")]
    return [
        *parts,
        (writer, reverse("idea-start")),
        (reader, reverse("idea-start")),
        (writer, url("form", draft)),
        (writer, url("form", written)),
        (coordinator, url("form", written)),
        (coordinator, url("form-part", written, "problem")),
        (writer, url("form-comment", written, "problem")),
        (writer, url("form-support", written, "problem")),
        (writer, url("form-attachments", written)),
        (writer, url("cowriters", written)),
        (writer, url("form-withdraw", written)),
        (reader, url("form", sent)),
        (reader, url("form-print", sent)),
        (reader, url("version", sent, 1)),
        (writer, url("version-difference", sent)),
        (writer, url("form-submit", sent)),
    ]


def test_every_page(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page()
    for who, address in addresses(house):
        log_in(page, live_server.url, house.person(who))
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status == 200, address
        check(page)


def test_mistakes_and_two_texts(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    application = an_application(house)
    page = new_page()
    log_in(page, live_server.url, house.person("education.writer"))
    page.goto(live_server.url + url("form-part", application, "problem"))
    Writer(house.person("education.head"), application, "problem").type(problem="Den andras text").press()
    page.get_by_label("Problem och nuläge").fill("Min text")
    page.get_by_label("Flickor eller unga kvinnor").fill("många")
    page.get_by_role("button", name="Fortsätt till").click()
    page.locator(".conflict").wait_for()
    check(page)
    page.goto(live_server.url + url("form-part", application, "indicators"))
    page.get_by_label("Mål för mått 1").fill("många")
    page.get_by_role("button", name="Fortsätt till").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
