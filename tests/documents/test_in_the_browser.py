"""A coordinator orders a document, sees it being made and fetches it; with and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Thread

import pytest
from django.db import connections
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from applications.models import Case
from socinv.documents.kinds import Kind
from socinv.documents.models import Document
from socinv.documents.tasks import make_waiting
from tests.accessible import check
from tests.browsing import log_in
from tests.factories.house import House
from tests.plugins.browser import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def work() -> None:
    """What the worker does, beside the web."""
    try:
        make_waiting()
    finally:
        connections.close_all()


@pytest.mark.parametrize("javascript", [True, False])
def test_order_and_fetch(
    live_server: LiveServer, new_page: NewPage, house: House, case: Case, kind: Kind, javascript: bool, tmp_path: Path
) -> None:
    page = new_page(base_url=live_server.url, javascript=javascript)
    log_in(page, live_server.url, house.person("coordination.method"))
    page.goto(reverse("case-documents", args=[case.ref]))
    offer = page.locator(".offer", has_text="Provhandling")
    if javascript:
        check(page)
    offer.get_by_role("button", name="Beställ").click()
    page.wait_for_url(re.compile("/handlingar/2"))
    expect(page.get_by_text("Görs …")).to_be_visible()
    worker = Thread(target=work)
    worker.start()
    worker.join(60)
    if not javascript:
        page.get_by_role("link", name="Se efter om den är klar").click()
    expect(page.get_by_text("Filen är oförändrad sedan den upprättades.")).to_be_visible()
    if javascript:
        check(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta handlingen").click()
    download.value.save_as(tmp_path / "handling.pdf")
    assert (tmp_path / "handling.pdf").read_bytes() == Document.objects.get().file.read()
    assert download.value.suggested_filename.startswith("provhandling-")
