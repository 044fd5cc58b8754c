"""Every page of a case: axe finds nothing, nothing sticks out, and each works without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.content.attaching import attach
from applications.models import Case
from socinv.lifecycle.models import Event, Following
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.case.pages import url
from tests.factories import acts as do
from tests.factories.cases import (
    a_draft,
    a_granted_application,
    a_submitted_application,
    a_submitted_idea,
    an_approved_idea,
)
from tests.factories.house import House, a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_full_case(house: House) -> Case:
    """Taken back once, with a conflict, an attachment and a long name."""
    case = a_submitted_application(house, title="Skolnärvaroteam i mellanstadiet och högstadieförberedelse").case
    perform(case, "declare_conflict", by=house.person("network.member"), reason="Min syster har skrivit ansökan.")
    do.reopen(house, do.take_stance(house, case, "education-committee"))
    return case


def a_commented_draft(house: House) -> Case:
    application = an_approved_idea(house)
    attach(application, SimpleUploadedFile("Bilaga.txt", b"text"), by=house.person("education.writer"))
    perform(application, "comment", by=house.person("coordination.method"), part="problem", text="Se över.")
    return application.case


def addresses(house: House) -> list[tuple[str, str]]:
    """Who goes where."""
    idea, full, draft = a_submitted_idea(house).case, a_full_case(house), a_commented_draft(house)
    granted, declined = a_granted_application(house).case, a_submitted_idea(house).case
    do.assess(house, declined, "declined", financiers=[declined.process.financier[0].key])
    do.ask_expert(house, idea, house.person("expert"))
    coordinator, chair, writer = "coordination.method", "network.chair", "education.writer"
    return [
        *((who, url(full)) for who in (coordinator, chair, writer, "education-committee.chair", "network.member")),
        *((who, url(idea)) for who in (coordinator, chair, "expert")),
        *((who, url(draft)) for who in (writer, coordinator)),
        (writer, url(a_draft(house).case)),
        (chair, url(granted)),
        (chair, url(declined)),
        (chair, url(full, "case-history")),
        (chair, f"{url(draft, 'case-history')}?visa=allt&ordning=senaste"),
        ("expert", url(idea, "case-history")),
        (chair, url(idea, "case-conflict")),
        ("network.member", url(full, "case-conflict")),
        *((coordinator, url(idea, name)) for name in ("case-note", "case-coordinators", "expert-invite")),
        (writer, url(idea, "case-note")),
    ]


def test_every_page(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page()
    for who, address in addresses(house):
        log_in(page, live_server.url, house.person(who))
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.status in (200, 403), address
        check(page)


def test_a_mistake_is_found_from_the_summary(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page()
    log_in(page, live_server.url, house.person("coordination.method"))
    page.goto(live_server.url + url(a_submitted_idea(house).case, "case-coordinators"))
    page.get_by_role("button", name="Utse samordnare").click()
    page.locator(".ds-error-summary").wait_for()
    check(page)
    page.locator(".ds-error-summary a").first.click()
    assert page.evaluate("document.activeElement.name") == "for_method"


def test_all_of_it_without_scripts(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    case = a_submitted_idea(house).case
    page = new_page(width=375, javascript=False)
    log_in(page, live_server.url, house.person("coordination.method"))
    page.goto(live_server.url + url(case))
    page.get_by_role("link", name="Skriv en anteckning").click()
    page.get_by_label("Anteckning").fill("Ringde sökanden.")
    page.get_by_role("button", name="Spara anteckningen").click()
    page.get_by_text("Anteckningen är sparad.").wait_for()
    page.get_by_role("link", name="Utse samordnare").click()
    page.get_by_label("Samordnare, innehåll och metod").select_option(index=1)
    page.get_by_label("Samordnare, effektutvärdering och kalkyl").select_option(index=1)
    page.get_by_role("button", name="Utse samordnare").click()
    page.get_by_role("button", name="Följ ärendet").click()
    page.get_by_role("button", name="Sluta följa ärendet").wait_for()
    page.get_by_role("link", name="Bjud in vetenskaplig expertis").click()
    page.get_by_label("Vem vill ni bjuda in?").select_option(label=house.person("expert").name)
    page.get_by_role("button", name="Bjud in").click()
    page.get_by_role("link", name="Anmäl att du är jävig").click()
    page.get_by_label("Varför är du jävig?").fill("Min bror har skrivit idén.")
    page.get_by_role("button", name="Anmäl jäv").click()
    page.get_by_role("heading", name="Jäv", exact=True).wait_for()
    page.get_by_role("link", name="Hela historiken").click()
    page.get_by_role("link", name="Senaste först").click()
    page.wait_for_url("**ordning=senaste**")
    told = page.locator(".story > li").all_inner_texts()
    words = ["anmälde jäv", "bjöd in", "utsåg", "skrev en anteckning", "lämnade in idén"]
    places = [next(n for n, one in enumerate(told) if word in one) for word in words]
    assert places == sorted(places)
    verbs = ["write_note", "assign_coordinators", "invite_expert", "declare_conflict"]
    done = Event.objects.filter(case=case, cause=None, verb__in=verbs).order_by("pk").values_list("verb", flat=True)
    assert list(done) == verbs
    assert Following.objects.filter(case=case, person=house.person("coordination.method")).exists()
