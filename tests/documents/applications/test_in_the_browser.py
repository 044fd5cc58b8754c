"""Writing an official report and a standard text: what is typed shows beside it without leaving the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from applications.models import Step
from socinv.documents.models import StandardText
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.cases import an_application_for_decision, open_step
from tests.factories.house import a_house
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_report_and_a_standard_text(new_page: NewPage, live_server: Any) -> None:
    house = a_house()
    step = open_step(an_application_for_decision(house).case, "decision")
    for title in ("Avslag", "Bifall"):
        StandardText.objects.create(municipality=house.municipality, use="report", title=title, text="att {namn}")
    page = new_page()
    log_in(page, live_server.url, house.person("coordination.method"))
    page.goto(live_server.url + reverse("step-report", args=[step.case.ref, step.pk]))
    page.get_by_label("Förslag till beslut").fill("att bifalla ansökan")
    page.get_by_role("textbox", name="Bedömning").fill("Skälen är goda.")
    page.get_by_role("button", name="Visa handlingen").click()
    expect(page.locator("#handlingen")).to_contain_text("Skälen är goda.")
    expect(page.get_by_role("textbox", name="Bedömning")).to_have_value("Skälen är goda.")
    check(page)
    page.get_by_role("button", name="Spara texten").click()
    expect(page.get_by_text("Texten är sparad.")).to_be_visible()
    assert Step.objects.get(pk=step.pk).report_grounds == "Skälen är goda."
    check(page)

    page.goto(live_server.url + reverse("text-add"))
    page.get_by_label("Text", exact=True).fill("Om {diarienummer}.")
    page.get_by_role("button", name="Visa texten ifylld").click()
    expect(page.locator("#sa-lases")).to_contain_text(f"Om {step.case.regnr}.")
    page.get_by_text("Fält som fylls i").click()
    check(page)
