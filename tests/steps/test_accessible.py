"""Every page of a step in a browser: axe finds nothing, nothing sticks out, and no script is needed."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page

from applications.content.attaching import attach
from applications.models import Application, Case, Step
from socinv.documents.models import StandardText
from socinv.lifecycle import clock
from socinv.lifecycle.perform import perform
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.acts import ask_expert, assess, decide, reopen
from tests.factories.cases import (
    a_draft,
    a_submitted_application,
    an_application_for_decision,
    an_application_in_preparation,
    open_step,
)
from tests.factories.house import House, a_house, delegate
from tests.plugins.browser import NewPage
from tests.steps.pages import url

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHAIR = {
    "assessment": "network.chair", "stance": "education-committee.chair", "preparation": "network.chair",
    "decision": "management-group.chair", "expertise": "expert",
}  # fmt: skip
EVERY_WIDTH = (1280, 820, 375, 320)  # a tablet, too: where steps are answered
Where = list[tuple[str, Step, str]]


def an_idea_outside_the_target_group(house: House) -> Case:
    idea = a_draft(house, target="outside")
    attach(idea, SimpleUploadedFile("Bilaga.txt", b"text"), by=house.person("education.writer"))
    perform(idea, "submit", by=house.person("education.writer"))
    return idea.case


def an_answered_expertise(house: House, case: Case) -> Step:
    step = ask_expert(house, case, house.person("expert"), form="application")
    said: dict[str, Any] = {"outcome": "weak", "reasons": "En studie.", "answered_on": clock.today()}
    perform(step, "give_expertise", by=house.person("expert"), **said)
    return step


def waiting(house: House) -> list[Step]:
    """One open step of every kind, with something in every section of its page."""
    for kind in ("assessment", "stance", "preparation", "decision"):
        StandardText.objects.create(municipality=house.municipality, use=kind, title="Uppföljning", text="Följs upp.")
    prepared = an_application_in_preparation(house).case
    an_answered_expertise(house, prepared)
    decisive = an_application_for_decision(house, departments=[house.departments["social"].pk]).case
    perform(decisive, "declare_conflict", by=house.person("management-group.member"), reason="Min bror söker.")
    asked = ask_expert(house, a_submitted_application_for_expert(house), house.person("expert"), form="application")
    return [
        open_step(an_idea_outside_the_target_group(house), "assessment"),
        open_step(a_submitted_application(house).case, "stance"),
        open_step(prepared, "preparation"),
        open_step(decisive, "decision"),
        asked,
    ]


def a_submitted_application_for_expert(house: House) -> Case:
    return an_application_in_preparation(house, "culture").case


def administered(house: House, steps: list[Step]) -> Where:
    """The pages around the steps, and steps that are answered, taken back or read by others."""
    review, stance, _preparation, decision, asked = steps
    done = decide(house, an_application_for_decision(house, "social").case)
    declined = assess(house, an_idea_outside_the_target_group(house), "declined", reasons="För likt.")
    back = reopen(house, decide(house, an_application_for_decision(house, "culture").case))
    delegate(house.bodies["education-committee"], house.person("education-committee.member"))
    chair, coordinator = "management-group.chair", "coordination.method"
    return [
        (chair, done, "step"),
        (chair, done, "step-reopen"),
        ("network.member", declined, "step"),
        ("network.chair", declined, "step-reopen"),
        (chair, back, "step"),
        ("education-committee.member", stance, "step"),
        ("network.co-opted", review, "step"),
        ("management-group.member", decision, "step"),
        ("network.chair", asked, "step-cancel"),
        (coordinator, decision, "step-remind"),
        (coordinator, asked, "step-extend"),
    ]


def visit(page: Page, server: Any, house: House, who: str, step: Step, name: str = "step") -> None:
    log_in(page, server.url, house.person(who))
    answer = page.goto(server.url + url(step, name))
    assert answer is not None
    assert answer.status == 200, (who, name)


def fill_in(page: Page, step: Step) -> None:
    """All that the form of the kind needs, typed and clicked."""
    if step.kind != "expertise":
        page.get_by_label("Nej, jag är inte jävig").check()
    for judged in page.locator(".judged > div").all():
        judged.locator("input[type=radio]").first.check()
        judged.locator("textarea").fill("Därför.")
    for box in page.locator("form.decide textarea[name=expertise], form.decide textarea[name=reasons]").all():
        box.fill("Ord om saken.")
    page.locator("form.decide input[name=outcome]").first.check()
    if page.locator("#id_terms:visible").count():
        page.locator("#id_terms").fill("Föräldrarna.")
    if page.locator("#id_item").count():
        page.locator("#id_item").fill("41")


def test_every_page(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page, steps = new_page(), waiting(house)
    for step in steps:
        visit(page, live_server, house, CHAIR[step.kind], step)
        assert page.locator("form.decide").count() == 1
        check(page, EVERY_WIDTH)
    for who, step, name in administered(house, steps):
        visit(page, live_server, house, who, step, name)
        check(page, EVERY_WIDTH)


def test_mistakes_and_confirmations(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page = new_page()
    for step in waiting(house):
        visit(page, live_server, house, CHAIR[step.kind], step)
        page.locator("form.decide button[data-plain]").click()
        page.locator(".ds-error-summary").wait_for()
        check(page)
        fill_in(page, step)
        page.locator("form.decide button[data-plain]").click()
        page.locator(".confirmation").wait_for()
        check(page)
        assert Step.objects.get(pk=step.pk).status == "answered"


def test_too_late(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page, case = new_page(), an_application_for_decision(house).case
    step = open_step(case, "decision")
    visit(page, live_server, house, "management-group.secretary", step)
    fill_in(page, step)
    decide(house, case)
    page.locator("form.decide button[data-plain]").click()
    page.get_by_role("heading", name="Det här skrev du").wait_for()
    check(page)
    visit(page, live_server, house, "management-group.secretary", step, "step-reopen")
    page.locator("main textarea").fill("Beloppet var fel.")
    reopen(house, Step.objects.get(pk=step.pk))
    page.get_by_role("button", name="Ta tillbaka utfallet").click()
    page.get_by_role("heading", name="Det här skrev du").wait_for()
    check(page)


def test_without_javascript(new_page: NewPage, live_server: Any) -> None:
    """All that is needed is on the page from the start, and the answer is registered."""
    house = a_house()
    page = new_page(width=820, javascript=False)
    for step in waiting(house):
        visit(page, live_server, house, CHAIR[step.kind], step)
        fill_in(page, step)
        page.locator("form.decide button[data-plain]").click()
        page.locator(".confirmation").wait_for()
        assert Step.objects.get(pk=step.pk).status == "answered"
    assert Application.objects.filter(status="granted").count() == 1


def test_the_button_says_the_outcome_and_fields_follow_it(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page, step = new_page(), open_step(an_application_for_decision(house).case, "decision")
    visit(page, live_server, house, "management-group.chair", step)
    button, amount = page.locator("form.decide button[data-plain]"), page.locator("#id_amount")
    assert button.inner_text() == "Registrera"
    assert amount.is_visible()
    page.get_by_label("Avslag").check()
    assert button.inner_text() == "Registrera avslag"
    assert not amount.is_visible()
    assert page.get_by_label("Vinnova").is_visible()
    page.get_by_label("Bifall").check()
    assert button.inner_text() == "Registrera bifall"
    assert amount.is_visible()
    assert not page.get_by_label("Vinnova").is_visible()


def test_by_keyboard(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    page, step = new_page(), open_step(an_application_for_decision(house).case, "decision")
    visit(page, live_server, house, "management-group.chair", step)
    page.get_by_role("link", name="Gå till beslutet").press("Enter")
    page.locator("#id_conflict_0").press("Space")
    page.locator("#id_outcome_0").press("Space")
    page.locator("#id_item").press_sequentially("41")
    page.get_by_role("button", name="Registrera bifall").press("Enter")
    page.locator(".confirmation").wait_for()
    assert Step.objects.get(pk=step.pk).outcome == "granted"
